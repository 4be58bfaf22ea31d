// SPDX-License-Identifier: MIT
#include "app/window/ending_signals.h"

#include <QEvent>
#include <QSocketNotifier>

#ifdef Q_OS_UNIX
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace {

constexpr std::array endings {SIGTERM, SIGINT, SIGHUP};
std::array<int, 2> pipeEnds {-1, -1};

/// All that a handler may do: the rest happens in the event loop.
void tellEventLoop(int signal)
{
    const int before = errno;
    const auto number = static_cast<char>(signal);
    [[maybe_unused]] const auto written = ::write(pipeEnds[1], &number, 1);
    errno = before;
}

} // namespace

EndingSignals::EndingSignals(QObject *parent) : QObject(parent)
{
    if (::pipe2(pipeEnds.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
        return;
    }
    m_notifier = std::make_unique<QSocketNotifier>(pipeEnds[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char number = 0;
        if (::read(pipeEnds[0], &number, 1) == 1) {
            Q_EMIT received(128 + number);
        }
    });
    for (const int ending : endings) {
        struct sigaction action { };
        action.sa_handler = tellEventLoop;
        action.sa_flags = SA_RESTART;
        sigaction(ending, &action, nullptr);
    }
}

EndingSignals::~EndingSignals()
{
    if (!m_notifier) {
        return;
    }
    for (const int ending : endings) {
        std::signal(ending, SIG_DFL);
    }
    m_notifier.reset();
    ::close(pipeEnds[0]);
    ::close(pipeEnds[1]);
}

void survivePastFileSizeLimit()
{
    std::signal(SIGXFSZ, SIG_IGN);
}

#else

EndingSignals::EndingSignals(QObject *parent) : QObject(parent) { }
EndingSignals::~EndingSignals() = default;
void survivePastFileSizeLimit() { }

#endif

bool EndingSignals::eventFilter(QObject *watched, QEvent *event)
{
    // Not spontaneous: the last window has closed, and all was asked.
    if (event->type() != QEvent::Quit || !event->spontaneous()) {
        return QObject::eventFilter(watched, event);
    }
    Q_EMIT received(0);
    return true;
}
