// SPDX-License-Identifier: MIT
#include "core/estimate/insights/what_if.h"

#include "core/estimate/estimate.h"
#include "core/model/edits.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr double secondsPerDay = 86'400;
/// The rate of a component that is gone: everything that is sent to it piles up.
constexpr double nothingPerS = 0.001;

Design withNumber(Design design, const ElementId &id, const QString &setting, double number)
{
    return edits::setSetting(std::move(design), {id}, setting, Setting(number));
}

/// Whether the type takes the number; a setting it does not name takes any.
bool isAllowed(const ComponentType *type, const QString &setting, double number)
{
    const auto *spec = type ? type->setting(setting) : nullptr;
    return !spec || (number >= spec->minimum && number <= spec->maximum);
}

Design withDemandOf(Design design, const Catalog &catalog, const Component &client, double factor)
{
    const auto rateId = u"rate_per_s"_s;
    const auto requestsId = u"requests_per_user_per_day"_s;
    const auto *type = catalog.type(client.type);
    if (const auto rate = catalog.number(client, rateId)) {
        return withNumber(std::move(design), client.id, rateId, *rate * factor);
    }
    const auto users = catalog.number(client, u"daily_active_users"_s);
    const auto requests = catalog.number(client, requestsId);
    if (!users || !requests) {
        return design;
    }
    if (isAllowed(type, requestsId, *requests * factor)) {
        return withNumber(std::move(design), client.id, requestsId, *requests * factor);
    }
    return withNumber(
        std::move(design), client.id, rateId, *users * *requests * factor / secondsPerDay);
}

QList<ElementId> clientsOf(const Design &design, const Catalog &catalog)
{
    QList<ElementId> clients;
    for (const auto &component : design.components) {
        const auto *type = catalog.type(component.type);
        if (type && type->behaviour == Behaviour::Client) {
            clients.append(component.id);
        }
    }
    return clients;
}

/// What is left of a component; without a replica left it can serve next to nothing.
void leave(Supposed &supposed, const Catalog &catalog, const Component &component, double replicas)
{
    const auto id = component.id;
    const auto name = catalog.displayName(component);
    supposed.design =
        withNumber(std::move(supposed.design), id, u"replicas"_s, std::max(1.0, replicas));
    if (replicas >= 1) {
        return;
    }
    supposed.design =
        withNumber(std::move(supposed.design), id, u"max_rate_per_replica"_s, nothingPerS);
    supposed.gone.append(id);
    supposed.notes.append(
        name + u" is gone: it has only one replica, so nothing is left to answer."_s);
}

void loseReplica(
    Supposed &supposed, const Design &before, const Catalog &catalog, const ElementId &id)
{
    const auto *component = find(before.components, id);
    if (!component) { // not named, or deleted meanwhile
        component = find(before.components, estimate(before, catalog).bottleneck);
    }
    const auto replicas = component ? catalog.number(*component, u"replicas"_s) : std::nullopt;
    if (!replicas) {
        supposed.notes.append(component
                ? catalog.displayName(*component) + u" has no replicas to lose."_s
                : u"There is no bottleneck to lose a replica."_s);
        return;
    }
    leave(supposed, catalog, *component, *replicas - 1);
}

void loseZone(Supposed &supposed, const Catalog &catalog, int zones)
{
    const auto components = supposed.design.components;
    for (const auto &component : components) {
        const auto *type = catalog.type(component.type);
        const auto replicas = catalog.number(component, u"replicas"_s);
        const bool isAlreadyGone = supposed.gone.contains(component.id);
        if (!replicas || isAlreadyGone || (type && type->behaviour == Behaviour::Client)) {
            continue;
        }
        // Spread as evenly as can be, the fullest zone is the one that fails.
        leave(supposed, catalog, component, std::floor(*replicas * (zones - 1) / zones));
    }
}

void coolCaches(Supposed &supposed, const Catalog &catalog)
{
    const auto hits = u"hit_ratio"_s;
    const auto components = supposed.design.components;
    bool hasCache = false;
    for (const auto &component : components) {
        if (catalog.number(component, hits)) {
            supposed.design = withNumber(std::move(supposed.design), component.id, hits, 0);
            hasCache = true;
        }
    }
    if (!hasCache) {
        supposed.notes.append(u"There is no cache on this board."_s);
    }
}

QString textOf(const WhatIf &whatIf, const Design &design, const Catalog &catalog)
{
    QStringList parts;
    if (whatIf.traffic != 1) {
        parts.append(u"traffic × "_s + formatNumber(whatIf.traffic));
    }
    if (whatIf.isReplicaLost) {
        const auto *component = find(design.components, whatIf.component);
        parts.append(u"one replica of %1 fewer"_s.arg(
            component ? catalog.displayName(*component) : u"the bottleneck"_s));
    }
    if (whatIf.isCacheCold) {
        parts.append(u"caches cold"_s);
    }
    if (whatIf.isZoneLost) {
        parts.append(u"one of %1 zones lost"_s.arg(whatIf.zones));
    }
    return parts.join(u", "_s);
}

} // namespace

Supposed suppose(const Design &design, const Catalog &catalog, const WhatIf &whatIf)
{
    Supposed supposed {design, {}, {}, {}};
    if (whatIf.isReplicaLost) {
        loseReplica(supposed, design, catalog, whatIf.component);
    }
    if (whatIf.isZoneLost && whatIf.zones > 0) {
        loseZone(supposed, catalog, whatIf.zones);
    }
    if (whatIf.isCacheCold) {
        coolCaches(supposed, catalog);
    }
    if (whatIf.traffic != 1 && whatIf.traffic >= 0) {
        supposed.design = withDemand(
            std::move(supposed.design), catalog, clientsOf(design, catalog), whatIf.traffic);
    }
    supposed.text = textOf(whatIf, design, catalog);
    return supposed;
}

Design applied(const Design &design, const Catalog &catalog, const WhatIf &whatIf)
{
    return suppose(design, catalog, whatIf).design;
}

Design withDemand(
    Design design, const Catalog &catalog, const QList<ElementId> &clients, double factor)
{
    const auto before = design.components;
    for (const auto &component : before) {
        if (clients.contains(component.id)) {
            design = withDemandOf(std::move(design), catalog, component, factor);
        }
    }
    return design;
}

} // namespace core
