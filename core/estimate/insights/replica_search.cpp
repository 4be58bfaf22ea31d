// SPDX-License-Identifier: MIT
#include "core/estimate/insights/replica_search.h"

#include "core/model/edits.h"

#include <QHash>
#include <QStringBuilder>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr int mostSolves = 190;
constexpr double fullest = 0.9; // fewer replicas would leave no room for the next minute
constexpr double plenty = 1e5; // replicas, instead of infinitely many
constexpr double rounding = 1e-9;
const auto replicasId = u"replicas"_s;

/// One component whose replicas may be changed.
struct Unit {
    ElementId id;
    double from = 1;
    double most = plenty;
    double spare = 1; ///< replicas that must stay so that one may fail
    double cost = 1; ///< of one replica
};

/// Designs that differ in their replicas alone, and what they are worth.
class Search {
public:
    Search(const Design &design, const Catalog &catalog, const ReplicaCost &cost)
        : m_design(design), m_catalog(catalog), m_today(estimate(design, catalog))
    {
        for (const auto &component : design.components) {
            const auto *type = catalog.type(component.type);
            const auto *spec = type ? type->setting(replicasId) : nullptr;
            const auto *load = m_today.component(component.id);
            if (spec && load && load->utilisation.value.value_or(0) > 0) {
                const double from = catalog.number(component, replicasId).value_or(1);
                m_units.append({component.id, from, std::min(plenty, spec->maximum),
                    std::min(from, 2.0), std::max(1e-9, cost(component))});
            }
        }
    }

    const Estimate &today() const { return m_today; }
    const QList<Unit> &units() const { return m_units; }
    int solves() const { return m_solves; }
    bool canGoOn() const { return m_solves < mostSolves; }

    /// Fewest replicas at which nothing is busier than the target.
    QList<double> forUtilisation(double target) const
    {
        QList<double> replicas;
        for (const auto &unit : m_units) {
            const double load = *m_today.component(unit.id)->utilisation.value * unit.from;
            replicas.append(std::clamp(
                std::ceil(load / target * (1 - rounding)), 1.0, std::max(1.0, unit.most)));
        }
        return replicas;
    }

    /// The fewest that nothing may fall below, whatever the budgets allow.
    QList<double> least() const
    {
        auto replicas = forUtilisation(fullest);
        for (qsizetype i = 0; i < replicas.size(); ++i) {
            replicas[i] = std::max(replicas.at(i), m_units.at(i).spare);
        }
        return replicas;
    }

    Design with(const QList<double> &replicas) const
    {
        auto design = m_design;
        for (qsizetype i = 0; i < m_units.size(); ++i) {
            if (replicas.at(i) != m_units.at(i).from) {
                design = edits::setSetting(
                    std::move(design), {m_units.at(i).id}, replicasId, Setting(replicas.at(i)));
            }
        }
        return design;
    }

    Estimate solve(const QList<double> &replicas)
    {
        ++m_solves;
        return estimate(with(replicas), m_catalog, {&m_memory, nullptr, false, false});
    }

    double cost(const QList<double> &replicas) const
    {
        double sum = 0;
        for (qsizetype i = 0; i < m_units.size(); ++i) {
            sum += replicas.at(i) * m_units.at(i).cost;
        }
        return sum;
    }

    Sizing result(const QList<double> &replicas) const
    {
        Sizing sizing;
        sizing.design = with(replicas);
        sizing.solves = m_solves;
        sizing.costAfter = cost(replicas);
        for (qsizetype i = 0; i < m_units.size(); ++i) {
            const auto &unit = m_units.at(i);
            sizing.costBefore += unit.from * unit.cost;
            if (replicas.at(i) != unit.from) {
                sizing.changes.append(
                    {unit.id, m_catalog.displayName(*find(m_design.components, unit.id)), unit.from,
                        replicas.at(i), {}});
            }
        }
        return sizing;
    }

private:
    const Design &m_design;
    const Catalog &m_catalog;
    Estimate m_today;
    QList<Unit> m_units;
    int m_solves = 1;
    EstimateMemory m_memory;
};

/// By how much budgets are missed, as shares of the budgets; nothing when there is no latency.
std::optional<double> excess(const Estimate &estimate)
{
    double sum = 0;
    for (const auto &entry : estimate.entries) {
        if (!entry.budget.p99Ms || !(entry.peakRate.value.value_or(0) > 0)) {
            continue;
        }
        if (!entry.latency.p99.value) {
            return std::nullopt;
        }
        sum += std::max(0.0, *entry.latency.p99.value / *entry.budget.p99Ms - 1);
    }
    return sum;
}

bool hasBudget(const Estimate &estimate)
{
    return std::any_of(
        estimate.entries.begin(), estimate.entries.end(), [](const EntryEstimate &entry) {
            return entry.budget.p99Ms && entry.peakRate.value.value_or(0) > 0;
        });
}

/// The client that misses its budget most, and what takes longest on its slowest path.
QString obstacle(const Estimate &estimate, const Design &design, const Catalog &catalog)
{
    for (const auto &entry : estimate.entries) {
        if (!entry.budget.p99Ms || entry.isMet.value_or(false)) {
            continue;
        }
        if (!entry.latency.p99.value) {
            return entry.name % u": " % entry.latency.p99.working;
        }
        QString slowest;
        double longest = 0;
        for (const auto &id : entry.criticalPath) {
            const auto *load = estimate.component(id);
            if (const double p99 = load ? load->latency.p99.value.value_or(0) : 0; p99 > longest) {
                longest = p99;
                slowest = catalog.displayName(*find(design.components, id));
            }
        }
        return u"Replicas alone cannot do it: with as many as one likes the p99 of %1 is still "
               "%2 ms, %3 ms over its budget. The largest part is %4: %5 ms of service."_s.arg(
                   entry.name, formatNumber(*entry.latency.p99.value),
                   formatNumber(*entry.latency.p99.value - *entry.budget.p99Ms), slowest,
                   formatNumber(longest));
    }
    return {};
}

/// The units that make requests wait longest: only they are worth trying.
QList<qsizetype> candidates(const Search &search, const Estimate &estimate)
{
    constexpr qsizetype most = 5;
    QList<std::pair<double, qsizetype>> waits;
    for (qsizetype i = 0; i < search.units().size(); ++i) {
        const auto *load = estimate.component(search.units().at(i).id);
        if (const double wait = load->wait.mean.value.value_or(0); wait > 0) {
            waits.append({-wait, i});
        }
    }
    std::sort(waits.begin(), waits.end());
    QList<qsizetype> result;
    for (const auto &[wait, unit] : waits.mid(0, most)) {
        result.append(unit);
    }
    return result;
}

/// Adds replicas where a unit of cost buys most, until the budgets are kept or nothing helps.
std::optional<double> grow(Search &search, QList<double> &replicas, const GoOn &goOn)
{
    constexpr double stride = 0.1; // of many replicas a tenth at a time
    auto now = search.solve(replicas);
    auto missed = excess(now);
    while (missed && *missed > 0 && search.canGoOn() && goOn()) {
        double best = 0;
        qsizetype chosen = -1;
        double chosenReplicas = 0;
        for (const auto unit : candidates(search, now)) {
            auto tried = replicas;
            tried[unit] = std::min(search.units().at(unit).most,
                tried.at(unit) + std::max(1.0, std::floor(tried.at(unit) * stride)));
            const auto left = excess(search.solve(tried));
            const double added =
                (tried.at(unit) - replicas.at(unit)) * search.units().at(unit).cost;
            const double gain = left && added > 0 ? (*missed - *left) / added : 0;
            if (gain > best) {
                best = gain;
                chosen = unit;
                chosenReplicas = tried.at(unit);
            }
        }
        if (chosen < 0) {
            break;
        }
        replicas[chosen] = chosenReplicas;
        now = search.solve(replicas);
        missed = excess(now);
    }
    return missed;
}

/// Takes replicas away, the dearest first, as long as the budgets are kept.
void trim(Search &search, QList<double> &replicas, const QList<double> &least, const GoOn &goOn)
{
    QList<qsizetype> order;
    for (qsizetype i = 0; i < replicas.size(); ++i) {
        order.append(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](qsizetype a, qsizetype b) {
        return search.units().at(a).cost > search.units().at(b).cost;
    });
    for (const auto unit : order) {
        while (replicas.at(unit) > least.at(unit) && search.canGoOn() && goOn()) {
            auto fewer = replicas;
            fewer[unit] -= 1;
            const auto missed = excess(search.solve(fewer));
            if (!missed || *missed > 0) {
                break;
            }
            replicas = fewer;
        }
    }
}

void explain(Sizing &sizing, const Estimate &before, const Estimate &after)
{
    const auto busy = [](const Estimate &estimate, const ElementId &id) {
        const auto *load = estimate.component(id);
        return load->isSaturated
            ? u"saturated"_s
            : formatNumber(std::round(*load->utilisation.value * 100)) + u" % busy"_s;
    };
    for (auto &change : sizing.changes) {
        const auto *then = after.component(change.component);
        const double p99 = std::round(then->wait.p99.value.value_or(0) * 1000) / 1000;
        const QString wait = p99 > 0 ? u"; p99 wait "_s + formatNumber(p99) + u" ms"_s : QString();
        change.why =
            busy(before, change.component) + u" → "_s + busy(after, change.component) + wait;
    }
}

Sizing finished(Search &search, const QList<double> &replicas)
{
    const auto after = search.solve(replicas);
    auto sizing = search.result(replicas);
    explain(sizing, search.today(), after);
    return sizing;
}

} // namespace

ReplicaCost roughReplicaCost(const Catalog &catalog)
{
    constexpr double ofAccelerator = 10;
    return [&catalog](const Component &component) {
        return catalog.hasRole(component, u"gpu"_s) ? ofAccelerator : 1.0;
    };
}

ReplicaCost pricedReplicaCost(const Catalog &catalog, const Estimate &priced)
{
    QHash<ElementId, double> prices;
    double sum = 0;
    for (const auto &component : priced.components) {
        const double replicas = component.replicas.value_or(0);
        if (component.cost.machines.value.value_or(0) > 0 && replicas > 0) {
            const double one = *component.cost.machines.value / replicas;
            prices.insert(component.id, one);
            sum += one;
        }
    }
    const double usual = prices.isEmpty() ? 1 : sum / static_cast<double>(prices.size());
    return [rough = roughReplicaCost(catalog), prices, usual](const Component &component) {
        return prices.value(component.id, usual * rough(component));
    };
}

Sizing sizedForUtilisation(
    const Design &design, const Catalog &catalog, double target, const ReplicaCost &cost)
{
    Search search(design, catalog, cost);
    auto sizing = finished(search, search.forUtilisation(target));
    sizing.isMet = !search.units().isEmpty();
    sizing.note = sizing.isMet
        ? u"Nothing is busier than %1 % at the peak."_s.arg(formatNumber(target * 100))
        : u"No component with replicas gets any demand."_s;
    return sizing;
}

Sizing sizedForBudgets(
    const Design &design, const Catalog &catalog, const ReplicaCost &cost, const GoOn &goOn)
{
    Search search(design, catalog, cost);
    QList<double> unlimited;
    for (const auto &unit : search.units()) {
        unlimited.append(unit.most);
    }
    if (search.units().isEmpty() || !hasBudget(search.today())) {
        Sizing none;
        none.design = design;
        none.note = u"There is nothing to size: no client has a demand, a latency budget and "
                    "something with replicas behind it."_s;
        return none;
    }
    const auto best = search.solve(unlimited);
    if (const auto missed = excess(best); !missed || *missed > 0) {
        Sizing none;
        none.design = design;
        none.solves = search.solves();
        none.note = obstacle(best, design, catalog);
        return none;
    }
    const auto least = search.least();
    auto replicas = least;
    const auto missed = grow(search, replicas, goOn);
    const bool isMet = missed && !(*missed > 0);
    if (isMet) {
        trim(search, replicas, least, goOn);
    }
    auto sizing = finished(search, replicas);
    sizing.isMet = isMet;
    sizing.note = isMet ? u"Every client keeps its p99 budget, nothing is busier than %1 %."_s.arg(
                      formatNumber(fullest * 100))
                        : u"The search ended before every budget was kept; this is the best it "
                          "found."_s;
    return sizing;
}

} // namespace core
