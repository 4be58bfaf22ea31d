// SPDX-License-Identifier: MIT
#include "support/random_network.h"

#include "core/estimate/analytic/flow.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <random>

using namespace Qt::StringLiterals;
using namespace core::estimation;

namespace support {

namespace {

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

/// Draws one network. A generator's numbers are used as they come, as the standard leaves open how
/// its distributions use them.
class Draw {
public:
    explicit Draw(quint64 seed) : m_random(seed) { }

    Network network()
    {
        addClients();
        const int stations = whole(2, 6);
        std::vector<std::vector<int>> callees(at(m_clients + stations));
        for (int i = 0; i < stations; ++i) {
            const int node = m_clients + i;
            m_network.nodes.push_back(station());
            // Deep and broad trees are as likely. A client that calls nobody has nothing to tell.
            const int caller = i < m_clients ? i
                : isWithChance(0.5)          ? node - 1
                                             : whole(0, node - 1);
            callees[at(caller)].push_back(node);
        }
        for (int node = 0; node < m_clients; ++node) {
            if (callees[at(node)].empty()) {
                callees[at(node)].push_back(m_clients);
            }
        }
        if (isWithChance(0.2)) { // one more caller of a station
            const int callee = whole(m_clients + 1, m_clients + stations - 1);
            callees[at(whole(0, callee - 1))].push_back(callee);
        }
        // Callees first, so that who waits knows for how long.
        for (int node = m_clients + stations - 1; node >= 0; --node) {
            m_network.nodes[at(node)].stages = stagesTo(callees[at(node)]);
            shape(node);
        }
        addLoop();
        fill();
        setTimeouts();
        return std::move(m_network);
    }

private:
    double unit() { return static_cast<double>(m_random() >> 11) * 0x1p-53; }
    double between(double least, double most) { return least + (most - least) * unit(); }
    int whole(int least, int most) { return least + static_cast<int>(unit() * (most - least + 1)); }
    bool isWithChance(double chance) { return unit() < chance; }

    void addClients();
    Node station();
    NetworkCall callTo(int node);
    std::vector<Stage> stagesTo(const std::vector<int> &nodes);
    void shape(int node);
    void addLoop();
    void fill();
    void fillBatching(Batching &batching, double perMs, int replicas);
    void fillHeld(Node &node, double perMs);
    void setTimeouts();
    double withoutWaiting(int node) const;
    double withoutWaiting(const Stage &stage) const;

    std::mt19937_64 m_random;
    Network m_network;
    int m_clients = 1;
    int m_backCall = -1; ///< the node that calls its caller again
};

void Draw::addClients()
{
    m_clients = isWithChance(0.2) ? whole(2, 3) : 1;
    for (int i = 0; i < m_clients; ++i) {
        Node client;
        client.isDelay = true;
        m_network.nodes.push_back(client);
        Arrivals arrivals;
        if (isWithChance(0.1)) {
            arrivals = {Arrivals::Kind::Hyperexponential, between(1.2, 3)};
        }
        m_network.entries.push_back({i, 20 * std::pow(50, unit()), arrivals});
    }
}

Node Draw::station()
{
    constexpr Balancer balancers[] {
        Balancer::Shared, Balancer::LeastRequests, Balancer::RoundRobin, Balancer::Random};
    Node node;
    node.isDelay = isWithChance(0.1);
    node.replicas = whole(1, 4);
    node.concurrency = isWithChance(0.2) ? whole(8, 32) : whole(1, 4);
    node.shards = isWithChance(0.1) ? whole(2, 4) : 1;
    node.balancer = balancers[whole(0, 3)];
    node.failure = isWithChance(0.2) ? between(0.001, 0.03) : 0;
    node.service = {Distribution::Kind::Lognormal, 1, between(0.1, 2)};
    return node;
}

/// What only some can be: caches and held servers among those who call, batching among the others.
void Draw::shape(int index)
{
    auto &node = m_network.nodes[at(index)];
    if (index < m_clients || node.isDelay) {
        return;
    }
    if (node.stages.empty()) {
        if (isWithChance(0.15)) {
            Batching batching;
            batching.largest = 1 << whole(1, 4);
            node.batching = batching;
            node.replicas = whole(1, 3);
        }
        return;
    }
    node.stageShare = isWithChance(0.2) ? between(0.1, 0.5) : 1;
    node.isBlocking = isWithChance(0.15);
}

NetworkCall Draw::callTo(int node)
{
    const auto &callee = m_network.nodes[at(node)];
    NetworkCall call;
    call.to = node;
    call.probability = isWithChance(0.25) ? between(0.1, 0.95) : 1;
    call.count = isWithChance(0.12) ? whole(2, 4) : 1;
    call.toAllShards = callee.shards > 1 && isWithChance(0.5);
    if (isWithChance(0.6)) {
        const bool isSteady = isWithChance(0.5);
        call.network = {isSteady ? Distribution::Kind::Constant : Distribution::Kind::Lognormal,
            between(0.1, 2), isSteady ? 0 : 0.5};
    }
    call.isOptional = isWithChance(0.15);
    call.isAsync = isWithChance(0.06);
    if (!call.isAsync && isWithChance(0.15)) {
        call.timeoutMs = between(4, 12); // times what it takes without waiting, set at the end
    }
    if (!call.isAsync && (callee.failure > 0 || call.timeoutMs) && isWithChance(0.5)) {
        call.retries = whole(1, 2);
        call.backoffMs = isWithChance(0.5) ? between(1, 10) : 0;
    }
    return call;
}

std::vector<Stage> Draw::stagesTo(const std::vector<int> &nodes)
{
    constexpr Stage::Mode modes[] {
        Stage::Mode::Parallel, Stage::Mode::Sequential, Stage::Mode::Choice};
    std::vector<Stage> stages;
    double left = 1; // of a choice
    for (const int node : nodes) {
        if (stages.empty() || isWithChance(0.5)) {
            stages.push_back({modes[isWithChance(0.2) ? 2 : whole(0, 1)], {}});
            left = 1;
        }
        auto call = callTo(node);
        if (stages.back().mode == Stage::Mode::Choice) {
            call.probability = left * between(0.4, 0.9);
            call.count = 1;
            left -= call.probability;
        }
        stages.back().calls.push_back(call);
    }
    return stages;
}

/// Now and then a station's callee calls it again: a tool that asks the model once more.
void Draw::addLoop()
{
    if (!isWithChance(0.05)) {
        return;
    }
    for (int node = m_clients; node < static_cast<int>(m_network.nodes.size()); ++node) {
        auto &its = m_network.nodes[at(node)];
        if (its.isBlocking || its.stages.empty() || its.stages.front().calls.front().isAsync) {
            continue;
        }
        const auto &onward = its.stages.front().calls.front();
        auto &callee = m_network.nodes[at(onward.to)];
        if (!callee.isBlocking && !callee.batching) {
            NetworkCall again;
            again.to = node;
            again.probability = between(0.1, 0.4) / onward.count;
            callee.stages.push_back({Stage::Mode::Sequential, {again}});
            m_backCall = onward.to;
            return;
        }
    }
}

/// Gives each station the service time that makes it as busy as it is to be.
void Draw::fill()
{
    const auto flow = core::analytic::flowOf(m_network);
    for (int i = static_cast<int>(m_network.nodes.size()) - 1; i >= m_clients; --i) {
        auto &node = m_network.nodes[at(i)];
        const double perMs = flow.rates[at(i)] / node.shards / 1000;
        if (node.isDelay || !(perMs > 0)) {
            node.service.mean = between(2, 50);
        } else if (node.batching) {
            fillBatching(*node.batching, perMs, node.replicas);
        } else if (node.isBlocking) {
            fillHeld(node, perMs);
        } else {
            node.service.mean = between(0.1, 0.8) * node.servers() / perMs;
        }
    }
}

void Draw::fillBatching(Batching &batching, double perMs, int replicas)
{
    const double fullBatchMs = between(0.2, 0.8) * batching.largest * replicas / perMs;
    const double fixed = between(0.2, 0.8);
    batching.baseMs = fixed * fullBatchMs;
    batching.perItemMs = (1 - fixed) * fullBatchMs / batching.largest;
    batching.longestWaitMs = isWithChance(0.3) ? 0 : between(0.1, 1) * fullBatchMs;
    if (isWithChance(0.5)) {
        batching.noise = {Distribution::Kind::Lognormal, 1, between(0.01, 0.2)};
    }
}

/// So many servers that they suffice for what they wait for, half as long again as without queues.
void Draw::fillHeld(Node &node, double perMs)
{
    double below = 0;
    for (const auto &stage : node.stages) {
        below += 1.5 * node.stageShare * withoutWaiting(stage);
    }
    node.service.mean = between(0.1, 0.5) * std::max(below, 1.0);
    const double busy = perMs * (below + node.service.mean);
    node.concurrency =
        std::max(1, static_cast<int>(std::ceil(busy / between(0.2, 0.7) / node.replicas)));
}

/// Of what the calls take without waiting. Short of that no call would ever end.
void Draw::setTimeouts()
{
    for (auto &node : m_network.nodes) {
        for (auto &stage : node.stages) {
            for (auto &call : stage.calls) {
                if (call.timeoutMs) {
                    *call.timeoutMs *= withoutWaiting(call.to) + call.network.mean;
                }
            }
        }
    }
}

/// ms on average, the loop aside.
double Draw::withoutWaiting(int index) const
{
    const auto &node = m_network.nodes[at(index)];
    double sum = node.service.mean;
    if (node.batching) {
        const auto &batching = *node.batching;
        sum = batching.longestWaitMs + batching.baseMs + batching.perItemMs * batching.largest;
    }
    const auto count = node.stages.size() - (index == m_backCall ? 1 : 0);
    for (std::size_t i = 0; i < count; ++i) {
        sum += node.stageShare * withoutWaiting(node.stages[i]);
    }
    return sum;
}

double Draw::withoutWaiting(const Stage &stage) const
{
    double sum = 0;
    double longest = 0;
    for (const auto &call : stage.calls) {
        if (!call.isAsync) {
            const double one = call.probability * (call.network.mean + withoutWaiting(call.to));
            const bool isRow = stage.mode == Stage::Mode::Sequential;
            sum += one * (isRow ? call.count : 1);
            longest = std::max(longest, one);
        }
    }
    return stage.mode == Stage::Mode::Parallel ? longest : sum;
}

QString inShort(int index, const Node &node)
{
    constexpr const char *balancers[] {"", " least", " in turn", " random"};
    QStringList words;
    if (node.isDelay) {
        words.append(u"delay"_s);
    } else if (node.batching) {
        words.append(u"batch of %1 on %2"_s.arg(node.batching->largest).arg(node.replicas));
    } else {
        words.append(u"%1x%2"_s.arg(node.replicas).arg(node.concurrency)
            + QLatin1String(balancers[static_cast<int>(node.balancer)]));
        words.append(u"%1 ms cv² %2"_s.arg(node.service.mean, 0, 'g', 3)
                         .arg(node.service.variability(), 0, 'g', 2));
    }
    if (node.shards > 1) {
        words.append(u"%1 shards"_s.arg(node.shards));
    }
    if (node.failure > 0) {
        words.append(u"fails %1"_s.arg(node.failure, 0, 'g', 2));
    }
    if (node.isBlocking) {
        words.append(u"held"_s);
    }
    if (node.stageShare < 1) {
        words.append(u"misses %1"_s.arg(node.stageShare, 0, 'g', 2));
    }
    return QString::number(index) + u": "_s + words.join(u' ');
}

QString inShort(const NetworkCall &call)
{
    QString text = QString::number(call.to);
    text += call.probability < 1 ? u" p%1"_s.arg(call.probability, 0, 'g', 2) : QString();
    text += call.count > 1 ? u" x%1"_s.arg(call.count) : QString();
    text += call.toAllShards ? u" all shards"_s : QString();
    text += call.timeoutMs ? u" within %1 ms"_s.arg(*call.timeoutMs, 0, 'g', 3) : QString();
    text += call.retries > 0 ? u" %1 retries"_s.arg(call.retries) : QString();
    text += call.isOptional ? u" optional"_s : QString();
    text += call.isAsync ? u" async"_s : QString();
    return text;
}

} // namespace

Network randomNetwork(quint64 seed)
{
    return Draw(seed).network();
}

QString inShort(const Network &network)
{
    constexpr const char *modes[] {" at once(", " in a row(", " one of("};
    QStringList parts;
    for (std::size_t i = 0; i < network.nodes.size(); ++i) {
        const auto &node = network.nodes[i];
        if (i < network.entries.size()) {
            const auto &entry = network.entries[i];
            const bool isPlain = entry.arrivals.kind == Arrivals::Kind::Poisson;
            parts.append(u"%1: %2/s%3"_s.arg(i)
                             .arg(entry.rate, 0, 'g', 3)
                             .arg(isPlain ? QString() : u" bursty"_s));
        } else {
            parts.append(inShort(static_cast<int>(i), node));
        }
        for (const auto &stage : node.stages) {
            QStringList calls;
            for (const auto &call : stage.calls) {
                calls.append(inShort(call));
            }
            parts.last() +=
                QLatin1String(modes[static_cast<int>(stage.mode)]) + calls.join(u", "_s) + u')';
        }
    }
    return parts.join(u"; "_s);
}

} // namespace support
