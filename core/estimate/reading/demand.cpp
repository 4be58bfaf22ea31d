// SPDX-License-Identifier: MIT
#include "core/estimate/reading/demand.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace core::estimation {

namespace {

constexpr double secondsPerDay = 86'400;

Quantity averageRate(SettingReader &settings)
{
    const auto rate = settings.number(u"rate_per_s"_s);
    const auto users = settings.number(u"daily_active_users"_s);
    const auto requests = settings.number(u"requests_per_user_per_day"_s);
    if (rate) {
        return quantity(*rate, u"/s"_s, formatNumber(*rate) + u"/s, given as a rate"_s);
    }
    if (!users || !requests) {
        return unknownQuantity(u"/s"_s,
            u"No demand yet: fill in daily active users and requests per user, or a rate."_s);
    }
    const double average = *users * *requests / secondsPerDay;
    return quantity(average, u"/s"_s,
        u"%1 users × %2 requests/day ÷ 86,400 s = %3/s"_s.arg(
            formatNumber(*users), formatNumber(*requests), formatNumber(average)));
}

Demand demandOf(const ResolvedDesign &resolved, int node, QStringList &problems)
{
    auto settings = resolved.settings(node);
    Demand demand {node, averageRate(settings), {}};
    const double factor = settings.number(u"peak_factor"_s).value_or(1);
    collect(settings, resolved.name(node), problems);
    if (!demand.average.value) {
        problems.append(resolved.name(node) + u": "_s + demand.average.working);
        demand.peak = demand.average;
        return demand;
    }
    const double peak = *demand.average.value * factor;
    demand.peak = quantity(peak, u"/s"_s,
        demand.average.working
            + u", × %1 peak factor = %2/s"_s.arg(formatNumber(factor), formatNumber(peak)));
    return demand;
}

} // namespace

Quantity quantity(double value, const QString &unit, const QString &working)
{
    constexpr double largest = 1e15; // beyond it nothing is real, and it cannot be written out
    if (!std::isfinite(value) || std::abs(value) > largest) {
        return unknownQuantity(
            unit, u"Too large to be real: check the settings that lead to it."_s);
    }
    return {value, unit, working};
}

Quantity unknownQuantity(const QString &unit, const QString &why)
{
    return {std::nullopt, unit, why};
}

std::vector<Demand> demandsOf(const ResolvedDesign &resolved, QStringList &problems)
{
    std::vector<Demand> demands;
    for (int node = 0; node < resolved.graph.size(); ++node) {
        if (resolved.behaviour(node) == Behaviour::Client) {
            demands.push_back(demandOf(resolved, node, problems));
        }
    }
    return demands;
}

} // namespace core::estimation
