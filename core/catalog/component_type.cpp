// SPDX-License-Identifier: MIT
#include "core/catalog/component_type.h"

#include "core/base/enum_names.h"
#include "core/catalog/least_value.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

const SettingSpec *findSetting(const QList<SettingSpec> &settings, const QString &id)
{
    const auto found = std::find_if(
        settings.begin(), settings.end(), [&](const SettingSpec &spec) { return spec.id == id; });
    return found == settings.end() ? nullptr : &*found;
}

constexpr EnumNames<SettingKind, 5> settingKinds {{
    {SettingKind::Number, "number"},
    {SettingKind::Integer, "integer"},
    {SettingKind::Choice, "choice"},
    {SettingKind::Text, "text"},
    {SettingKind::Flag, "flag"},
}};

constexpr EnumNames<Behaviour, 4> behaviours {{
    {Behaviour::Client, "client"},
    {Behaviour::Station, "station"},
    {Behaviour::Delay, "delay"},
    {Behaviour::Passive, "passive"},
}};

std::optional<Setting> settingValue(const Json &json)
{
    if (json.is_boolean()) {
        return json.get<bool>();
    }
    if (json.is_number()) {
        return json.get<double>();
    }
    if (json.is_string()) {
        return toQString(json);
    }
    return std::nullopt;
}

QStringList texts(const Json &json, const char *key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_array() ? toQStringList(*found) : QStringList();
}

Result<SettingSpec> settingFromJson(const Json &json, const QString &where)
{
    SettingSpec spec;
    spec.id = textMember(json, "id");
    const auto place = where + QStringLiteral(", setting ") + spec.id;
    const auto kind = fromName(settingKinds, textMember(json, "kind"));
    if (spec.id.isEmpty() || !kind) {
        return Error {
            QStringLiteral(
                "a setting needs an id and a kind: number, integer, choice, text or flag"),
            place};
    }
    spec.kind = *kind;
    spec.name = textMember(json, "name");
    spec.unit = textMember(json, "unit");
    spec.source = textMember(json, "source");
    spec.help = textMember(json, "help");
    spec.group = textMember(json, "group");
    spec.choices = texts(json, "choices");
    spec.minimum = numberMember(json, "minimum").value_or(spec.minimum);
    spec.maximum = numberMember(json, "maximum").value_or(spec.maximum);
    if (const auto value = json.find("default"); value != json.end()) {
        spec.defaultValue = settingValue(*value);
        const auto wrong = spec.defaultValue
            ? refusal(spec, *spec.defaultValue)
            : std::optional(Error {QStringLiteral("it must be a number, a text or a flag"), {}});
        if (wrong) {
            return Error {QStringLiteral("the default is not allowed: ") + wrong->message, place};
        }
    }
    return spec;
}

Result<QList<SettingSpec>> settingsFromJson(const Json &json, const QString &where)
{
    QList<SettingSpec> settings;
    const auto found = json.find("settings");
    if (found == json.end() || !found->is_array()) {
        return Error {QStringLiteral("the array \"settings\" is missing"), where};
    }
    for (const auto &item : *found) {
        auto spec = settingFromJson(item, where);
        if (!spec) {
            return spec.error();
        }
        if (findSetting(settings, spec->id)) {
            return Error {
                QStringLiteral("the setting \"%1\" is defined twice").arg(spec->id), where};
        }
        settings.append(std::move(*spec));
    }
    return settings;
}

QString withUnit(double number, const QString &unit)
{
    const auto text = QString::number(number, 'g', 12);
    return unit.isEmpty() ? text : text + u' ' + unit;
}

std::optional<Error> numberRefusal(const SettingSpec &spec, double number)
{
    if (!std::isfinite(number)) {
        return Error {QStringLiteral("%1 must be a finite number").arg(spec.name), spec.id};
    }
    if (spec.kind == SettingKind::Integer && number != std::floor(number)) {
        return Error {QStringLiteral("%1 must be a whole number").arg(spec.name), spec.id};
    }
    if (spec.minimum <= 0 && isTooSmall(number, spec.unit)) {
        return Error {QStringLiteral("%1 must be 0 or at least %2")
                          .arg(spec.name, withUnit(leastPositive(spec.unit), spec.unit)),
            spec.id};
    }
    if (number < spec.minimum) {
        return Error {QStringLiteral("%1 must be at least %2")
                          .arg(spec.name, withUnit(spec.minimum, spec.unit)),
            spec.id};
    }
    if (number > spec.maximum) {
        return Error {QStringLiteral("%1 must be at most %2")
                          .arg(spec.name, withUnit(spec.maximum, spec.unit)),
            spec.id};
    }
    return std::nullopt;
}

} // namespace

QString settingKindWord(SettingKind kind)
{
    return nameOf(settingKinds, kind);
}

QString behaviourWord(Behaviour behaviour)
{
    return nameOf(behaviours, behaviour);
}

const SettingSpec *ComponentType::setting(const QString &settingId) const
{
    return findSetting(settings, settingId);
}

const SettingSpec *ConnectionType::setting(const QString &settingId) const
{
    return findSetting(settings, settingId);
}

Result<ComponentType> componentTypeFromJson(const Json &json, const QString &where)
{
    if (!json.is_object()) {
        return Error {QStringLiteral("a component type must be an object"), where};
    }
    ComponentType type;
    type.id = textMember(json, "id");
    type.name = textMember(json, "name");
    type.category = textMember(json, "category");
    type.purpose = textMember(json, "purpose");
    const auto behaviour = fromName(behaviours, textMember(json, "behaviour"));
    if (type.id.isEmpty() || type.name.isEmpty() || !behaviour) {
        return Error {
            QStringLiteral(
                "a component type needs id, name and behaviour: client, station, delay or passive"),
            where};
    }
    type.behaviour = *behaviour;
    const auto icon = textMember(json, "icon");
    type.icon = icon.isEmpty() ? type.id : icon;
    type.keywords = texts(json, "keywords");
    const auto roles = texts(json, "roles");
    type.roles = QSet<QString>(roles.begin(), roles.end());
    auto settings = settingsFromJson(json, where);
    if (!settings) {
        return settings.error();
    }
    type.settings = std::move(*settings);
    return type;
}

Result<ConnectionType> connectionTypeFromJson(const Json &json, const QString &where)
{
    const auto kind = json.is_object() ? kindFromWord(textMember(json, "kind")) : std::nullopt;
    if (!kind) {
        return Error {
            QStringLiteral("a connection type needs a kind: request, stream, batch or deploy"),
            where};
    }
    auto settings = settingsFromJson(json, where);
    if (!settings) {
        return settings.error();
    }
    return ConnectionType {
        *kind, textMember(json, "name"), textMember(json, "purpose"), std::move(*settings)};
}

Result<CommonSettings> commonSettingsFromJson(const Json &json, const QString &where)
{
    CommonSettings common;
    common.group = json.is_object() ? textMember(json, "group") : QString();
    for (const auto &word : json.is_object() ? texts(json, "behaviours") : QStringList()) {
        const auto behaviour = fromName(behaviours, word);
        if (!behaviour) {
            return Error {QStringLiteral("unknown behaviour \"%1\"").arg(word), where};
        }
        common.behaviours.append(*behaviour);
    }
    if (common.group.isEmpty() || common.behaviours.isEmpty()) {
        return Error {QStringLiteral("common settings need a group and behaviours: client, "
                                     "station, delay or passive"),
            where};
    }
    auto settings = settingsFromJson(json, where);
    if (!settings) {
        return settings.error();
    }
    common.settings = std::move(*settings);
    for (auto &spec : common.settings) {
        spec.group = common.group;
    }
    return common;
}

void addCommon(ComponentType &type, const QList<CommonSettings> &common)
{
    for (const auto &section : common) {
        if (!section.behaviours.contains(type.behaviour)) {
            continue;
        }
        for (const auto &spec : section.settings) {
            if (!type.setting(spec.id)) {
                type.settings.append(spec);
            }
        }
    }
}

std::optional<Error> refusal(const SettingSpec &spec, const Setting &value)
{
    switch (spec.kind) {
    case SettingKind::Number:
    case SettingKind::Integer:
        if (const auto *number = std::get_if<double>(&value)) {
            return numberRefusal(spec, *number);
        }
        return Error {QStringLiteral("%1 must be a number").arg(spec.name), spec.id};
    case SettingKind::Choice:
        if (const auto *text = std::get_if<QString>(&value); text && spec.choices.contains(*text)) {
            return std::nullopt;
        }
        return Error {QStringLiteral("%1 must be one of %2")
                          .arg(spec.name, spec.choices.join(QStringLiteral(", "))),
            spec.id};
    case SettingKind::Text:
        if (std::holds_alternative<QString>(value)) {
            return std::nullopt;
        }
        return Error {QStringLiteral("%1 must be a text").arg(spec.name), spec.id};
    case SettingKind::Flag:
        if (std::holds_alternative<bool>(value)) {
            return std::nullopt;
        }
        return Error {QStringLiteral("%1 must be true or false").arg(spec.name), spec.id};
    }
    return std::nullopt;
}

} // namespace core
