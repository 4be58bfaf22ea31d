// SPDX-License-Identifier: MIT
#include "core/model/limits.h"

#include "core/base/clean_text.h"

#include <algorithm>
#include <cmath>

namespace core::limits {

namespace {

constexpr double leastComponentSize = 1.0;

double kept(double value, double least, double most)
{
    return std::isnan(value) ? least : std::clamp(value, least, most);
}

QRectF kept(const QRectF &rect, double leastSize)
{
    auto corner = rect.topLeft();
    keep(corner);
    return {corner.x(), corner.y(), kept(rect.width(), leastSize, coordinate),
        kept(rect.height(), leastSize, coordinate)};
}

bool isWithin(const Setting &setting)
{
    if (const auto *number = std::get_if<double>(&setting)) {
        return std::isfinite(*number);
    }
    const auto *text = std::get_if<QString>(&setting);
    return !text || (text->size() <= textLength && cleanText(*text) == *text);
}

void keep(Settings &settings)
{
    if (std::all_of(settings.cbegin(), settings.cend(), isWithin)) {
        return; // the usual case leaves the map shared
    }
    for (auto &value : settings) {
        if (auto *text = std::get_if<QString>(&value)) {
            limits::keep(*text);
        }
    }
    settings.removeIf([](const auto &setting) { return !isWithin(setting.value()); });
}

} // namespace

void keep(QString &text)
{
    text = cleanText(std::move(text));
    if (text.size() <= textLength) {
        return;
    }
    text.truncate(textLength);
    if (text.back().isHighSurrogate()) {
        text.chop(1);
    }
}

void keepLine(QString &text)
{
    text = cleanLine(std::move(text));
    keep(text);
}

void keep(QPointF &point)
{
    const auto onBoard = [](double value) {
        return std::isnan(value) ? 0.0 : std::clamp(value, -coordinate, coordinate);
    };
    point = {onBoard(point.x()), onBoard(point.y())};
}

void keep(BriefAnswer &answer)
{
    if (auto *text = std::get_if<QString>(&answer)) {
        keep(*text);
    }
    if (auto *list = std::get_if<QStringList>(&answer)) {
        for (auto &entry : *list) {
            keepLine(entry);
        }
    }
}

void keep(Component &component)
{
    component.rect = kept(component.rect, leastComponentSize);
    if (component.type.isEmpty()) {
        component.type = QStringLiteral("component");
    }
    keepLine(component.type);
    keepLine(component.name);
    keep(component.note);
    keep(component.settings);
}

void keep(Connection &connection)
{
    if (connection.waypoints.size() > waypoints) {
        connection.waypoints.resize(waypoints);
    }
    for (auto &point : connection.waypoints) {
        keep(point);
    }
    keepLine(connection.label);
    keep(connection.settings);
}

void keep(Annotation &annotation)
{
    annotation.rect = kept(annotation.rect, 0.0);
    if (annotation.kind.isEmpty()) {
        annotation.kind = QStringLiteral("text");
    }
    keepLine(annotation.kind);
    keep(annotation.text);
}

} // namespace core::limits
