// SPDX-License-Identifier: MIT
#pragma once

class EndingSignals;
class MainWindow;
class QApplication;

/// Shows the window with the file or template that the arguments name (the gallery without one);
/// returns the program's exit code.
int runWindow(QApplication &application);

/// However the system ends the program, the journal holds the board, and nobody is asked.
void keepWhenEnded(QApplication &application, MainWindow &window, EndingSignals &signals);
