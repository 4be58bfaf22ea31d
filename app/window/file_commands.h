// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/file_session.h"
#include "app/file_names/file_name_choice.h"
#include "app/session/workspace.h"
#include "app/window/file_dialogs.h"

#include <QTimer>

#include <functional>

/// New, open, save and close: nothing unsaved is lost without being asked about.
class FileCommands : public QObject {
    Q_OBJECT

public:
    FileCommands(Workspace &workspace, FileSession &session, QWidget *window);

    FileDialogs &dialogs() { return m_dialogs; }
    /// Chooses the names of all files that are written.
    FileNameChoice &names() { return m_names; }
    FileSession &session() { return m_session; }

    /// Shows the gallery of templates and recent files.
    void showGallery();
    void newFromTemplate(const QString &id);
    void newBlank();
    void open();
    void openFile(const QString &path);
    void save();
    void saveAs();
    /// Shows what the file held before, to look at or to bring back.
    void showVersions();
    /// Runs the function once nothing unsaved can be lost: at once, or after saving.
    void whenSafe(const std::function<void()> &then);
    /// Runs the function once no file is being read or written: at once, soon, or, when a disk does
    /// not answer, as soon as the person no longer waits for it. What was to follow a save gives
    /// way.
    void whenIdle(const std::function<void()> &then);

Q_SIGNALS:
    /// Another design is on the board.
    void designReplaced();
    void notice(const QString &text);

private:
    void connectSession();
    void saveElsewhere();
    void saveThen(const std::function<void()> &then);
    void handleSaved(const QString &path, FileSession::Cause cause);
    void handleFailure(const core::Error &error);
    void offerRepair(
        const QString &path, const core::Error &error, const core::io::Repaired &repaired);
    void handleConflict(const QString &path, const core::Result<core::Design> &theirs);
    void handleOpenElsewhere(const QString &path, const LockHolder &holder);
    void handleIdle();
    void askAboutWaiting();
    QString suggestedPath() const;

    Workspace &m_workspace;
    FileSession &m_session;
    QWidget *m_window;
    FileDialogs m_dialogs;
    FileNameChoice m_names;
    std::function<void()> m_afterSaving;
    std::function<void()> m_whenIdle;
    bool m_isAskingToWait = false;
    QTimer m_patience;
};
