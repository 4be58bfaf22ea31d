// SPDX-License-Identifier: MIT
#include "app/window/run_window.h"

#include "app/settings/settings.h"
#include "app/window/ending_signals.h"
#include "app/window/main_window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QTimer>
#include <QWindow>

#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A hung disk must not keep a window that is closed; what is on its way otherwise takes moments.
constexpr auto mostForWriting = 5s;
/// Whoever ends a program by a signal waits less.
constexpr auto mostWhenTold = 200ms;
/// For computations to notice that nobody wants them: a person does not wait longer than a second.
constexpr auto mostForComputing = 600ms;

/// Ends the process when what follows takes too long. A layout cannot be interrupted, nor can the
/// analysis of a large board: they work on copies and write nothing, so they may be cut off.
class Deadline {
public:
    Deadline(std::chrono::milliseconds most, int code)
        : m_thread([this, most, code] {
              std::unique_lock lock(m_mutex);
              if (!m_ended.wait_for(lock, most, [this] { return m_isMet; })) {
                  std::fflush(nullptr);
                  std::_Exit(code);
              }
          })
    {
    }
    ~Deadline()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isMet = true;
        }
        m_ended.notify_all();
        m_thread.join();
    }
    Q_DISABLE_COPY_MOVE(Deadline)

private:
    std::mutex m_mutex;
    std::condition_variable m_ended;
    bool m_isMet = false;
    std::thread m_thread;
};

constexpr int mostMsForJournal = 700;

void begin(MainWindow &window, const QString &file, const QString &wanted)
{
    if (!file.isEmpty()) {
        window.files().openFile(file);
    } else if (!wanted.isEmpty()) {
        window.files().newFromTemplate(wanted);
    } else {
        window.files().showGallery();
    }
}

void nameApplication()
{
    QApplication::setOrganizationName(u"Inferboard"_s);
    QApplication::setApplicationName(u"inferboard"_s);
    QApplication::setApplicationVersion(QStringLiteral(INFERBOARD_VERSION));
    QApplication::setDesktopFileName(u"inferboard"_s);
    QApplication::setWindowIcon(QIcon(u":/inferboard/resources/icons/app.svg"_s));
}

/// Ends the window in order; the exit code of the program.
int ended(std::unique_ptr<MainWindow> window, int code)
{
    const bool isTold = code > 128;
    window->recorder().finish();
    window->finishWriting(isTold ? mostWhenTold : mostForWriting);
    const Deadline deadline(mostForComputing, code);
    window.reset();
    return code;
}

} // namespace

int runWindow(QApplication &application)
{
    nameApplication();
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
    auto owned = std::make_unique<MainWindow>(*library, appearance);
    auto &window = *owned;
    window.show();
    window.tellProblems(problems);
    const auto start = [&window, file = parser.positionalArguments().value(0),
                           wanted = parser.value(fromTemplate)] { begin(window, file, wanted); };
    EndingSignals signals;
    if (parser.isSet(quitEarly)) {
        QTimer::singleShot(0, &window, start);
    } else {
        window.recorder().keepIn(settings::stateFolder());
        keepWhenEnded(application, window, signals);
        window.recovery().offer(settings::stateFolder(), start);
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
    poll.stop();
    return ended(std::move(owned), code);
}

void keepWhenEnded(QApplication &application, MainWindow &window, EndingSignals &signals)
{
    QObject::connect(&signals, &EndingSignals::received, &window, [&window](int exitCode) {
        window.settle();
        window.recorder().flush(mostMsForJournal);
        QApplication::exit(exitCode);
    });
    application.installEventFilter(&signals);
    QObject::connect(&application, &QGuiApplication::commitDataRequest, &window, [&window] {
        window.settle();
        window.recorder().flush(mostMsForJournal);
    });
}
