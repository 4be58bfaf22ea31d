// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json.h"
#include "core/model/design.h"

#include <limits>
#include <optional>

namespace core {

/// Which editor a setting needs and which values it takes.
enum class SettingKind { Number, Integer, Choice, Text, Flag };

/// One setting of a component or connection type, with the bounds and the source of its default.
struct SettingSpec {
    QString id;
    QString name;
    SettingKind kind = SettingKind::Number;
    QString unit;
    std::optional<Setting> defaultValue; ///< nothing: the setting is optional
    double minimum = std::numeric_limits<double>::lowest();
    double maximum = std::numeric_limits<double>::max();
    QStringList choices;
    QString source;
    QString help;
    QString group; ///< the section of the inspector that it stands in; empty: among the first
};

/// The word of the kind in data files.
QString settingKindWord(SettingKind kind);

/// How the estimate treats a component.
enum class Behaviour {
    Client, ///< issues requests and holds the budget
    Station, ///< replicas x concurrency workers with a queue
    Delay, ///< adds its time, never a queue
    Passive, ///< asynchronous or offline: it only passes rates on
};

/// The word of the behaviour in data files.
QString behaviourWord(Behaviour behaviour);

/// A kind of component of the palette: what it is for, its settings, how it is judged and
/// estimated.
struct ComponentType {
    QString id;
    QString name;
    QString category;
    QString icon;
    QString purpose;
    QStringList keywords;
    QSet<QString> roles;
    Behaviour behaviour = Behaviour::Passive;
    QList<SettingSpec> settings;

    const SettingSpec *setting(const QString &id) const;
};

/// Settings of one section that every component of the named behaviours has.
struct CommonSettings {
    QString group;
    QList<Behaviour> behaviours;
    QList<SettingSpec> settings;
};

/// The settings that connections of one kind have, and what the kind means.
struct ConnectionType {
    ConnectionKind kind = ConnectionKind::Request;
    QString name;
    QString purpose;
    QList<SettingSpec> settings;

    const SettingSpec *setting(const QString &id) const;
};

/// A group of the palette. The hue is a word that the theme turns into colours.
struct Category {
    QString id;
    QString name;
    QString hue;
};

Result<ComponentType> componentTypeFromJson(const Json &json, const QString &where);
Result<ConnectionType> connectionTypeFromJson(const Json &json, const QString &where);
Result<CommonSettings> commonSettingsFromJson(const Json &json, const QString &where);

/// Gives the type what its behaviour has in common; a setting that it declares itself stays as it
/// is.
void addCommon(ComponentType &type, const QList<CommonSettings> &common);

/// Why the value is not allowed for the setting, in a sentence; nothing when it is allowed.
std::optional<Error> refusal(const SettingSpec &spec, const Setting &value);

} // namespace core
