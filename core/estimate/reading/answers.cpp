// SPDX-License-Identifier: MIT
#include "core/estimate/reading/answers.h"

#include "core/base/at.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace core::estimation {

namespace {

/// Beginnings of words that label an answer.
constexpr std::array answerWords {"response", "respond", "answer", "reply", "replies", "result",
    "return", "score", "prediction", "ack", "output", "verdict", "decision"};

bool isLabelledAsAnswer(const QString &label)
{
    QString word;
    for (const auto character : label.toCaseFolded() + u' ') {
        if (character.isLetter()) {
            word.append(character);
            continue;
        }
        const auto whole = std::exchange(word, {});
        if (std::any_of(answerWords.begin(), answerWords.end(), [&](const char *beginning) {
                return whole.startsWith(QLatin1String(beginning));
            })) {
            return true;
        }
    }
    return false;
}

/// By node, the number of the loop over these kinds that it lies in; -1 outside of loops.
std::vector<int> loops(const Graph &graph, KindSet over)
{
    std::vector<int> loopOf(at(graph.size()), -1);
    int number = 0;
    for (const auto &loop : graph.cycles(over)) {
        for (const int node : loop) {
            loopOf[at(node)] = number;
        }
        ++number;
    }
    return loopOf;
}

class Search {
public:
    Search(const Graph &graph, const Catalog &catalog)
        : m_graph(graph), m_catalog(catalog), m_callLoops(loops(graph, requestOnly)),
          m_rateLoops(
              loops(graph, kindBit(ConnectionKind::Request) | kindBit(ConnectionKind::Stream)))
    {
        for (int node = 0; node < graph.size(); ++node) {
            const auto *type = catalog.type(graph.component(node).type);
            m_isClient.push_back(type && type->behaviour == Behaviour::Client);
        }
        findDepths();
    }

    bool isAnswer(int edge) const
    {
        const auto &connection = m_graph.connection(edge);
        const int from = m_graph.source(edge);
        const int to = m_graph.target(edge);
        if (connection.kind != ConnectionKind::Request || from < 0 || to < 0 || from == to
            || m_catalog.number(connection, u"probability"_s).value_or(1) < 1) {
            return false;
        }
        // In one loop with its source, its end is where the requests of the source come from.
        if (m_isClient[at(to)]) {
            return m_rateLoops[at(from)] >= 0 && m_rateLoops[at(from)] == m_rateLoops[at(to)];
        }
        const bool leadsBack = m_callLoops[at(from)] >= 0
            && m_callLoops[at(from)] == m_callLoops[at(to)] && m_depths[at(to)] >= 0
            && m_depths[at(to)] < m_depths[at(from)];
        return leadsBack && isLabelledAsAnswer(connection.label);
    }

private:
    bool isRoot(int node, bool hasClient) const
    {
        if (hasClient) {
            return m_isClient[at(node)];
        }
        const auto &incoming = m_graph.incoming(node);
        return std::none_of(incoming.begin(), incoming.end(),
            [&](int edge) { return m_graph.connection(edge).kind == ConnectionKind::Request; });
    }

    void findDepths()
    {
        m_depths.assign(at(m_graph.size()), -1);
        std::vector<int> queue;
        const bool hasClient =
            std::find(m_isClient.begin(), m_isClient.end(), true) != m_isClient.end();
        for (int node = 0; node < m_graph.size(); ++node) {
            if (isRoot(node, hasClient)) {
                m_depths[at(node)] = 0;
                queue.push_back(node);
            }
        }
        for (std::size_t next = 0; next < queue.size(); ++next) {
            for (const int edge : m_graph.outgoing(queue[next])) {
                const int target = m_graph.target(edge);
                const bool isCall = m_graph.connection(edge).kind == ConnectionKind::Request;
                if (isCall && target >= 0 && m_depths[at(target)] < 0) {
                    m_depths[at(target)] = m_depths[at(queue[next])] + 1;
                    queue.push_back(target);
                }
            }
        }
    }

    const Graph &m_graph;
    const Catalog &m_catalog;
    std::vector<int> m_callLoops;
    std::vector<int> m_rateLoops;
    std::vector<bool> m_isClient;
    /// Calls from the nearest client, or without any from what nothing calls; -1: no call leads
    /// there.
    std::vector<int> m_depths;
};

} // namespace

std::vector<bool> answerArrows(const Graph &graph, const Catalog &catalog)
{
    const Search search(graph, catalog);
    std::vector<bool> answers;
    answers.reserve(static_cast<std::size_t>(graph.design().connections.size()));
    for (int edge = 0; edge < graph.design().connections.size(); ++edge) {
        answers.push_back(search.isAnswer(edge));
    }
    return answers;
}

} // namespace core::estimation
