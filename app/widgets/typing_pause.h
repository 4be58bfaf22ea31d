// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <chrono>

/// Runs out when a person pauses in typing, and every so often while they do not: what is typed
/// reaches the design, and its journal, within a second.
class TypingPause : public QTimer {
public:
    TypingPause() { setSingleShot(true); }

    /// A key changed the text.
    void noteTyping()
    {
        using namespace std::chrono_literals;
        constexpr auto pause = 500ms;
        constexpr auto most = 800ms;
        if (!isActive()) {
            m_typing.start();
        }
        const std::chrono::milliseconds typing(m_typing.elapsed());
        start(std::clamp(most - typing, 0ms, pause));
    }

private:
    QElapsedTimer m_typing;
};
