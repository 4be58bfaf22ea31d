// SPDX-License-Identifier: MIT
#pragma once

#include "app/session/workspace.h"

#include <QWidget>

class PaletteList;
class PaletteModel;
class QLabel;
class QLineEdit;

/// The panel of all component types, by category or as found. A row is dragged onto the board, or
/// chosen to be placed with the next press there.
class Palette : public QWidget {
    Q_OBJECT

public:
    explicit Palette(Workspace &workspace, QWidget *parent = nullptr);

    void focusSearch();

Q_SIGNALS:
    /// A click, or Enter, on a row.
    void typeChosen(const QString &typeId);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void dressSearch();
    void search(const QString &query);
    void choose(const QModelIndex &index);
    bool searchKey(int key);

    Workspace &m_workspace;
    PaletteModel *m_model;
    QLineEdit *m_search;
    PaletteList *m_list;
    QLabel *m_nothing;
};
