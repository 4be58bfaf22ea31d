// SPDX-License-Identifier: MIT
#include "app/document/simulator.h"

#include <algorithm>

namespace {

constexpr long requestsByItself = 400'000;
constexpr long requestsOnDemand = 4'000'000;

/// What a simulation depends on: not where things stand, nor what is written beside them.
core::Design bare(core::Design design)
{
    core::Design result;
    result.components = std::move(design.components);
    result.connections = std::move(design.connections);
    for (auto &component : result.components) {
        component.rect = {};
        component.note.clear();
    }
    for (auto &connection : result.connections) {
        connection.waypoints.clear();
        connection.label.clear();
    }
    return result;
}

} // namespace

Simulator::Simulator(const core::Library &library, QObject *parent)
    : Simulator(library, Rests(), parent)
{
}

Simulator::Simulator(const core::Library &library, const Rests &rests, QObject *parent)
    : QObject(parent), m_library(library), m_rests(rests)
{
    m_pool.setMaxThreadCount(1);
    m_pool.setThreadPriority(QThread::LowPriority);
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, [this] { run(requestsByItself); });
}

Simulator::~Simulator()
{
    ++m_ticket;
    m_pool.clear();
    m_pool.waitForDone();
}

void Simulator::setBoard(const core::Design &design, const core::Estimate &estimate)
{
    m_estimate = estimate;
    auto board = bare(design);
    if (board == m_design) {
        return; // the same board looked at again
    }
    m_design = std::move(board);
    m_simulated.reset(); // before anybody is told: it is of another board
    cancel();
    if (m_isAutomatic && isWorthWhile()) {
        m_rest.start(m_estimate.isApproximate() ? m_rests.approximate : m_rests.exact);
    }
    Q_EMIT updated();
}

/// Only what has a latency can be compared; the rest is simulated when somebody asks.
bool Simulator::isWorthWhile() const
{
    return std::any_of(m_estimate.entries.begin(), m_estimate.entries.end(),
        [](const core::EntryEstimate &entry) { return entry.latency.p99.value.has_value(); });
}

void Simulator::start()
{
    m_rest.stop();
    run(requestsOnDemand);
}

void Simulator::cancel()
{
    m_rest.stop();
    ++m_ticket;
    m_pool.clear();
    if (m_isRunning) {
        m_isRunning = false;
        Q_EMIT updated();
    }
}

void Simulator::setAutomatic(bool isAutomatic)
{
    if (isAutomatic == m_isAutomatic) {
        return;
    }
    m_isAutomatic = isAutomatic;
    if (!isAutomatic) {
        m_rest.stop();
    } else if (!m_simulated && !m_isRunning && isWorthWhile()) {
        m_rest.start(m_rests.exact);
    }
    Q_EMIT updated();
}

void Simulator::run(long requests)
{
    const auto ticket = ++m_ticket;
    m_pool.clear();
    m_isRunning = true;
    m_progress = 0;
    core::simulation::Plan plan;
    plan.mostRequests = requests;
    plan.threads = std::max(1, QThread::idealThreadCount());
    m_pool.start([this, ticket, plan, design = m_design, estimate = m_estimate] {
        const auto listen = [this, ticket](const core::simulation::Progress &progress) {
            QMetaObject::invokeMethod(
                this,
                [this, ticket, share = progress.share] {
                    if (m_ticket == ticket) {
                        m_progress = share;
                        Q_EMIT updated();
                    }
                },
                Qt::QueuedConnection);
            return m_ticket == ticket;
        };
        auto simulated = core::simulate(design, m_library.catalog, estimate, plan, listen);
        QMetaObject::invokeMethod(
            this, [this, ticket, simulated = std::move(simulated)] { finish(ticket, simulated); },
            Qt::QueuedConnection);
    });
    Q_EMIT updated();
}

void Simulator::finish(quint64 ticket, const core::Simulated &simulated)
{
    if (m_ticket != ticket) {
        return;
    }
    m_isRunning = false;
    m_simulated = simulated;
    Q_EMIT updated();
}
