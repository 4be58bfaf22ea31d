// SPDX-License-Identifier: MIT
#include "core/estimate/reading/setting_reader.h"

#include "core/catalog/least_value.h"
#include "core/estimate/network/quantity.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace core::estimation {

namespace {

constexpr double most = 1e9; // of anything that is counted

bool isWithin(double number, const Bounds &bounds)
{
    return std::isfinite(number) && number >= bounds.minimum && number <= bounds.maximum;
}

/// Why the own value cannot be used; empty when it can.
QString complaint(
    const Setting &value, const SettingSpec *spec, const QString &setting, const Bounds &bounds)
{
    if (spec) {
        if (const auto error = refusal(*spec, value)) {
            return error->message;
        }
    }
    const auto name = spec ? spec->name : setting;
    const auto *number = std::get_if<double>(&value);
    if (!number || !std::isfinite(*number)) {
        return name + u" must be a finite number"_s;
    }
    if (isTooSmall(*number, spec ? spec->unit : QString())) {
        return u"%1 is too small to mean anything"_s.arg(name);
    }
    if (!isWithin(*number, bounds)) {
        return u"%1 must be between %2 and %3"_s.arg(
            name, formatNumber(bounds.minimum), formatNumber(bounds.maximum));
    }
    return {};
}

} // namespace

std::optional<double> SettingReader::number(const QString &setting, const Bounds &bounds)
{
    const auto *known = spec(setting);
    const auto *preset =
        known && known->defaultValue ? std::get_if<double>(&*known->defaultValue) : nullptr;
    const auto fallback =
        preset && isWithin(*preset, bounds) ? std::optional(*preset) : std::nullopt;
    const auto own = m_own.constFind(setting);
    if (own == m_own.cend()) {
        return fallback;
    }
    const auto wrong = complaint(*own, known, setting, bounds);
    if (wrong.isEmpty()) {
        return std::get<double>(*own) + 0.0; // -0 is 0
    }
    m_complaints.append(fallback
            ? wrong + u"; the default, "_s + formatNumber(*fallback) + u", is used instead."_s
            : wrong + u"; it is left out."_s);
    return fallback;
}

std::optional<int> SettingReader::count(const QString &setting, int least)
{
    const auto value = number(setting, {static_cast<double>(least), most});
    if (value && *value != std::floor(*value)) {
        const auto *known = spec(setting);
        complain(
            u"%1 must be a whole number; it is left out."_s.arg(known ? known->name : setting));
        return std::nullopt;
    }
    return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

QString SettingReader::text(const QString &setting)
{
    return valueOf(setting, QString(), u"a text"_s);
}

bool SettingReader::flag(const QString &setting)
{
    return valueOf(setting, false, u"true or false"_s);
}

template<typename T> T SettingReader::valueOf(const QString &setting, T none, const QString &kind)
{
    const auto *known = spec(setting);
    const auto *preset =
        known && known->defaultValue ? std::get_if<T>(&*known->defaultValue) : nullptr;
    T fallback = preset ? *preset : none;
    const auto own = m_own.constFind(setting);
    if (own == m_own.cend()) {
        return fallback;
    }
    const auto *value = std::get_if<T>(&*own);
    const auto refused = known ? refusal(*known, *own) : std::nullopt;
    if (value && !refused) {
        return *value;
    }
    const auto wrong = refused ? refused->message : u"%1 must be %2"_s.arg(setting, kind);
    complain(wrong + (preset ? u"; the default is used instead."_s : u"; it is left out."_s));
    return fallback;
}

const SettingSpec *SettingReader::spec(const QString &setting) const
{
    if (!m_specs) {
        return nullptr;
    }
    const auto found = std::find_if(m_specs->begin(), m_specs->end(),
        [&](const SettingSpec &candidate) { return candidate.id == setting; });
    return found == m_specs->end() ? nullptr : &*found;
}

} // namespace core::estimation
