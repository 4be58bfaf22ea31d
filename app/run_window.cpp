// SPDX-License-Identifier: MIT
#include "app/run_window.h"

#include "app/main_window.h"
#include "app/settings.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QTimer>
#include <QWindow>

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;

int runWindow(QApplication &application)
{
    QApplication::setOrganizationName(u"Inferboard"_s);
    QApplication::setApplicationName(u"inferboard"_s);
    QApplication::setApplicationVersion(QStringLiteral(INFERBOARD_VERSION));
    QApplication::setDesktopFileName(u"inferboard"_s);
    QApplication::setWindowIcon(QIcon(u":/inferboard/resources/icons/app.svg"_s));

    QCommandLineParser parser;
    const QCommandLineOption fromTemplate(u"template"_s, u"Begin with a template."_s, u"ID"_s);
    const QCommandLineOption quitEarly(u"quit-after-first-frame"_s, u"For measuring the start."_s);
    parser.addOption(fromTemplate);
    parser.addOption(quitEarly);
    parser.addPositionalArgument(u"FILE"_s, u"The design to open."_s, u"[FILE]"_s);
    if (!parser.parse(QApplication::arguments())) {
        std::fprintf(stderr, "inferboard: %s\n", qPrintable(parser.errorText()));
        return 2;
    }
    auto library = core::loadLibrary(u":/inferboard"_s);
    if (!library) {
        std::fprintf(stderr, "inferboard: %s\n", qPrintable(library.error().text()));
        return 2;
    }
    const auto problems = core::addChecklists(*library, settings::checklistFolder());
    Appearance appearance;
    MainWindow window(*library, appearance);
    window.show();
    window.tellProblems(problems);
    const auto file = parser.positionalArguments().value(0);
    const auto wanted = parser.value(fromTemplate);
    if (!file.isEmpty()) {
        window.files().openFile(file);
    } else if (!wanted.isEmpty()) {
        window.files().newFromTemplate(wanted);
    } else {
        QTimer::singleShot(0, &window, [&window] { window.files().showGallery(); });
    }
    QTimer poll;
    if (parser.isSet(quitEarly)) {
        poll.callOnTimeout(&window, [&window] {
            if (window.windowHandle()->isExposed()) {
                window.repaint();
                QApplication::quit();
            }
        });
        poll.start(1);
    }
    const int code = application.exec();
    if (window.workspace().analyst.isLayoutRunning()) {
        // Graphviz cannot be interrupted, and nothing is left to save: do not make anybody wait.
        std::_Exit(code);
    }
    return code;
}
