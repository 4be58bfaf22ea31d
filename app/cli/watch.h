// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/run_facts.h"
#include "core/estimate/simulation/simulation.h"

#include <chrono>

namespace cli {

/// Watches a simulation: ends it when it takes too long or on Ctrl-C, and tells a terminal how far
/// it has come. There is one at a time.
class Watch {
public:
    explicit Watch(double mostSeconds);
    ~Watch();
    Watch(const Watch &) = delete;
    Watch &operator=(const Watch &) = delete;

    /// Whether to go on.
    bool goesOn(const core::simulation::Progress &progress);
    double seconds() const;
    bool isLate() const { return m_isLate; }
    static bool isInterrupted();

private:
    void show(const core::simulation::Progress &progress);
    void wipe();

    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    double m_mostSeconds;
    double m_shownAt = 0;
    bool m_isShown = false; ///< there is a line to wipe
    bool m_isTerminal;
    bool m_isLate = false;
    void (*m_before)(int); ///< what Ctrl-C did
};

} // namespace cli
