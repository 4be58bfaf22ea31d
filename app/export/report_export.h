// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/file_writer.h"
#include "app/document/thinker.h"
#include "app/file_names/file_name_choice.h"
#include "app/session/workspace.h"

/// Writes a report of the board as it is: off the GUI thread but for the picture of the board.
class ReportExport : public QObject {
    Q_OBJECT

public:
    explicit ReportExport(Workspace &workspace, QObject *parent = nullptr);

    /// Asks for a file first; nothing happens when the person thinks better of it.
    /// Proposes one beside that of the board, if it has one.
    void chooseFile(const FileNameChoice &names, const QString &boardFile);
    QString suggestedPath(const QString &boardFile) const;
    void writeTo(const QString &path);

Q_SIGNALS:
    /// What is to be told: that it takes a moment, that it is done, or what went wrong.
    void told(const QString &text);

private:
    struct Computed;

    void compose(const QString &path, const Computed &computed);

    Workspace &m_workspace;
    FileWriter *m_writer;
    Thinker m_thinker;
};
