// SPDX-License-Identifier: MIT
#include "core/estimate/insights/budgets.h"

#include <QStringBuilder>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr double minutesOfWindow = 30 * 24 * 60;

BudgetUse latencyUse(const EntryEstimate &entry)
{
    const double budget = *entry.budget.p99Ms;
    BudgetUse use {entry.id, entry.name, u"p99"_s, {}, {}, entry.slackMs.working};
    const auto &p99 = entry.latency.p99.value;
    if (!p99) {
        use.text = u"no latency, "_s % formatNumber(budget) % u" ms promised";
        return use;
    }
    use.used = *p99 / budget;
    use.text = formatNumber(*p99) % u" of " % formatNumber(budget) % u" ms";
    return use;
}

/// What a promise of availability leaves: 99.9 % of 30 days are 43.2 minutes.
BudgetUse availabilityUse(const EntryEstimate &entry)
{
    const double minutes = (1 - *entry.budget.availability) * minutesOfWindow;
    BudgetUse use {entry.id, entry.name, u"Availability"_s, {}, {}, {}};
    use.text = formatNumber(minutes) % u" min a month";
    use.working = u"(1 − %1) × 30 days = %2 minutes"_s.arg(
        QString::number(*entry.budget.availability, 'g', 8), formatNumber(minutes));
    if (const auto &down = entry.availability.downtime; down.value && minutes > 0) {
        use.used = *down.value / minutes;
        use.text = formatNumber(*down.value) % u" of " % use.text;
        use.working += u'\n' + down.working;
    }
    return use;
}

} // namespace

QList<BudgetUse> budgetsOf(const Estimate &estimate)
{
    QList<BudgetUse> uses;
    for (const auto &entry : estimate.entries) {
        if (entry.budget.p99Ms) {
            uses.append(latencyUse(entry));
        }
        if (entry.budget.availability) {
            uses.append(availabilityUse(entry));
        }
    }
    return uses;
}

} // namespace core
