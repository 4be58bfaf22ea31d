// SPDX-License-Identifier: MIT
#include "core/estimate/reading/network_reading.h"

#include "core/base/enum_names.h"
#include "core/catalog/faults.h"
#include "core/estimate/reading/answers.h"
#include "core/estimate/reading/call_reading.h"
#include "core/estimate/reading/node_reading.h"

using namespace Qt::StringLiterals;

namespace core::estimation {

namespace {

constexpr EnumNames<Arrivals::Kind, 3> arrivalWords {{
    {Arrivals::Kind::Poisson, "poisson"},
    {Arrivals::Kind::Gamma, "gamma"},
    {Arrivals::Kind::Hyperexponential, "hyperexponential"},
}};

Arrivals readArrivals(const ResolvedDesign &resolved, int node, QStringList &problems)
{
    auto settings = resolved.settings(node);
    Arrivals arrivals;
    const auto word = settings.text(u"arrival_law"_s);
    arrivals.kind = fromName(arrivalWords, word).value_or(Arrivals::Kind::Poisson);
    if (arrivals.kind != Arrivals::Kind::Poisson) {
        arrivals.scv = settings.number(u"arrival_scv"_s, {1e-6, 1e6}).value_or(1);
    }
    if (arrivals.kind == Arrivals::Kind::Hyperexponential && arrivals.scv < 1) {
        settings.complain(
            u"hyperexponential gaps have a burstiness of at least 1, not %1; its requests are counted as Poisson."_s
                .arg(formatNumber(arrivals.scv)));
        arrivals = {};
    }
    collect(settings, resolved.name(node), problems);
    return arrivals;
}

void readEntries(Reading &reading, const ResolvedDesign &resolved, QStringList &problems)
{
    reading.demands = demandsOf(resolved, problems);
    for (std::size_t i = 0; i < reading.demands.size(); ++i) {
        const auto &demand = reading.demands[i];
        if (demand.peak.value) {
            reading.network.entries.push_back(
                {demand.node, *demand.peak.value, readArrivals(resolved, demand.node, problems)});
            reading.demandOfEntry.push_back(static_cast<int>(i));
        }
    }
}

/// Names that nothing knows. Values and contradictions are complained about by who reads them.
template<typename Naming>
void addFaults(const QList<Fault> &faults, const Naming &owner, QStringList &problems)
{
    for (const auto &fault : faults) {
        const bool isName = fault.kind == FaultKind::Misspelt || fault.kind == FaultKind::Unknown;
        if (isName) {
            const auto end = fault.text.endsWith(u'?') ? QString() : u"."_s;
            problems.append(owner() + u": "_s + fault.text + end);
        }
    }
}

void addFaults(
    const ResolvedDesign &resolved, const std::vector<bool> &isAnswer, QStringList &problems)
{
    for (int node = 0; node < resolved.graph.size(); ++node) {
        const auto owner = [&] { return resolved.name(node); };
        addFaults(faultsOf(resolved.graph.component(node), resolved.catalog), owner, problems);
    }
    for (int edge = 0; edge < resolved.graph.design().connections.size(); ++edge) {
        const auto owner = [&] { return resolved.connectionName(edge); };
        addFaults(faultsOf(resolved.graph.connection(edge), resolved.catalog), owner, problems);
        if (isAnswer[static_cast<std::size_t>(edge)]) {
            problems.append(owner()
                + u": it leads back to who asked and is not counted; an answer needs no connection of its own, for who calls waits for it."_s);
        }
    }
}

void addLooseConnections(const ResolvedDesign &resolved, QStringList &problems)
{
    for (int edge = 0; edge < resolved.graph.design().connections.size(); ++edge) {
        if (resolved.graph.source(edge) < 0 || resolved.graph.target(edge) < 0) {
            problems.append(resolved.connectionName(edge)
                + u": an end of this connection does not exist; it is left out."_s);
        }
    }
}

} // namespace

Reading readNetwork(const ResolvedDesign &resolved, QStringList &problems)
{
    Reading reading;
    reading.isAnswer = answerArrows(resolved.graph, resolved.catalog);
    for (int node = 0; node < resolved.graph.size(); ++node) {
        auto [own, tokens, missing] = readNode(resolved, node, problems);
        own.stages = readStages(resolved, node, reading.isAnswer, problems);
        reading.network.nodes.push_back(std::move(own));
        reading.tokens.push_back(tokens);
        reading.missing.push_back(missing);
    }
    readEntries(reading, resolved, problems);
    addLooseConnections(resolved, problems);
    addFaults(resolved, reading.isAnswer, problems);
    return reading;
}

} // namespace core::estimation
