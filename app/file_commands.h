// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/file_session.h"
#include "app/workspace.h"

#include <functional>

/// What a person answers when the board holds unsaved changes.
enum class UnsavedAnswer { Save, Discard, Cancel };

/// The questions that file commands ask; tests put their own answers here.
struct FileDialogs {
    std::function<QString()> fileToOpen;
    std::function<QString(const QString &suggested)> fileToSave;
    std::function<UnsavedAnswer(const QString &title)> unsavedChanges;
    std::function<bool(const QString &question)> confirm;
    std::function<void(const QString &title, const QString &text)> tell;
};

/// New, open, save and close: nothing unsaved is lost without being asked about.
class FileCommands : public QObject {
    Q_OBJECT

public:
    FileCommands(Workspace &workspace, FileSession &session, QWidget *window);

    FileDialogs &dialogs() { return m_dialogs; }

    /// Shows the gallery of templates and recent files.
    void showGallery();
    void newFromTemplate(const QString &id);
    void newBlank();
    void open();
    void openFile(const QString &path);
    void save();
    void saveAs();
    /// Runs the function once nothing unsaved can be lost: at once, or after saving.
    void whenSafe(const std::function<void()> &then);

Q_SIGNALS:
    /// Another design is on the board.
    void designReplaced();
    void notice(const QString &text);

private:
    FileDialogs standardDialogs();
    void saveThen(const std::function<void()> &then);
    void handleSaved(const QString &path);
    void handleFailure(const core::Error &error);
    QString suggestedPath() const;

    Workspace &m_workspace;
    FileSession &m_session;
    QWidget *m_window;
    FileDialogs m_dialogs;
    std::function<void()> m_afterSaving;
};
