// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/file_job.h"
#include "app/document/file_session.h"
#include "app/document/recorder.h"
#include "app/session/workspace.h"

#include <QPointer>
#include <QTimer>

#include <functional>
#include <map>

class RecoveryDialog;

/// What a person answers about boards that are left; tests put their own answers here.
struct RecoveryDialogs {
    std::function<bool(const QString &question)> confirm;
    std::function<void(const QString &title, const QStringList &lines)> show;
};

/// Offers the boards that were not closed. A journal is held from its offer on, so that no other
/// window offers it too, and goes only when the person discards it or saves the recovered board.
class Recovery : public QObject {
    Q_OBJECT

public:
    Recovery(Workspace &workspace, FileSession &session, Recorder &recorder, QWidget *window);
    ~Recovery() override;

    RecoveryDialogs &dialogs() { return m_dialogs; }
    /// Looks through the folder; what is to be done when no board is recovered is done then, and
    /// when a disk does not answer.
    void offer(const QString &folder, const std::function<void()> &otherwise);

Q_SIGNALS:
    /// A recovered board is on the board.
    void designReplaced();
    void notice(const QString &text);

private:
    RecoveryDialogs standardDialogs();
    /// Holds what is offered, and clears away what nobody wants any more.
    core::io::LeftBoards claimed(core::io::LeftBoards found);
    void showDialog(const core::io::LeftBoards &found, const std::function<void()> &otherwise);
    void recover(const core::io::LeftBoard &board);
    void compare(const core::io::LeftBoard &board);
    void discard(const core::io::LeftBoard &board);

    Workspace &m_workspace;
    FileSession &m_session;
    Recorder &m_recorder;
    QWidget *m_window;
    RecoveryDialogs m_dialogs;
    std::map<QString, core::io::JournalFile> m_claims;
    QPointer<RecoveryDialog> m_dialog;
    bool m_isRecovered = false;
    std::unique_ptr<FileJob> m_looking;
    QTimer m_patience; ///< with the disk of a board that was left
};
