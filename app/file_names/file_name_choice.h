// SPDX-License-Identifier: MIT
#pragma once

#include "app/file_names/file_name.h"

#include <QCoreApplication>

#include <functional>
#include <optional>

class QWidget;

/// What is asked when a file is to be written.
struct FileNameQuestion {
    QString title; ///< of the dialog
    QList<FileKind> kinds; ///< the first is the one that is chosen at first
    QString suggested; ///< a whole path
    QString own; ///< the board's own file, whose name is taken as it is
};

/// What a person typed, and the kind chosen below it.
struct TypedName {
    QString path;
    FileKind kind;
};

/// The one place where the name of a file to write is chosen: for boards, pictures, charts and
/// reports. It asks until there is a name that can be written to, and once before it replaces a
/// file, by the very name that will be written.
class FileNameChoice {
    Q_DECLARE_TR_FUNCTIONS(FileNameChoice)

public:
    /// What it asks; tests put their own answers here.
    struct Dialogs {
        std::function<std::optional<TypedName>(const FileNameQuestion &question)> name;
        std::function<bool(const QString &path)> replace;
        std::function<void(const QString &problem)> tell;
    };

    explicit FileNameChoice(QWidget *window);

    Dialogs &dialogs() { return m_dialogs; }
    /// The path to write to; empty when the person thought better of it.
    QString choose(FileNameQuestion question) const;

private:
    Dialogs m_dialogs;
};
