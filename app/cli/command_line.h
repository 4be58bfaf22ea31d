// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

/// The program without a window: the subcommands that people script. None opens a display.
namespace cli {

/// The exit code when an argument is not in UTF-8, which was told: its file would not be found, or
/// be written by another name. Nothing when all are.
std::optional<int> refusedNames(int argc, char **argv);
/// Whether the arguments are for the command line, and not for the window.
bool isCommand(int argc, char **argv);
/// Runs the subcommand; the answer is the program's exit code.
int run(int argc, char **argv);

} // namespace cli
