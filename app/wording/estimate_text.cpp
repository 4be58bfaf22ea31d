// SPDX-License-Identifier: MIT
#include "app/wording/estimate_text.h"

#include "app/look/plain_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace estimate_text {

namespace {

constexpr double msOfASecond = 1000;
constexpr double msPrintedAsSeconds = 10'000;
constexpr QChar noValue(0x2014);

QString tr(const char *text)
{
    return QCoreApplication::translate("EstimatePanel", text);
}

Parts partsOf(double ms)
{
    constexpr double finest = 1000; // below a microsecond no digit means anything
    if (std::abs(ms) < msPrintedAsSeconds) {
        return {core::formatNumber(std::round(ms * finest) / finest), u"ms"_s};
    }
    return {core::formatNumber(ms / msOfASecond), u"s"_s};
}

/// The difference without digits that the number beside it does not have.
double besides(double difference, double number)
{
    constexpr double printedWhole = 100;
    return number >= printedWhole && difference >= 1 ? std::round(difference) : difference;
}

QString factorText(double factor)
{
    if (factor >= 10) {
        return core::formatNumber(std::round(factor));
    }
    return QString::number(factor, 'f', factor < 1 ? 2 : 1);
}

} // namespace

Parts latencyParts(const core::Quantity &quantity)
{
    return quantity.value ? partsOf(*quantity.value) : Parts {QString(noValue), {}};
}

QString latency(const core::Quantity &quantity)
{
    return latencyParts(quantity).joined();
}

QString budget(const core::EntryEstimate &entry)
{
    if (!entry.budget.p99Ms) {
        return tr("No latency budget");
    }
    const auto promised = partsOf(*entry.budget.p99Ms);
    const auto &p99 = entry.latency.p99.value;
    if (!p99) {
        return tr("No latency to hold against the budget of %1").arg(promised.joined());
    }
    const auto used = partsOf(*p99);
    const auto usedText = used.unit == promised.unit ? used.number : used.joined();
    const double slack = *entry.budget.p99Ms - *p99;
    const auto left = partsOf(besides(std::abs(slack), *p99)).joined();
    return (slack < 0 ? tr("%1 of %2, %3 over") : tr("%1 of %2, %3 to spare"))
        .arg(usedText, promised.joined(), left);
}

QString headroom(const core::EntryEstimate &entry)
{
    if (!entry.maxRate.value) {
        return tr("Nothing limits it");
    }
    auto rate = core::formatQuantity(entry.maxRate);
    const double peak = entry.peakRate.value.value_or(0);
    if (peak <= 0) {
        return rate;
    }
    return tr("%1, %2\u00d7 today's peak").arg(rate, factorText(*entry.maxRate.value / peak));
}

QString load(const core::ComponentEstimate &component)
{
    if (component.isSaturated) {
        return tr("saturated");
    }
    if (!component.utilisation.value) {
        return {};
    }
    const double percent = *component.utilisation.value * 100;
    if (percent > 0 && percent < 1) {
        return tr("< 1 %");
    }
    // Rounding must not say that something is full which is not.
    return tr("%1 %").arg(std::min(99.0, std::round(percent)));
}

bool needsReplicas(const core::ComponentEstimate &component)
{
    return component.replicas && component.replicasNeeded.value
        && *component.replicasNeeded.value > *component.replicas;
}

QString replicas(const core::ComponentEstimate &component)
{
    if (!component.replicas) {
        return {};
    }
    const auto have = core::formatNumber(*component.replicas);
    if (needsReplicas(component)) {
        return tr("%1 \u2192 %2 replicas")
            .arg(have, core::formatNumber(*component.replicasNeeded.value));
    }
    return *component.replicas == 1 ? tr("1 replica") : tr("%1 replicas").arg(have);
}

QString money(const core::Quantity &usd)
{
    constexpr double cent = 0.01;
    const double value = usd.value.value_or(0);
    if (value > 0 && value < cent) {
        return tr("less than $0.01");
    }
    return u'$'
        + (value > 0 && value < 1 ? QString::number(value, 'f', 2) : core::formatNumber(value));
}

QString size(const core::Quantity &gib)
{
    static constexpr std::array units {"GiB", "TiB", "PiB", "EiB"};
    double value = gib.value.value_or(0);
    if (value > 0 && value < 1) {
        return core::formatNumber(value * 1024) + u" MiB"_s;
    }
    std::size_t unit = 0;
    while (value >= 1024 && unit + 1 < units.size()) {
        value /= 1024;
        ++unit;
    }
    return core::formatNumber(value) + u' ' + QLatin1StringView(units[unit]);
}

QString duration(double seconds)
{
    constexpr double minute = 60;
    constexpr double hour = 3600;
    constexpr double day = 86400;
    if (seconds < 2 * minute) {
        return core::formatNumber(seconds) + u" s"_s;
    }
    if (seconds < 2 * hour) {
        return core::formatNumber(seconds / minute) + u" min"_s;
    }
    return seconds < 2 * day ? core::formatNumber(seconds / hour) + u" h"_s
                             : tr("%1 days").arg(core::formatNumber(seconds / day));
}

QString toolTip(const core::Quantity &quantity)
{
    return plain_text::toolTip(quantity.working);
}

QString link(const core::ElementId &id, const QString &name, const QString &colour)
{

    return u"<a href=\"%1\" style=\"color:%2; text-decoration:none\">%3</a>"_s.arg(
        id.toHtmlEscaped(), colour, name.toHtmlEscaped());
}

} // namespace estimate_text
