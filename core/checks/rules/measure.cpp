// SPDX-License-Identifier: MIT
#include "core/checks/rules/measure.h"

#include "core/base/enum_names.h"

namespace core {

namespace {

constexpr EnumNames<Measure, 13> measures {{
    {Measure::Utilisation, "utilisation"},
    {Measure::Saturated, "saturated"},
    {Measure::Outrun, "outrun"},
    {Measure::SinglePointOfFailure, "single_point_of_failure"},
    {Measure::RatePerS, "rate_per_s"},
    {Measure::P99Ms, "p99_ms"},
    {Measure::P99SlackMs, "p99_slack_ms"},
    {Measure::SuccessRate, "success_rate"},
    {Measure::AvailabilitySlack, "availability_slack"},
    {Measure::FreshnessSlackS, "freshness_slack_s"},
    {Measure::ReplicasNeeded, "replicas_needed"},
    {Measure::MaxMultiplier, "max_multiplier"},
    {Measure::CostUsdMonth, "cost_usd_month"},
}};

} // namespace

bool isOfDesign(Measure measure)
{
    return measure == Measure::MaxMultiplier || measure == Measure::CostUsdMonth;
}

std::optional<Measure> measureFromWord(const QString &word)
{
    return fromName(measures, word);
}

} // namespace core
