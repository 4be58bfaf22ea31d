// SPDX-License-Identifier: MIT
#include "core/estimate/reading/distribution_reading.h"

#include "core/base/enum_names.h"
#include "core/estimate/network/quantity.h"

using namespace Qt::StringLiterals;

namespace core::estimation {

namespace {

constexpr EnumNames<Distribution::Kind, 5> distributionWords {{
    {Distribution::Kind::Constant, "constant"},
    {Distribution::Kind::Lognormal, "lognormal"},
    {Distribution::Kind::Exponential, "exponential"},
    {Distribution::Kind::Gamma, "gamma"},
    {Distribution::Kind::Hyperexponential, "hyperexponential"},
}};

std::optional<Distribution> readPercentiles(
    SettingReader &settings, const DistributionSettings &ids)
{
    const auto p50 = settings.number(ids.median);
    const auto p99 = settings.number(ids.p99);
    if (!p50 && !p99) {
        return std::nullopt;
    }
    if (!p50 || !p99) {
        settings.complain(u"its %1 has a %2 but no %3; fill in both."_s.arg(
            ids.thing, p50 ? u"p50"_s : u"p99"_s, p50 ? u"p99"_s : u"p50"_s));
        return std::nullopt;
    }
    if (*p50 == 0 && *p99 == 0) {
        return Distribution {};
    }
    const auto distribution = lognormalByPercentiles(*p50, *p99);
    if (!distribution) {
        settings.complain(
            u"no %1 has a p50 of %2 and a p99 of %3; the p50 must be above 0, and the p99 at least as large."_s
                .arg(ids.thing, formatNumber(*p50), formatNumber(*p99)));
    }
    return distribution;
}

/// The variability that the kind can have; complains about any other.
std::optional<double> readScv(
    SettingReader &settings, const DistributionSettings &ids, Distribution::Kind kind)
{
    const auto scv = settings.number(ids.scv);
    if (!scv) {
        settings.complain(u"its %1 needs a variability for this law."_s.arg(ids.thing));
    } else if (kind == Distribution::Kind::Hyperexponential && *scv < 1) {
        settings.complain(u"a hyperexponential %1 has a variability of at least 1, not %2."_s.arg(
            ids.thing, formatNumber(*scv)));
        return std::nullopt;
    }
    return scv;
}

} // namespace

std::optional<Distribution> readDistribution(
    SettingReader &settings, const DistributionSettings &ids)
{
    const auto word = settings.text(ids.distribution);
    const auto kind = fromName(distributionWords, word);
    if (!kind) {
        return readPercentiles(settings, ids);
    }
    const auto mean = settings.number(ids.mean);
    if (!mean) {
        settings.complain(u"its %1 is %2 but has no mean; fill it in."_s.arg(ids.thing, word));
        return std::nullopt;
    }
    if (*mean == 0) {
        return Distribution {}; // whatever the kind
    }
    switch (*kind) {
    case Distribution::Kind::Constant:
        return Distribution {Distribution::Kind::Constant, *mean, 0};
    case Distribution::Kind::Exponential:
        return Distribution {Distribution::Kind::Exponential, *mean, 1};
    case Distribution::Kind::Lognormal:
    case Distribution::Kind::Gamma:
    case Distribution::Kind::Hyperexponential:
        break;
    }
    const auto scv = readScv(settings, ids, *kind);
    if (!scv) {
        return std::nullopt;
    }
    // A spread of a thousandth of the mean is none that anybody measures.
    constexpr double leastScv = 1e-6;
    return *scv > leastScv ? Distribution {*kind, *mean, *scv}
                           : Distribution {Distribution::Kind::Constant, *mean, 0};
}

} // namespace core::estimation
