// SPDX-License-Identifier: MIT
#include "core/checks/fixes/fix_application.h"

#include "core/checks/fixes/respelling.h"
#include "core/checks/rules/brief_answers.h"
#include "core/layout/free_place.h"
#include "core/model/edits.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr double columnGap = 80;

QPointF centreOf(const QList<const Component *> &components)
{
    QPointF sum;
    for (const auto *component : components) {
        sum += component->rect.center();
    }
    return components.isEmpty() ? sum : sum / static_cast<double>(components.size());
}

double distance(const QPointF &a, const QPointF &b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

bool isConnected(
    const Design &design, const ElementId &from, const ElementId &to, ConnectionKind kind)
{
    return std::any_of(
        design.connections.begin(), design.connections.end(), [&](const Connection &connection) {
            return connection.from == from && connection.to == to && connection.kind == kind;
        });
}

/// Carries out one fix, step by step on one design.
class Fixing {
public:
    Fixing(const Design &design, const Finding &finding, const FixContext &context)
        : m_finding(finding), m_fix(finding.fix), m_context(context), m_result {design, {}}
    {
    }

    Fixed result()
    {
        setValue();
        if (m_fix.respells) {
            m_result.design =
                respelt(std::move(m_result.design), m_finding.elements, m_context.catalog);
        }
        if (m_fix.removes) {
            m_result.design = withoutConnections(std::move(m_result.design), m_finding.elements);
        }
        changeKind();
        moveMetrics();
        addComponent();
        for (const auto &link : m_fix.connect) {
            connect(link);
        }
        return m_result;
    }

private:
    using Components = QList<const Component *>;

    const Design &design() const { return m_result.design; }

    /// The finding's own components; of its connections, both ends.
    Components own() const
    {
        Components components;
        for (const auto &id : m_finding.elements) {
            if (const auto *component = find(design().components, id)) {
                components.append(component);
            } else if (const auto *connection = find(design().connections, id)) {
                components.append(find(design().components, connection->from));
                components.append(find(design().components, connection->to));
            }
        }
        components.removeAll(nullptr);
        return components;
    }

    bool isOf(const Component &component, const Selector &selector) const
    {
        return m_context.catalog.type(component.type)
            && (selector.everyComponent
                || std::any_of(
                    selector.roles.begin(), selector.roles.end(), [&](const QString &role) {
                        return m_context.catalog.hasRole(component, role);
                    }));
    }

    Components candidates(const Fix::End &end) const
    {
        if (end.isElement) {
            return own();
        }
        Components found;
        for (const auto &component : design().components) {
            if (isOf(component, end.of)) {
                found.append(&component);
            }
        }
        // By id, so that drawing in another order gives the same fix.
        std::sort(found.begin(), found.end(),
            [](const Component *a, const Component *b) { return a->id < b->id; });
        return found;
    }

    /// What a link leads to: all candidates, or the one nearest to the finding.
    Components ends(const Fix::Link &link) const
    {
        auto found = candidates(link.end);
        if (link.every || found.size() < 2) {
            return found;
        }
        const auto around = own();
        const auto centre = around.isEmpty() ? centreOf(found) : centreOf(around);
        return {*std::min_element(
            found.begin(), found.end(), [&](const Component *a, const Component *b) {
                return distance(a->rect.center(), centre) < distance(b->rect.center(), centre);
            })};
    }

    Components ends(const QList<Fix::Link> &links) const
    {
        Components all;
        for (const auto &link : links) {
            all += ends(link);
        }
        return all;
    }

    /// Between what leads to it and what it leads to, or beside the one of them that there is.
    QRectF wantedPlace(const Components &before, const Components &after) const
    {
        const QSizeF size = newComponentSize;
        const double step = size.width() + columnGap;
        QPointF centre;
        if (!before.isEmpty() && !after.isEmpty()) {
            centre = (centreOf(before) + centreOf(after)) / 2;
        } else if (!before.isEmpty()) {
            centre = centreOf(before) + QPointF(step, 0);
        } else if (!after.isEmpty()) {
            centre = centreOf(after) - QPointF(step, 0);
        } else if (!design().components.isEmpty()) {
            const auto &last = *std::max_element(design().components.begin(),
                design().components.end(), [](const Component &a, const Component &b) {
                    return std::pair(a.rect.right(), a.id) < std::pair(b.rect.right(), b.id);
                });
            centre = last.rect.center() + QPointF(step, 0);
        }
        return {centre - QPointF(size.width() / 2, size.height() / 2), size};
    }

    void add(const ElementId &from, const ElementId &to, ConnectionKind kind)
    {
        if (from == to || isConnected(design(), from, to, kind)) {
            return;
        }
        Connection connection;
        connection.from = from;
        connection.to = to;
        connection.kind = kind;
        auto added = edits::connect(std::move(m_result.design), connection);
        m_result.design = std::move(added.design);
        m_result.added += added.ids;
    }

    QList<ElementId> idsOf(const Components &components) const
    {
        QList<ElementId> ids;
        for (const auto *component : components) {
            if (!ids.contains(component->id)) {
                ids.append(component->id);
            }
        }
        return ids;
    }

    void addComponent()
    {
        const auto *type = m_context.catalog.type(m_fix.add);
        if (!type) {
            return;
        }
        // Ids before anything changes: the pointers do not outlive an edit.
        QList<std::pair<ElementId, ConnectionKind>> from;
        QList<std::pair<ElementId, ConnectionKind>> to;
        const auto crossing = m_fix.isBetween ? crossings() : QList<const Connection *>();
        for (const auto &link : m_fix.from) {
            for (const auto &id : idsOf(
                     crossing.isEmpty() ? ends(link) : endsOf(crossing, link, &Connection::from))) {
                from.append({id, link.over});
            }
        }
        for (const auto &link : m_fix.to) {
            for (const auto &id :
                idsOf(crossing.isEmpty() ? ends(link) : endsOf(crossing, link, &Connection::to))) {
                to.append({id, link.over});
            }
        }
        const bool isLinked = !m_fix.from.isEmpty() || !m_fix.to.isEmpty();
        if (isLinked && from.isEmpty() && to.isEmpty()) {
            return; // a loose box mends nothing
        }
        Component component;
        component.type = type->id;
        component.name = type->name;
        component.rect = freePlace(design(), wantedPlace(ends(m_fix.from), ends(m_fix.to)));
        auto added = edits::add(std::move(m_result.design), component);
        m_result.design = std::move(added.design);
        if (added.ids.isEmpty()) {
            return; // the board is full
        }
        m_result.added += added.ids;
        const auto id = added.ids.first();
        if (m_fix.isBetween) {
            takeApart(from, to, id);
        }
        for (const auto &[source, kind] : from) {
            add(source, id, kind);
        }
        for (const auto &[target, kind] : to) {
            add(id, target, kind);
        }
    }

    /// Connections from any candidate of one side to any of the other: what a new component has to
    /// come between, whether these are the nearest or not.
    QList<const Connection *> crossings() const
    {
        ElementIds before;
        ElementIds after;
        for (const auto &link : m_fix.from) {
            for (const auto &id : idsOf(candidates(link.end))) {
                before.insert(id);
            }
        }
        for (const auto &link : m_fix.to) {
            for (const auto &id : idsOf(candidates(link.end))) {
                after.insert(id);
            }
        }
        QList<const Connection *> found;
        for (const auto &connection : design().connections) {
            if (before.contains(connection.from) && after.contains(connection.to)) {
                found.append(&connection);
            }
        }
        return found;
    }

    /// The candidates of the link that the connections have as this end.
    Components endsOf(const QList<const Connection *> &connections, const Fix::Link &link,
        ElementId Connection::*end) const
    {
        auto found = candidates(link.end);
        found.removeIf([&](const Component *component) {
            return std::none_of(connections.begin(), connections.end(),
                [&](const Connection *one) { return one->*end == component->id; });
        });
        return found;
    }

    /// Leads connections between the two sides to the new component instead.
    void takeApart(const QList<std::pair<ElementId, ConnectionKind>> &from,
        const QList<std::pair<ElementId, ConnectionKind>> &to, const ElementId &between)
    {
        const auto isAmong = [](const auto &ends, const ElementId &id) {
            return std::any_of(
                ends.begin(), ends.end(), [&](const auto &end) { return end.first == id; });
        };
        QList<ElementId> led;
        ElementIds doubled;
        for (const auto &connection : design().connections) {
            if (isAmong(from, connection.from) && isAmong(to, connection.to)) {
                led.append(connection.id);
            }
        }
        for (const auto &id : led) {
            const auto connection = *find(design().connections, id);
            if (isConnected(design(), connection.from, between, connection.kind)) {
                doubled.insert(id);
            } else {
                m_result.design =
                    edits::reconnect(std::move(m_result.design), id, edits::End::To, between);
            }
            add(between, connection.to, connection.kind);
        }
        m_result.design = edits::remove(std::move(m_result.design), doubled);
    }

    /// Connects the nearest pair.
    void connect(const Fix::Connect &link)
    {
        const auto sources = candidates(link.from);
        const auto targets = candidates(link.to);
        double least = std::numeric_limits<double>::infinity();
        std::pair<ElementId, ElementId> nearest;
        for (const auto *source : sources) {
            for (const auto *target : targets) {
                const auto apart = distance(source->rect.center(), target->rect.center());
                if (source != target && apart < least) {
                    least = apart;
                    nearest = {source->id, target->id};
                }
            }
        }
        if (!nearest.first.isEmpty()) {
            add(nearest.first, nearest.second, link.over);
        }
    }

    void setValue()
    {
        if (m_fix.setting.isEmpty()) {
            return;
        }
        for (const auto &id : m_finding.elements) {
            if (const auto value = valueFor(id)) {
                m_result.design =
                    edits::setSetting(std::move(m_result.design), {id}, m_fix.setting, *value);
            }
        }
    }

    std::optional<Setting> valueFor(const ElementId &element) const
    {
        if (!m_fix.isAsManyAsNeeded) {
            return m_fix.value;
        }
        const auto *component = m_context.estimate.component(element);
        const auto needed = component ? component->replicasNeeded.value : std::nullopt;
        return needed ? std::optional<Setting>(std::ceil(*needed)) : std::nullopt;
    }

    void changeKind()
    {
        if (!m_fix.over) {
            return;
        }
        ElementIds changed;
        for (const auto &connection : design().connections) {
            const bool isCallOfOwn = connection.kind == ConnectionKind::Request
                && m_finding.elements.contains(connection.to);
            if (isCallOfOwn || m_finding.elements.contains(connection.id)) {
                changed.insert(connection.id);
            }
        }
        m_result.design = edits::setKind(std::move(m_result.design), changed, *m_fix.over);
    }

    void moveMetrics()
    {
        if (!m_fix.move) {
            return;
        }
        auto kept = entries(design().brief.value(m_fix.move->from));
        auto others = entries(design().brief.value(m_fix.move->to));
        // The lists are named after their families: offline_metrics.
        const auto stays = m_fix.move->from.section(u'_', 0, 0);
        const auto isMoved = [&](const QString &entry) {
            const auto *metric = metricIn(entry, m_context.glossary.metrics);
            return metric && metric->families.contains(m_fix.move->family)
                && !metric->families.contains(stays);
        };
        for (const auto &entry : std::as_const(kept)) {
            if (isMoved(entry) && !others.contains(entry)) {
                others.append(entry);
            }
        }
        kept.removeIf(isMoved);
        m_result.design = edits::setBrief(std::move(m_result.design), m_fix.move->from, kept);
        m_result.design = edits::setBrief(std::move(m_result.design), m_fix.move->to, others);
    }

    const Finding &m_finding;
    const Fix &m_fix;
    const FixContext &m_context;
    Fixed m_result;
};

} // namespace

Fixed fixed(const Design &design, const Finding &finding, const FixContext &context)
{
    return Fixing(design, finding, context).result();
}

} // namespace core
