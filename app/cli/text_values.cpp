// SPDX-License-Identifier: MIT
#include "app/cli/text_values.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cli {

namespace {

const auto absent = u"\u2014"_s;

} // namespace

QString numberText(const std::optional<double> &value)
{
    return value ? core::formatNumber(*value) : absent;
}

QString numberText(const core::Quantity &quantity)
{
    return numberText(quantity.value);
}

QString percent(const core::Quantity &share)
{
    return share.value ? core::formatNumber(*share.value * 100) + u" %"_s : absent;
}

QString numberText(const core::Measured &measured)
{
    if (!measured.value || !std::isfinite(measured.halfWidth) || measured.halfWidth <= 0) {
        return numberText(measured.value);
    }
    constexpr int mostDecimals = 6;
    const int magnitude = static_cast<int>(std::floor(std::log10(measured.halfWidth)));
    const int decimals = std::clamp(-magnitude, 0, mostDecimals);
    const auto text = [&](double value) {
        return std::abs(value) >= 1000 ? core::formatNumber(value)
                                       : QString::number(value, 'f', decimals);
    };
    return text(*measured.value) + u" ± "_s + text(measured.halfWidth);
}

QString duration(const std::optional<double> &seconds)
{
    if (!seconds) {
        return absent;
    }
    static const std::pair<double, QString> units[] {
        {86400, u"d"_s}, {3600, u"h"_s}, {60, u"min"_s}, {1, u"s"_s}};
    for (const auto &[unit, name] : units) {
        if (*seconds >= unit) {
            return core::formatNumber(*seconds / unit) + u' ' + name;
        }
    }
    return core::formatNumber(*seconds * 1000) + u" ms"_s;
}

QString nameOf(const core::Design &design, const core::ElementId &id)
{
    const auto *component = core::find(design.components, id);
    return plain(component ? component->name : id);
}

QString namesOf(const core::Design &design, const QList<core::ElementId> &ids)
{
    QStringList names;
    for (const auto &id : ids) {
        names.append(nameOf(design, id));
    }
    return names.join(u", "_s);
}

QString connectionName(const core::Design &design, const core::ElementId &id)
{
    const auto *connection = core::find(design.connections, id);
    if (!connection) {
        return id;
    }
    return nameOf(design, connection->from) + u" → "_s + nameOf(design, connection->to);
}

QString row(const QString &name, const QStringList &cells, int cellWidth)
{
    auto text = leftColumn(name, Page::width - cellWidth * static_cast<int>(cells.size()));
    for (const auto &cell : cells) {
        text += rightColumn(cell, cellWidth);
    }
    return text;
}

QString labelled(const QString &label, const QString &text)
{
    return paragraph(u"  "_s + label.leftJustified(10), text);
}

} // namespace cli
