// SPDX-License-Identifier: MIT
#pragma once

/// The program without a window: the subcommands that people script. None opens a display.
namespace cli {

/// Whether the arguments are for the command line, and not for the window.
bool isCommand(int argc, char **argv);
/// Runs the subcommand; the answer is the program's exit code.
int run(int argc, char **argv);

} // namespace cli
