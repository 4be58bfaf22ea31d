// SPDX-License-Identifier: MIT
#pragma once

#include <QFile>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

/// Whoever opens the file waits while this lives: what a disk that does not answer looks like.
class Lease {
public:
    explicit Lease(const QString &path)
        : m_handle(::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC))
    {
        m_handler = std::signal(SIGIO, SIG_IGN);
        m_isHeld = ::fcntl(m_handle, F_SETLEASE, F_WRLCK) == 0;
    }
    ~Lease()
    {
        ::close(m_handle);
        std::signal(SIGIO, m_handler);
    }
    Q_DISABLE_COPY_MOVE(Lease)

    bool isHeld() const { return m_isHeld; }

private:
    int m_handle;
    bool m_isHeld = false;
    void (*m_handler)(int) = SIG_DFL;
};
