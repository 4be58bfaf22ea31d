// SPDX-License-Identifier: MIT
#include "app/cli/command_line.h"
#include "app/run_window.h"

#include <QApplication>

int main(int argc, char **argv)
{
    if (cli::isCommand(argc, argv)) {
        return cli::run(argc, argv);
    }
    QApplication application(argc, argv);
    return runWindow(application);
}
