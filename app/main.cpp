// SPDX-License-Identifier: MIT
#include "app/cli/command_line.h"
#include "app/window/display.h"
#include "app/window/ending_signals.h"
#include "app/window/run_window.h"

#include <QApplication>

#include <cstdio>

int main(int argc, char **argv)
{
    survivePastFileSizeLimit();
    if (const auto refused = cli::refusedNames(argc, argv)) {
        return *refused;
    }
    if (cli::isCommand(argc, argv)) {
        return cli::run(argc, argv);
    }
    if (!hasDisplay()) {
        std::fputs("inferboard: there is no display to open a window on: use inferboard check, "
                   "estimate or export (see inferboard --help)\n",
            stderr);
        return 2;
    }
    QApplication application(argc, argv);
    return runWindow(application);
}
