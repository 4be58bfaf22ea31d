// SPDX-License-Identifier: MIT
#include "core/checks/evaluation/measure_table.h"

namespace core {

namespace {

std::size_t at(Measure measure)
{
    return static_cast<std::size_t>(measure);
}

std::optional<double> difference(
    const std::optional<double> &number, const std::optional<double> &from)
{
    return number && from ? std::optional(*number - *from) : std::nullopt;
}

} // namespace

MeasureTable::MeasureTable(const Design &design, const Estimate &estimate)
{
    m_design[at(Measure::MaxMultiplier)] = estimate.maxMultiplier.value;
    m_design[at(Measure::CostUsdMonth)] = estimate.cost.month.value;
    m_rows.reserve(
        static_cast<std::size_t>(estimate.components.size() + estimate.connections.size()));
    m_index.reserve(estimate.components.size() + estimate.connections.size());
    for (const auto &component : estimate.components) {
        fill(component);
    }
    for (const auto &connection : estimate.connections) {
        number(Measure::RatePerS, connection.id) = connection.rate.value;
    }
    for (const auto &entry : estimate.entries) {
        fill(entry);
    }
    for (const auto &stream : estimate.streams) {
        fill(design, stream);
    }
    for (const auto &freshness : estimate.freshness) {
        number(Measure::FreshnessSlackS, freshness.id) =
            difference(freshness.budgetS, freshness.worst.value);
    }
}

std::optional<double> &MeasureTable::number(Measure measure, const ElementId &element)
{
    const auto found = m_index.constFind(element);
    if (found != m_index.cend()) {
        return m_rows[*found].numbers[at(measure)];
    }
    m_index.insert(element, m_rows.size());
    m_rows.push_back({element, {}});
    return m_rows.back().numbers[at(measure)];
}

void MeasureTable::fill(const ComponentEstimate &component)
{
    number(Measure::Utilisation, component.id) = component.utilisation.value;
    auto &numbers = m_rows[m_index.value(component.id)].numbers;
    numbers[at(Measure::Saturated)] = component.isSaturated ? 1 : 0;
    numbers[at(Measure::RatePerS)] = component.rate.value;
    numbers[at(Measure::P99Ms)] = component.latency.p99.value;
    numbers[at(Measure::ReplicasNeeded)] = component.replicasNeeded.value;
    numbers[at(Measure::SinglePointOfFailure)] = 0;
    numbers[at(Measure::Outrun)] = 0;
}

void MeasureTable::fill(const EntryEstimate &entry)
{
    number(Measure::P99Ms, entry.id) = entry.latency.p99.value;
    number(Measure::P99SlackMs, entry.id) = entry.slackMs.value;
    number(Measure::SuccessRate, entry.id) = entry.successRate.value;
    const auto budget = entry.budget.availability;
    number(Measure::AvailabilitySlack, entry.id) = difference(
        entry.availability.success.value, budget ? std::optional(*budget * 100) : std::nullopt);
    for (const auto &single : entry.availability.singlePoints) {
        number(Measure::SinglePointOfFailure, single) = 1;
    }
}

void MeasureTable::fill(const Design &design, const StreamEstimate &stream)
{
    const auto *connection = find(design.connections, stream.id);
    if (connection && stream.growth.value.value_or(0) > 0) {
        number(Measure::Outrun, connection->to) = 1;
    }
}

std::optional<double> MeasureTable::value(Measure measure, const ElementId &element) const
{
    if (isOfDesign(measure)) {
        return m_design[at(measure)];
    }
    const auto found = m_index.constFind(element);
    return found == m_index.cend() ? std::nullopt : m_rows[*found].numbers[at(measure)];
}

std::set<Measure> MeasureTable::changesTo(const MeasureTable &after) const
{
    std::array<bool, count> isChanged {};
    const bool isSameShape = m_rows.size() == after.m_rows.size();
    isChanged.fill(!isSameShape);
    const auto note = [&](const Numbers &some, const Numbers &others) {
        for (std::size_t i = 0; i < count; ++i) {
            isChanged[i] = isChanged[i] || some[i] != others[i];
        }
    };
    note(m_design, after.m_design);
    for (std::size_t i = 0; isSameShape && i < m_rows.size(); ++i) {
        if (m_rows[i].id != after.m_rows[i].id) {
            isChanged.fill(true);
            break;
        }
        note(m_rows[i].numbers, after.m_rows[i].numbers);
    }
    std::set<Measure> changed;
    for (std::size_t i = 0; i < count; ++i) {
        if (isChanged[i]) {
            changed.insert(static_cast<Measure>(i));
        }
    }
    return changed;
}

} // namespace core
