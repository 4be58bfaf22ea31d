// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"
#include "core/estimate/estimate.h"

#include <QFile>

#include <initializer_list>
#include <utility>

/// A small catalog and a short way to write designs down.
namespace boards {

using namespace Qt::StringLiterals;
using Numbers = std::initializer_list<std::pair<const char *, double>>;

inline core::Settings settings(Numbers numbers)
{
    core::Settings all;
    for (const auto &[id, number] : numbers) {
        all.insert(QString::fromLatin1(id), number);
    }
    return all;
}

inline core::SettingSpec number(
    const char *id, double minimum, double maximum, std::optional<core::Setting> preset = {})
{
    core::SettingSpec spec;
    spec.id = spec.name = QString::fromLatin1(id);
    spec.minimum = minimum;
    spec.maximum = maximum;
    spec.defaultValue = std::move(preset);
    return spec;
}

inline core::ComponentType type(
    const char *id, core::Behaviour behaviour, QList<core::SettingSpec> specs)
{
    core::ComponentType made;
    made.id = made.name = QString::fromLatin1(id);
    made.category = u"all"_s;
    made.behaviour = behaviour;
    made.settings = std::move(specs);
    return made;
}

inline core::Catalog builtCatalog()
{
    QFile file(QStringLiteral(INFERBOARD_SOURCE_DIR "/resources/connections.json"));
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    QList<core::ConnectionType> connections;
    const auto parsed = core::parseJson(isOpen ? file.readAll() : QByteArray(), {});
    for (const auto &json : parsed.value()) {
        connections.append(*core::connectionTypeFromJson(json, {}));
    }
    const auto p50 = number("service_p50_ms", 0.001, 3.6e6);
    const auto p99 = number("service_p99_ms", 0.001, 3.6e6);
    auto replicas = number("replicas", 1, 1e5);
    replicas.kind = core::SettingKind::Integer;
    const auto maxRate = number("max_rate_per_replica", 0.001, 1e8);
    const auto hitRatio = number("hit_ratio", 0, 1);
    const auto concurrency = number("concurrency", 1, 1e6);
    return *core::Catalog::build({{u"all"_s, u"All"_s, u"grey"_s}}, connections,
        {type("client", core::Behaviour::Client,
             {number("daily_active_users", 1, 1e10), number("rate_per_s", 0, 1e8),
                 number("requests_per_user_per_day", 0, 1e6, 10.0),
                 number("peak_factor", 1, 100, 1.0), number("budget_p99_ms", 0.1, 1e8),
                 number("budget_availability", 0, 100)}),
            type("service", core::Behaviour::Station,
                {p50, p99, replicas, maxRate, concurrency, hitRatio}),
            type("store", core::Behaviour::Delay, {p50, p99, hitRatio}),
            type("log", core::Behaviour::Passive, {}),
            type("worker", core::Behaviour::Passive, {replicas, maxRate})});
}

/// Types client, service (a station), store (a delay), log and worker (passive, one with capacity).
inline const core::Catalog &catalog()
{
    static const auto built = builtCatalog();
    return built;
}

/// A design that is written down line by line.
struct Board {
    core::Design design;

    Board &add(const QString &id, const char *type, Numbers numbers = {})
    {
        core::Component component;
        component.id = component.name = id;
        component.type = QString::fromLatin1(type);
        component.settings = settings(numbers);
        design.components.append(component);
        return *this;
    }
    /// A delay of constant time.
    Board &constant(const QString &id, double ms)
    {
        return add(id, "store", {{"service_p50_ms", ms}, {"service_p99_ms", ms}});
    }
    Board &wire(
        const QString &from, const QString &to, core::ConnectionKind kind, Numbers numbers = {})
    {
        core::Connection connection;
        connection.id = from + u">"_s + to;
        connection.from = from;
        connection.to = to;
        connection.kind = kind;
        connection.settings = settings(numbers);
        design.connections.append(connection);
        return *this;
    }
    /// A request without network time unless it is given.
    Board &call(const QString &from, const QString &to, Numbers numbers = {})
    {
        wire(from, to, core::ConnectionKind::Request, numbers);
        auto &all = design.connections.last().settings;
        if (!all.contains(u"network_ms"_s)) {
            all.insert(u"network_ms"_s, 0.0);
        }
        return *this;
    }
    Board &stream(const QString &from, const QString &to, Numbers numbers = {})
    {
        return wire(from, to, core::ConnectionKind::Stream, numbers);
    }

    core::Estimate estimate() const { return core::estimate(design, catalog()); }
};

/// The number with a relative tolerance of one in a million.
inline bool isNear(std::optional<double> actual, double expected, double tolerance = 1e-6)
{
    const bool isClose =
        actual && std::abs(*actual - expected) <= tolerance * std::max(1e-300, std::abs(expected));
    if (!isClose) {
        qWarning("actual %.12g, expected %.12g", actual.value_or(-1e300), expected);
    }
    return isClose;
}

} // namespace boards
