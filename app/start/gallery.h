// SPDX-License-Identifier: MIT
#pragma once

#include "app/start/card.h"
#include "core/analysis/library.h"

class CardGrid;
class RecentList;
class QVBoxLayout;

/// Where a board begins: a blank one, one of the templates, or a file opened before.
class Gallery : public QWidget {
    Q_OBJECT

public:
    Gallery(const core::Library &library, const Appearance &appearance, QWidget *parent = nullptr);

Q_SIGNALS:
    void blankChosen();
    void templateChosen(const QString &id);
    void fileChosen(const QString &path);
    /// The person wants to look for a file.
    void openRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *fileColumn();
    QWidget *boardColumn();
    void addBlankCard();
    void addCard(const core::Template &entry);
    void paintAll();
    void paintNext();

    const core::Library &m_library;
    const Appearance &m_appearance;
    RecentList *m_recent;
    CardGrid *m_cards;
    QList<int> m_unpainted; ///< indexes of templates whose cards have no picture yet
};
