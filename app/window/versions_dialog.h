// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/file_job.h"
#include "core/io/versions.h"
#include "core/model/design.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;

/// The earlier versions of a board's file: when each was written and how it differs from the board.
class VersionsDialog : public QDialog {
    Q_OBJECT

public:
    VersionsDialog(const QString &path, const core::Design &board, QWidget *parent);
    ~VersionsDialog() override;

Q_SIGNALS:
    /// The version is to be opened as a board of its own.
    void copyWanted(const QString &path);
    /// The version is to be on the board, as one step that can be undone.
    void restoreWanted(const core::Design &design);

private:
    struct Earlier {
        core::io::Version version;
        core::Result<core::Design> design;
    };
    static QList<Earlier> readAll(const QString &path);

    void build(const QString &path);
    void show(const QList<Earlier> &versions);
    void showCurrent();
    const Earlier *current() const;

    core::Design m_board;
    QList<Earlier> m_versions;
    QListWidget *m_list;
    QLabel *m_differences;
    QPushButton *m_copy;
    QPushButton *m_restore;
    std::unique_ptr<FileJob> m_reading;
};
