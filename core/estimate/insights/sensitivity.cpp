// SPDX-License-Identifier: MIT
#include "core/estimate/insights/sensitivity.h"

#include "core/model/edits.h"
#include "core/model/graph.h"

#include <QStringBuilder>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr double step = 0.2;

/// One setting that could be another.
struct Input {
    ElementId element;
    QString name;
    const SettingSpec *spec;
    double value;
};

void addInputs(QList<Input> &inputs, const ElementId &element, const QString &name,
    const QList<SettingSpec> &specs, const std::function<std::optional<double>(QString)> &value)
{
    for (const auto &spec : specs) {
        const bool isNumber = spec.kind == SettingKind::Number || spec.kind == SettingKind::Integer;
        const auto number = isNumber ? value(spec.id) : std::nullopt;
        // A stage is a place in an order, not an amount; a budget is a wish.
        if (number && *number != 0 && spec.id != "stage"_L1 && !spec.id.startsWith("budget_"_L1)) {
            inputs.append({element, name, &spec, *number});
        }
    }
}

QList<Input> inputsOf(const Design &design, const Catalog &catalog, const ElementId &client)
{
    const Graph graph(design);
    constexpr auto live = kindBit(ConnectionKind::Request) | kindBit(ConnectionKind::Stream);
    const auto isReached = graph.reachableFrom({graph.node(client)}, live);
    const auto isOn = [&](int node) { return node >= 0 && isReached[std::size_t(node)]; };
    QList<Input> inputs;
    for (int node = 0; node < graph.size(); ++node) {
        const auto &component = graph.component(node);
        const auto *type = catalog.type(component.type);
        if (type && isOn(node)) {
            addInputs(inputs, component.id, catalog.displayName(component), type->settings,
                [&](const QString &id) { return catalog.number(component, id); });
        }
    }
    for (int edge = 0; edge < design.connections.size(); ++edge) {
        const auto &connection = graph.connection(edge);
        if (isOn(graph.source(edge)) && graph.target(edge) >= 0) {
            const QString name = catalog.displayName(graph.component(graph.source(edge))) % u" → "
                % catalog.displayName(graph.component(graph.target(edge)));
            addInputs(inputs, connection.id, name, catalog.connectionType(connection.kind).settings,
                [&](const QString &id) { return catalog.number(connection, id); });
        }
    }
    return inputs;
}

/// A fifth more or less, whole where it must be whole, within what the setting takes.
double moved(const Input &input, double by)
{
    double number = input.value * (1 + by);
    if (input.spec->kind == SettingKind::Integer) {
        number = std::round(number);
        number = number == input.value ? number + (by < 0 ? -1 : 1) : number;
    }
    return std::clamp(number, input.spec->minimum, input.spec->maximum);
}

std::optional<double> answer(const EntryEstimate &entry, bool isRate)
{
    return isRate ? entry.maxRate.value : entry.latency.p99.value;
}

/// The answer of another design; today's where the value means nothing there, as a p50 above the
/// p99. Nothing when it is saturated.
std::optional<double> answerOf(const Estimate &other, const Sensitivity &result)
{
    const auto &entry = *other.entry(result.client);
    const bool isFull = entry.maxRate.value && *entry.maxRate.value <= entry.peakRate.value;
    const auto value = answer(entry, result.isRate);
    return value || isFull ? value : std::optional(result.now);
}

QString shown(const std::optional<double> &value, bool isRate)
{
    return value ? formatNumber(*value) + (isRate ? u"/s"_s : u" ms"_s) : u"saturated"_s;
}

Sensitivity::Bar barOf(const Input &input, const Sensitivity &result,
    const std::function<std::optional<double>(double)> &at)
{
    Sensitivity::Bar bar {input.element, input.name, input.spec->id, input.spec->name,
        input.spec->unit, input.value, moved(input, -step), moved(input, step), {}, {}, {}};
    bar.atLower = bar.lower == bar.value ? std::optional(result.now) : at(bar.lower);
    bar.atHigher = bar.higher == bar.value ? std::optional(result.now) : at(bar.higher);
    const auto measure = result.isRate ? u"highest rate"_s : u"p99"_s;
    bar.working = u"%1, %2: %3 today gives a %4 of %5; %6 gives %7, %8 gives %9"_s.arg(bar.name,
        bar.settingName, formatNumber(bar.value), measure, shown(result.now, result.isRate),
        formatNumber(bar.lower), shown(bar.atLower, result.isRate), formatNumber(bar.higher),
        shown(bar.atHigher, result.isRate));
    return bar;
}

void sortAndCut(Sensitivity &result, int most)
{
    constexpr double least = 1e-4; // of today's value: less is rounding
    const double now = result.now;
    auto &bars = result.bars;
    bars.removeIf([&](const Sensitivity::Bar &bar) {
        return !bar.saturates() && bar.span(now) < least * now;
    });
    std::stable_sort(
        bars.begin(), bars.end(), [&](const Sensitivity::Bar &a, const Sensitivity::Bar &b) {
            return a.saturates() != b.saturates() ? a.saturates() : a.span(now) > b.span(now);
        });
    bars = bars.mid(0, most);
}

} // namespace

double Sensitivity::Bar::span(double today) const
{
    const double one = atLower.value_or(today);
    const double other = atHigher.value_or(today);
    return std::max({one, other, today}) - std::min({one, other, today});
}

Sensitivity sensitivity(const Design &design, const Catalog &catalog, const ElementId &client,
    int most, const GoOn &goOn)
{
    Sensitivity result;
    const auto today = estimate(design, catalog);
    const auto *entry = today.entry(client);
    if (!entry) {
        return result;
    }
    result.client = client;
    result.name = entry->name;
    result.isRate = !entry->latency.p99.value;
    const auto now = answer(*entry, result.isRate);
    if (!now) {
        result.note = entry->latency.p99.working;
        return result;
    }
    result.now = *now;
    if (result.isRate) {
        result.note = u"There is no latency to compare, so the highest rate is: "_s
            + entry->latency.p99.working + u' ';
    }
    EstimateMemory memory;
    for (const auto &input : inputsOf(design, catalog, client)) {
        if (!goOn()) {
            result.note += u"Not every setting was tried."_s;
            break;
        }
        result.bars.append(barOf(input, result, [&](double value) {
            const auto other =
                edits::setSetting(design, {input.element}, input.spec->id, Setting(value));
            return answerOf(estimate(other, catalog, {&memory, nullptr, false, false}), result);
        }));
    }
    sortAndCut(result, most);
    return result;
}

} // namespace core
