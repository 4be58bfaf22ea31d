// SPDX-License-Identifier: MIT
#pragma once

class QApplication;

/// Shows the window with the file or template that the arguments name (the gallery without one);
/// returns the program's exit code.
int runWindow(QApplication &application);
