// SPDX-License-Identifier: MIT
#include "core/estimate/answer/blocking.h"

#include "core/base/at.h"

#include <algorithm>

namespace core::estimation {

namespace {

/// Walks away from the full nodes, against the calls and along them.
class Walk {
public:
    Walk(const Network &network, const analytic::Solution &solution)
        : m_flow(solution.flow), m_isFull(network.nodes.size()), m_callers(network.nodes.size()),
          m_result(network.nodes.size())
    {
        for (std::size_t i = 0; i < m_isFull.size(); ++i) {
            m_isFull[i] = solution.nodes[i].isSaturated;
        }
        for (const auto &failure : solution.failures) {
            m_isFull[at(failure.node)] = m_isFull[at(failure.node)] || failure.isSure;
        }
        for (std::size_t i = 0; i < m_flow.calls.size(); ++i) {
            m_callers[at(m_flow.calls[i].call->to)].push_back(static_cast<int>(i));
        }
    }

    std::vector<Blocking> run()
    {
        if (std::none_of(m_isFull.begin(), m_isFull.end(), [](bool isFull) { return isFull; })) {
            return m_result;
        }
        findWaiting();
        findAfter();
        return m_result;
    }

private:
    bool isMade(const analytic::CallFlow &call) const { return m_flow.callRate(call) > 0; }

    std::vector<int> fullNodes() const
    {
        std::vector<int> nodes;
        for (std::size_t i = 0; i < m_isFull.size(); ++i) {
            if (m_isFull[i]) {
                nodes.push_back(static_cast<int>(i));
            }
        }
        return nodes;
    }

    void findWaiting()
    {
        auto open = fullNodes();
        while (!open.empty()) {
            const int node = open.back();
            open.pop_back();
            const int full = m_isFull[at(node)] ? node : m_result[at(node)].blockedBy;
            for (const int index : m_callers[at(node)]) {
                const auto &call = m_flow.calls[at(index)];
                auto &blockedBy = m_result[at(call.from)].blockedBy;
                if (blockedBy < 0 && !m_isFull[at(call.from)] && !call.call->isAsync
                    && isMade(call)) {
                    blockedBy = full;
                    open.push_back(call.from);
                }
            }
        }
    }

    /// What the calls of a node wait for before its stage `stage` begins; -1 when nothing is full.
    int before(int node, int stage) const
    {
        if (m_isFull[at(node)]) {
            return node;
        }
        for (int i = m_flow.firstCall[at(node)]; i < m_flow.firstCall[at(node) + 1]; ++i) {
            const auto &call = m_flow.calls[at(i)];
            const int to = call.call->to;
            const int full = m_isFull[at(to)] ? to : m_result[at(to)].blockedBy;
            if (call.stage < stage && !call.call->isAsync && isMade(call) && full >= 0) {
                return full;
            }
        }
        return m_result[at(node)].starvedBy;
    }

    void findAfter()
    {
        std::vector<int> open;
        for (std::size_t i = 0; i < m_isFull.size(); ++i) {
            if (m_isFull[i] || m_result[i].blockedBy >= 0) {
                open.push_back(static_cast<int>(i));
            }
        }
        while (!open.empty()) {
            const int node = open.back();
            open.pop_back();
            for (int i = m_flow.firstCall[at(node)]; i < m_flow.firstCall[at(node) + 1]; ++i) {
                const auto &call = m_flow.calls[at(i)];
                const int full = before(node, call.stage);
                auto &its = m_result[at(call.call->to)];
                if (full >= 0 && its.starvedBy < 0 && !m_isFull[at(call.call->to)]
                    && isMade(call)) {
                    its.starvedBy = full;
                    open.push_back(call.call->to);
                }
            }
        }
    }

    const analytic::Flow &m_flow;
    std::vector<bool> m_isFull;
    std::vector<std::vector<int>> m_callers; ///< numbers of the calls that come to a node
    std::vector<Blocking> m_result;
};

} // namespace

std::vector<Blocking> blockingOf(const Network &network, const analytic::Solution &solution)
{
    return Walk(network, solution).run();
}

} // namespace core::estimation
