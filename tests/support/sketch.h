// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"
#include "core/checks/evaluation/check.h"

#include <QFile>

/// Designs, catalogs and rules in few words, for tests.
namespace sketch {

inline QByteArray file(const QString &path)
{
    QFile source(QStringLiteral(INFERBOARD_SOURCE_DIR "/") + path);
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

inline core::Json json(const QByteArray &text)
{
    const auto parsed = core::parseJson(text, QStringLiteral("test"));
    return parsed ? *parsed : core::Json();
}

/// A type that has these roles, one setting "replicas" of default 2 and no others.
inline core::ComponentType type(const QString &id, const QStringList &roles)
{
    core::SettingSpec replicas;
    replicas.id = QStringLiteral("replicas");
    replicas.defaultValue = 2.0;
    core::ComponentType type;
    type.id = id;
    type.name = QStringLiteral("A ") + id;
    type.category = QStringLiteral("all");
    type.roles = QSet<QString>(roles.begin(), roles.end());
    type.settings.append(replicas);
    return type;
}

/// Component types by their roles, and the connection types that are shipped.
inline core::Catalog catalog(const QMap<QString, QStringList> &rolesOfTypes)
{
    QList<core::ConnectionType> connectionTypes;
    for (const auto &item : json(file(QStringLiteral("resources/connections.json")))) {
        connectionTypes.append(*core::connectionTypeFromJson(item, QStringLiteral("test")));
    }
    QList<core::ComponentType> types;
    for (auto entry = rolesOfTypes.begin(); entry != rolesOfTypes.end(); ++entry) {
        types.append(type(entry.key(), entry.value()));
    }
    return *core::Catalog::build(
        {{QStringLiteral("all"), QStringLiteral("All"), QStringLiteral("blue")}}, connectionTypes,
        types);
}

inline core::Component box(const QString &id, const QString &type, const QString &name = {},
    const core::Settings &settings = {})
{
    core::Component component;
    component.id = id;
    component.type = type;
    component.name = name;
    component.settings = settings;
    return component;
}

/// A connection from "a request b"; the text is its id.
inline core::Connection wire(const QString &text, const core::Settings &settings = {})
{
    const auto parts = text.split(u' ');
    core::Connection connection;
    connection.id = text;
    connection.from = parts.at(0);
    connection.kind = *core::connectionKind(parts.at(1));
    connection.to = parts.at(2);
    connection.settings = settings;
    return connection;
}

/// A checklist of one stage with these rules and fields.
inline core::Checklist checklist(
    const QList<core::Rule> &rules, const QList<core::BriefField> &fields = {})
{
    core::Stage stage;
    stage.id = QStringLiteral("stage");
    stage.rules = rules;
    stage.fields = fields;
    core::Checklist checklist;
    checklist.id = QStringLiteral("list");
    checklist.stages = {stage};
    return checklist;
}

/// The JSON of a rule "list.rule" whose texts do not matter; each and when may be empty.
inline QByteArray ruleText(
    const QByteArray &each, const QByteArray &must, const QByteArray &when = {})
{
    return R"({"id": "list.rule", "severity": "warning", )"
        + (each.isEmpty() ? QByteArray() : R"("each": )" + each + ", ")
        + (when.isEmpty() ? QByteArray() : R"("when": )" + when + ", ") + R"("must": )" + must
        + R"(, "say": "{name} is wrong", "why": "because", "ask": "why so?", "source": "test"})";
}

/// The ids of the findings' elements: "a b" for two findings, "design" for one without elements.
inline QString failing(const core::CheckResult &result)
{
    QStringList elements;
    for (const auto &finding : result.findings) {
        elements.append(
            finding.elements.isEmpty() ? QStringLiteral("design") : finding.elements.join(u'+'));
    }
    return elements.join(QStringLiteral(", "));
}

} // namespace sketch
