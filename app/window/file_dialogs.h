// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/file_lock.h"
#include "app/window/repair_question.h"

#include <functional>

class FileSession;
class QWidget;

/// What a person answers when the board holds unsaved changes.
enum class UnsavedAnswer { Save, Discard, Cancel };

/// What to do with a board whose file another program changed.
enum class ConflictAnswer { SaveElsewhere, Reload, SaveOver, Cancel };

/// How to open a board that another window has open.
enum class SharedAnswer { ReadOnly, Copy, Cancel };

/// The questions that file commands ask; tests put their own answers here.
struct FileDialogs {
    std::function<QString(const QString &folder)> fileToOpen;
    std::function<UnsavedAnswer(const QString &title)> unsavedChanges;
    /// Whether to save a read-only board under another name; the reason is a sentence.
    std::function<bool(const QString &reason)> saveElsewhere;
    /// Whether to open what can be read.
    std::function<bool(const RepairOffer &offer)> repair;
    /// The lines say how the file differs from the board.
    std::function<ConflictAnswer(const QString &path, const QStringList &differences)> conflict;
    std::function<SharedAnswer(const QString &path, const LockHolder &holder)> openElsewhere;
    /// Whether to go on without waiting any longer for the file to be read or written. The question
    /// goes when that is done.
    std::function<bool(const QString &path)> giveUp;
    std::function<void(const QString &title, const QString &text)> tell;
};

/// The questions as message boxes over the window, about the files of the session.
FileDialogs standardFileDialogs(QWidget *window, const FileSession &session);
