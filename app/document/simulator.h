// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/library.h"
#include "core/estimate/insights/simulated_estimate.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <chrono>

/// Simulates the board off the GUI thread: when it is asked to, and by itself once the board has
/// rested; at once when the formula is only approximate. A changed board makes the answer stale.
class Simulator : public QObject {
    Q_OBJECT

public:
    /// How long a board rests before it is simulated.
    struct Rests {
        std::chrono::milliseconds exact {3000};
        std::chrono::milliseconds approximate {400};
    };

    explicit Simulator(const core::Library &library, QObject *parent = nullptr);
    Simulator(const core::Library &library, const Rests &rests, QObject *parent = nullptr);
    ~Simulator() override;

    /// What was simulated of the present board; null while there is nothing.
    const core::Simulated *simulated() const { return m_simulated ? &*m_simulated : nullptr; }
    bool isRunning() const { return m_isRunning; }
    /// Whether it will start by itself when the board goes on resting.
    bool isWaiting() const { return m_rest.isActive(); }
    /// Of the present run, 0..1.
    double progress() const { return m_progress; }

    /// Simulates this board from now on, and forgets what was seen of another.
    void setBoard(const core::Design &design, const core::Estimate &estimate);
    /// Simulates now, and to the end of a large budget of requests.
    void start();
    void cancel();
    /// Whether it starts by itself.
    void setAutomatic(bool isAutomatic);
    bool isAutomatic() const { return m_isAutomatic; }

Q_SIGNALS:
    /// Something to show is new: an answer, the progress, or that there is none any more.
    void updated();

private:
    void run(long requests);
    void finish(quint64 ticket, const core::Simulated &simulated);
    bool isWorthWhile() const;

    const core::Library &m_library;
    const Rests m_rests;
    core::Design m_design;
    core::Estimate m_estimate;
    std::optional<core::Simulated> m_simulated;
    bool m_isRunning = false;
    bool m_isAutomatic = true;
    double m_progress = 0;
    std::atomic<quint64> m_ticket = 0;
    QTimer m_rest;
    QThreadPool m_pool;
};
