// SPDX-License-Identifier: MIT
#include "core/checks/evaluation/drawing_faults.h"

#include "core/estimate/reading/answers.h"

namespace core {

using namespace Qt::StringLiterals;

namespace {

void add(const QList<Fault> &faults, const Subject &subject, FaultTable &table)
{
    for (const auto &fault : faults) {
        auto &found = table[faultWord(fault.kind)];
        const bool isNext = !found.empty() && found.back().subject.node == subject.node
            && found.back().subject.edge == subject.edge;
        if (isNext) { // one finding for each element, since its key tells no more
            found.back().text += (found.back().text.endsWith(u'?') ? u" "_s : u"; "_s) + fault.text;
            continue;
        }
        found.push_back({subject, fault.text});
    }
}

} // namespace

words::FaultWord faultWord(FaultKind kind)
{
    switch (kind) {
    case FaultKind::Misspelt:
        return words::FaultWord::Misspelt;
    case FaultKind::Refused:
        return words::FaultWord::Refused;
    case FaultKind::Contradiction:
        return words::FaultWord::Contradiction;
    case FaultKind::Unknown:
        break;
    }
    return words::FaultWord::Unknown;
}

FaultTable allFaults(const Graph &graph, const Catalog &catalog)
{
    FaultTable table;
    for (int node = 0; node < graph.size(); ++node) {
        add(faultsOf(graph.component(node), catalog), {node, -1}, table);
    }
    const auto isAnswer = estimation::answerArrows(graph, catalog);
    for (int edge = 0; edge < graph.design().connections.size(); ++edge) {
        add(faultsOf(graph.connection(edge), catalog), {-1, edge}, table);
        if (isAnswer[static_cast<std::size_t>(edge)]) {
            table[words::FaultWord::AnswerArrow].push_back({{-1, edge}, {}});
        }
    }
    return table;
}

} // namespace core
