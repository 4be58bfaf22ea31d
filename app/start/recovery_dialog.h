// SPDX-License-Identifier: MIT
#pragma once

#include "app/look/appearance.h"
#include "core/catalog/catalog.h"
#include "core/io/recovery.h"

#include <QDialog>
#include <QHash>

class QLabel;
class QVBoxLayout;

/// Offers the boards that were not closed: each with a picture, what was changed and when.
class RecoveryDialog : public QDialog {
    Q_OBJECT

public:
    RecoveryDialog(const core::io::LeftBoards &found, const core::Catalog &catalog,
        const Appearance &appearance, QWidget *parent = nullptr);

    /// Takes a board off the list; the last one closes the dialog.
    void drop(const QString &journalPath);

Q_SIGNALS:
    void recoverRequested(const core::io::LeftBoard &board);
    void compareRequested(const core::io::LeftBoard &board);
    void discardRequested(const core::io::LeftBoard &board);

private:
    QWidget *row(const core::io::LeftBoard &board);
    QLabel *pictureOf(const core::io::LeftBoard &board);
    QWidget *textsOf(const core::io::LeftBoard &board);
    QWidget *buttonsFor(const core::io::LeftBoard &board);

    const core::Catalog &m_catalog;
    const Appearance &m_appearance;
    QVBoxLayout *m_rows;
    QHash<QString, QWidget *> m_rowOf;
};
