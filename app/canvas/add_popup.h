// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"

#include <QFrame>

class QLineEdit;
class QListWidget;
struct Theme;

/// The searchable menu that opens where the person double-clicks or drops a connection.
class AddPopup : public QFrame {
    Q_OBJECT

public:
    AddPopup(const core::Catalog &catalog, const Theme &theme, QWidget *parent);
    ~AddPopup() override;

    /// Opens at the position of the parent, kept inside it.
    void openAt(const QPoint &position);

Q_SIGNALS:
    void chosen(const QString &typeId);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void closeUnlessFocused(const QWidget *old, const QWidget *now);
    bool takeKey(int key);
    void moveCurrent(int by);
    void fill(const QString &query);
    void choose();

    const core::Catalog &m_catalog;
    const Theme &m_theme;
    QLineEdit *m_search;
    QListWidget *m_list;
};
