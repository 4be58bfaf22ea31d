// SPDX-License-Identifier: MIT
#include "core/estimate/latency.h"

#include <algorithm>
#include <cmath>

namespace core::estimation {

namespace {

constexpr std::size_t exactTails = 256; // of one component, before they are rounded
constexpr std::size_t mostTailsInLoop = 4096; // a loop's tails must stay exact to grow
constexpr long mostWork = 4'000'000; // calls looked at
constexpr std::size_t mostPathSteps = 1'000'000; // of all paths, before they are cut short
constexpr double smallestTail = 1e-12;

auto index(int number)
{
    return static_cast<std::size_t>(number);
}

/// The tail that the call is asked for so that its caller has this tail; nothing when the call
/// is made too rarely to matter there.
std::optional<double> tailOfCallee(const Call &call, double tail)
{
    if (call.probability <= tail) {
        return std::nullopt;
    }
    const double ofOne = tail / call.probability;
    return call.count == 1 ? ofOne : -std::expm1(std::log1p(-ofOne) / call.count);
}

double rounded(double tail)
{
    constexpr double stepsPerDeviation = 16;
    const double z = std::round(queueing::normalQuantile(tail) * stepsPerDeviation);
    return 0.5 * std::erfc(z / stepsPerDeviation / std::sqrt(2.0));
}

/// The known tail next to this one that differs by no more than rounding, or the end.
template<typename Known> auto findTail(const Known &known, double tail)
{
    constexpr double rounding = 1e-12;
    const auto found = std::lower_bound(known.begin(), known.end(), tail * (1 - rounding),
        [](const auto &entry, double wanted) { return entry.first < wanted; });
    return found != known.end() && found->first <= tail * (1 + rounding) ? found : known.end();
}

/// Calls `visit` with each stage's first and last call.
template<typename Visit> void forEachStage(const std::vector<Call> &calls, const Visit &visit)
{
    for (auto first = calls.begin(); first != calls.end();) {
        const auto last = std::find_if(
            first, calls.end(), [&](const Call &call) { return call.stage != first->stage; });
        visit(first, last);
        first = last;
    }
}

} // namespace

Latency::Latency(std::vector<std::vector<Call>> calls, std::vector<queueing::Lognormal> own,
    const LinearFlow &flow)
    : m_calls(std::move(calls)), m_own(std::move(own)), m_isInLoop(m_own.size()),
      m_means(m_own.size(), 0), m_hasMean(m_own.size(), true), m_known(m_own.size())
{
    for (std::size_t i = 0; i < m_calls.size(); ++i) {
        m_isInLoop[i] = flow.isInLoop(static_cast<int>(i));
        std::stable_sort(m_calls[i].begin(), m_calls[i].end(),
            [](const Call &a, const Call &b) { return a.stage < b.stage; });
    }
    findMeans(flow);
}

void Latency::findMeans(const LinearFlow &flow)
{
    for (auto group = flow.groups().rbegin(); group != flow.groups().rend(); ++group) {
        const bool isLoop = flow.isInLoop(group->front());
        const bool isEndless = flow.endlessLoop(group->front()) >= 0;
        bool hasMean = !isEndless
            && std::all_of(group->begin(), group->end(), [&](int node) { return canAdd(node); });
        if (hasMean && isLoop) {
            hasMean = settleMeans(*group);
        } else if (hasMean) {
            m_means[index(group->front())] = withCalls(group->front(), {});
        }
        for (const int node : *group) {
            m_hasMean[index(node)] = hasMean;
        }
    }
}

bool Latency::canAdd(int node) const
{
    return std::all_of(calls(node).begin(), calls(node).end(),
        [&](const Call &call) { return m_hasMean[index(call.to)]; });
}

/// Repeats the sums until they no longer change; whether they do so soon enough.
bool Latency::settleMeans(const std::vector<int> &loop)
{
    constexpr double tolerance = 1e-12;
    while (m_meanWork < mostWork) {
        double change = 0;
        for (const int node : loop) {
            m_meanWork += static_cast<long>(calls(node).size());
            const double mean = withCalls(node, {});
            change = std::max(change, std::abs(mean - m_means[index(node)]) / (1e-300 + mean));
            m_means[index(node)] = mean;
        }
        if (change < tolerance) {
            return true;
        }
    }
    return false;
}

std::optional<double> Latency::at(int node, const Point &point)
{
    if (point) {
        return percentile(node, *point);
    }
    return m_hasMean[index(node)] ? std::optional(m_means[index(node)]) : std::nullopt;
}

/// Depth first without recursion: a state is computed when all that it asks for are.
std::optional<double> Latency::percentile(int node, double tail)
{
    const int root = stateFor(node, tail);
    std::vector<int> open {root};
    while (!open.empty() && !m_isGivenUp) {
        const int top = open.back();
        if (!m_states[index(top)].isExpanded) {
            expand(top, open);
            continue;
        }
        open.pop_back();
        auto &state = m_states[index(top)];
        if (!state.isDone) {
            state.value = withCalls(state.node, state.tail);
            state.isDone = true;
        }
    }
    return m_isGivenUp ? std::nullopt : std::optional(m_states[index(root)].value);
}

void Latency::expand(int state, std::vector<int> &open)
{
    m_states[index(state)].isExpanded = true;
    const auto [node, tail] = std::pair(m_states[index(state)].node, m_states[index(state)].tail);
    for (const auto &call : calls(node)) {
        const auto asked = tailOfCallee(call, tail);
        const int next = asked ? stateFor(call.to, *asked) : -1;
        if (next >= 0 && !m_states[index(next)].isExpanded) {
            open.push_back(next);
        }
    }
    m_work += static_cast<long>(calls(node).size());
    m_isGivenUp = m_isGivenUp || m_work > mostWork;
}

int Latency::stateFor(int node, double tail)
{
    tail = std::clamp(tail, smallestTail, 1 - smallestTail);
    auto &known = m_known[index(node)];
    if (known.size() >= exactTails && !m_isInLoop[index(node)]) {
        m_isRounded = true;
        tail = rounded(tail);
    }
    m_isGivenUp = m_isGivenUp || known.size() > mostTailsInLoop;
    if (const auto found = findTail(known, tail); found != known.end()) {
        return found->second;
    }
    const int state = static_cast<int>(m_states.size());
    m_states.push_back({node, tail});
    const auto place = std::upper_bound(known.begin(), known.end(), std::pair(tail, state));
    known.insert(place, {tail, state});
    return state;
}

/// The state that was made for this tail, whether it was rounded then or not; or -1.
int Latency::knownState(int node, double tail) const
{
    tail = std::clamp(tail, smallestTail, 1 - smallestTail);
    const auto &known = m_known[index(node)];
    auto found = findTail(known, tail);
    if (found == known.end() && m_isRounded) {
        found = findTail(known, rounded(tail));
    }
    return found == known.end() ? -1 : found->second;
}

double Latency::valueAt(int node, const Point &point) const
{
    if (!point) {
        return m_means[index(node)];
    }
    const int state = knownState(node, *point);
    return state < 0 ? 0 : m_states[index(state)].value;
}

double Latency::ownAt(int node, const Point &point) const
{
    const auto &own = m_own[index(node)];
    return point ? own.quantile(*point) : own.mean();
}

double Latency::contribution(const Call &call, const Point &point) const
{
    if (!point) {
        return call.probability * (call.networkMs + m_means[index(call.to)]);
    }
    const auto asked = tailOfCallee(call, *point);
    return asked ? call.networkMs + valueAt(call.to, *asked) : 0;
}

double Latency::withCalls(int node, const Point &point) const
{
    double total = ownAt(node, point);
    forEachStage(calls(node), [&](auto first, auto last) {
        double slowest = 0;
        for (auto call = first; call != last; ++call) {
            slowest = std::max(slowest, contribution(*call, point));
        }
        total += slowest;
    });
    return total;
}

std::vector<PathStep> Latency::slowestPath(int node, const Point &point)
{
    // Shared callees can make a path exponentially long, and there can be many clients.
    const std::size_t longest = m_pathSteps < mostPathSteps ? 20'000 : 50;
    constexpr double smallestShare = 1e-3; // of a mean: a loop has no other end
    std::vector<Visit> open {{{node, 1, 0, 0}, point}};
    std::vector<PathStep> path;
    while (!open.empty() && path.size() < longest) {
        const auto visit = open.back();
        open.pop_back();
        path.push_back(visit.step);
        path.back().ownMs = ownAt(visit.step.node, visit.point);
        const auto first = open.size();
        forEachStage(calls(visit.step.node), [&](auto stage, auto end) {
            const auto next = slowestCall(visit, stage, end);
            if (next && next->step.share > smallestShare) {
                open.push_back(*next);
            }
        });
        std::reverse(open.begin() + static_cast<std::ptrdiff_t>(first), open.end());
    }
    m_pathSteps += path.size();
    return path;
}

std::optional<Latency::Visit> Latency::slowestCall(
    const Visit &caller, CallIterator first, CallIterator last) const
{
    const auto slowest = std::max_element(first, last, [&](const Call &a, const Call &b) {
        return contribution(a, caller.point) < contribution(b, caller.point);
    });
    Visit visit {{slowest->to, caller.step.share, slowest->networkMs, 0}, {}};
    if (!caller.point) {
        visit.step.share *= slowest->probability;
        return visit;
    }
    visit.point = tailOfCallee(*slowest, *caller.point);
    return visit.point ? std::optional(visit) : std::nullopt;
}

} // namespace core::estimation
