// SPDX-License-Identifier: MIT
#include "app/panels/estimate/load_model.h"

#include "app/wording/estimate_text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

bool carriesSomething(const core::Estimate &estimate, const core::ComponentEstimate &component)
{
    const bool isClient = estimate.entry(component.id) != nullptr;
    return !isClient
        && (component.isSaturated || component.utilisation.value.value_or(0) > 0
            || component.rate.value.value_or(0) > 0);
}

/// Saturated before busy before those without a queue; more traffic before less.
bool isBusier(const ComponentLoad &left, const ComponentLoad &right)
{
    const auto rank = [](const ComponentLoad &load) {
        return std::tuple(load.estimate.isSaturated, load.estimate.utilisation.value.value_or(-1),
            load.estimate.rate.value.value_or(-1));
    };
    return rank(left) > rank(right);
}

QList<ComponentLoad> sortedLoads(
    const core::Estimate &estimate, const QHash<core::ElementId, QString> &names)
{
    QList<ComponentLoad> result;
    for (const auto &component : estimate.components) {
        if (carriesSomething(estimate, component)) {
            result.append({component, names.value(component.id, component.id)});
        }
    }
    std::stable_sort(result.begin(), result.end(), isBusier);
    return result;
}

} // namespace

const core::Quantity &quantityOf(const core::ComponentEstimate &component, LoadNumber number)
{
    switch (number) {
    case LoadNumber::Utilisation:
        return component.utilisation;
    case LoadNumber::P50:
        return component.latency.p50;
    case LoadNumber::P99:
        return component.latency.p99;
    case LoadNumber::Replicas:
        return component.replicasNeeded;
    case LoadNumber::Rate:
        break;
    }
    return component.rate;
}

QString ComponentLoad::text(LoadNumber number) const
{
    switch (number) {
    case LoadNumber::Utilisation:
        return estimate_text::load(estimate);
    case LoadNumber::P50:
    case LoadNumber::P99:
        if (quantity(number).value) {
            return estimate_text::latency(quantity(number));
        }
        return number == LoadNumber::P99 && estimate.health != core::Health::Ok
            ? LoadModel::tr("unknown")
            : QString();
    case LoadNumber::Replicas:
        return estimate_text::replicas(estimate);
    case LoadNumber::Rate:
        break;
    }
    return core::formatQuantity(estimate.rate);
}

void LoadModel::display(
    const core::Estimate &estimate, const QHash<core::ElementId, QString> &names)
{
    auto loads = sortedLoads(estimate, names);
    const bool hasSameRows = std::equal(loads.cbegin(), loads.cend(), m_loads.cbegin(),
        m_loads.cend(), [](const ComponentLoad &left, const ComponentLoad &right) {
            return left.estimate.id == right.estimate.id;
        });
    if (!hasSameRows) {
        beginResetModel();
        m_loads = std::move(loads);
        endResetModel();
        return;
    }
    m_loads = std::move(loads);
    if (!m_loads.isEmpty()) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    }
}

int LoadModel::row(const core::ElementId &id) const
{
    const auto found = std::find_if(m_loads.begin(), m_loads.end(),
        [&](const ComponentLoad &load) { return load.estimate.id == id; });
    return found == m_loads.end() ? -1 : static_cast<int>(found - m_loads.begin());
}

int LoadModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_loads.size());
}

QVariant LoadModel::data(const QModelIndex &index, int role) const
{
    const auto &load = m_loads.at(index.row());
    if (role == Qt::DisplayRole) {
        return load.name;
    }
    if (role != Qt::AccessibleTextRole) {
        return {};
    }
    QStringList words {load.name};
    for (const auto number : {LoadNumber::Utilisation, LoadNumber::Rate, LoadNumber::P50,
             LoadNumber::P99, LoadNumber::Replicas}) {
        if (const auto text = load.text(number); !text.isEmpty()) {
            words.append(text);
        }
    }
    return words.join(u", "_s);
}
