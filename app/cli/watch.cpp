// SPDX-License-Identifier: MIT
#include "app/cli/watch.h"

#include "app/cli/paragraph.h"
#include "app/cli/process.h"

#include <csignal>
#include <cstdio>

namespace cli {

namespace {

// A signal handler has no arguments of ours, so this cannot be anything but global.
volatile std::sig_atomic_t wasInterrupted = 0;

/// The second Ctrl-C ends the program as usual.
void takeNote(int signal)
{
    wasInterrupted = 1;
    std::signal(signal, SIG_DFL);
}

} // namespace

Watch::Watch(double mostSeconds)
    : m_mostSeconds(mostSeconds), m_isTerminal(isErrorShown()),
      m_before(std::signal(SIGINT, takeNote))
{
}

Watch::~Watch()
{
    wipe();
    std::signal(SIGINT, m_before == SIG_ERR ? SIG_DFL : m_before);
}

bool Watch::goesOn(const core::simulation::Progress &progress)
{
    m_isLate = m_isLate || seconds() >= m_mostSeconds;
    show(progress);
    return !m_isLate && !isInterrupted();
}

double Watch::seconds() const
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
}

bool Watch::isInterrupted()
{
    return wasInterrupted != 0;
}

void Watch::show(const core::simulation::Progress &progress)
{
    constexpr double between = 0.2; // s
    if (!m_isTerminal || seconds() < m_shownAt + between) {
        return;
    }
    m_shownAt = seconds();
    m_isShown = true;
    const auto line = Page::tr("simulating: %1 % at most, %2 requests, %3 s")
                          .arg(static_cast<int>(progress.share * 100))
                          .arg(progress.requests)
                          .arg(m_shownAt, 0, 'f', 1);
    std::fprintf(stderr, "\r%s\x1b[K", line.toUtf8().constData());
    std::fflush(stderr);
}

void Watch::wipe()
{
    if (m_isShown) {
        std::fputs("\r\x1b[K", stderr);
        std::fflush(stderr);
    }
}

} // namespace cli
