// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/commands.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <memory>

/// The subcommand as a process among others: its locale, its streams and its application object.
namespace cli {

/// Makes Qt speak UTF-8 in any locale, so that it has nothing to complain about.
void useUtf8();
/// Whether standard output is a terminal that wants colours (see https://no-color.org).
bool hasColours();
/// Whether somebody reads standard error as it is written.
bool isErrorShown();

/// Prints the answer, and its errors to standard error; the exit code to end with.
int print(const Answer &answer);
/// "inferboard: FILE: what is wrong: what to do" to standard error; the exit code to end with.
int fail(const core::Error &error);

/// The application object of a subcommand. Neither kind opens a display.
class Process {
public:
    static Process plain(int &argc, char **argv);
    /// Can paint text and pictures.
    static Process painting(int &argc, char **argv);

private:
    std::unique_ptr<QTemporaryDir> m_runtime;
    std::unique_ptr<QCoreApplication> m_application;
};

} // namespace cli
