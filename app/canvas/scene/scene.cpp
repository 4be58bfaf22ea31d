// SPDX-License-Identifier: MIT
#include "app/canvas/scene/scene.h"

#include "core/model/limits.h"
#include "core/model/visible.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr double annotationLayer = 0;
constexpr double connectionLayer = 1e6;
constexpr double componentLayer = 2e6;
constexpr double contentMargin = 12;
constexpr auto frameKind = "frame"_L1;

/// Follows the changes of one list: items appear, disappear or show something new.
template<typename T, typename Item, typename Make>
void follow(QGraphicsScene &scene, QHash<core::ElementId, Item *> &items,
    const QList<core::Change<T>> &changes, const Make &make)
{
    for (const auto &change : changes) {
        if (change.before && (!change.after || change.after->id != change.before->id)) {
            auto *item = items.take(change.before->id);
            scene.removeItem(item);
            delete item;
        }
    }
    for (const auto &change : changes) {
        if (!change.after) {
            continue;
        }
        auto *&item = items[change.after->id];
        if (!item) {
            item = make();
            scene.addItem(item);
        }
        item->show(*change.after);
    }
}

template<typename T> bool isRestacked(const QList<core::Change<T>> &changes)
{
    return std::any_of(changes.begin(), changes.end(),
        [](const core::Change<T> &change) { return change.from != change.to; });
}

template<typename T, typename Item>
void stack(const QList<T> &elements, const QHash<core::ElementId, Item *> &items, double layer)
{
    for (qsizetype i = 0; i < elements.size(); ++i) {
        items.value(elements.at(i).id)->setZValue(layer + double(i));
    }
}

template<typename T> core::ElementIds idsOf(const QList<core::Change<T>> &changes)
{
    core::ElementIds ids;
    for (const auto &change : changes) {
        ids.insert(change.after ? change.after->id : change.before->id);
    }
    return ids;
}

QHash<core::ElementId, Badge> badgesOf(const core::Review &review)
{
    QHash<core::ElementId, Badge> badges;
    for (const auto &finding : review.findings) {
        if (finding.isDismissed()) {
            continue;
        }
        for (const auto &id : finding.elements) {
            badges[id].count(finding);
        }
    }
    return badges;
}

QString describe(const QRectF &rect)
{
    return u"%1,%2 %3x%4"_s.arg(rect.x()).arg(rect.y()).arg(rect.width()).arg(rect.height());
}

/// What the annotation occupies; nothing when there is nothing to see of it.
QRectF seenRect(const AnnotationItem &item)
{
    return core::isInvisible(item.annotation()) ? QRectF() : item.sceneBoundingRect();
}

} // namespace

Scene::Scene(const core::Catalog &catalog, const Theme &theme, QObject *parent)
    : QGraphicsScene(parent), m_catalog(catalog), m_router(m_design)
{
    m_style.theme = theme;
    // Items are found by the design, not by the scene; an index would only cost time.
    setItemIndexMethod(NoIndex);
    // Room to see all that the limits allow, wherever it lies, with as much around it.
    constexpr double room = 4 * core::limits::coordinate;
    setSceneRect(-room, -room, 2 * room, 2 * room);
}

Scene::~Scene() = default;

void Scene::apply(const core::Design &after, const core::Diff &diff)
{
    m_design = after;
    follow(*this, m_components, diff.components,
        [&] { return new ComponentItem(m_style, m_catalog); });
    follow(*this, m_connections, diff.connections, [&] { return new ConnectionItem(m_style); });
    follow(*this, m_annotations, diff.annotations, [&] { return new AnnotationItem(m_style); });
    if (isRestacked(diff.components) || isRestacked(diff.connections)
        || isRestacked(diff.annotations)) {
        restack();
    }
    reroute(diff);
}

void Scene::restack()
{
    stack(m_design.annotations, m_annotations, annotationLayer);
    stack(m_design.connections, m_connections, connectionLayer);
    stack(m_design.components, m_components, componentLayer);
    m_connectionIndex.clear();
    for (int i = 0; i < m_design.connections.size(); ++i) {
        m_connectionIndex.insert(m_design.connections.at(i).id, i);
    }
}

void Scene::reroute(const core::Diff &diff)
{
    if (diff.components.isEmpty() && diff.connections.isEmpty()) {
        return;
    }
    const auto changed = m_router.update(m_design, idsOf(diff.components), idsOf(diff.connections));
    for (const int index : changed) {
        m_connections.value(m_design.connections.at(index).id)
            ->setRoute(m_router.routes()[static_cast<std::size_t>(index)]);
    }
}

const core::layout::Route &Scene::route(const core::ElementId &id) const
{
    static const core::layout::Route none;
    const auto index = m_connectionIndex.constFind(id);
    return index == m_connectionIndex.cend() ? none
                                             : m_router.routes()[static_cast<std::size_t>(*index)];
}

void Scene::setStyle(const CanvasStyle &style)
{
    m_style = style;
    const auto restyle = [](const auto &items) {
        for (auto *item : items) {
            item->restyle();
        }
    };
    restyle(m_components);
    restyle(m_connections);
    restyle(m_annotations);
    update();
}

void Scene::setSelected(const core::ElementIds &ids)
{
    const auto mark = [&](const auto &items, const core::ElementId &id) {
        if (auto *item = items.value(id)) {
            item->setSelected(ids.contains(id));
        }
    };
    for (const auto &id : m_selected + ids) {
        mark(m_components, id);
        mark(m_connections, id);
        mark(m_annotations, id);
    }
    m_selected = ids;
    Q_EMIT overlayChanged();
}

void Scene::setHovered(const core::ElementId &id)
{
    if (id == m_hovered) {
        return;
    }
    const auto mark = [](const auto &items, const core::ElementId &which, bool isHovered) {
        if (auto *item = items.value(which)) {
            item->setHovered(isHovered);
        }
    };
    mark(m_components, m_hovered, false);
    mark(m_connections, m_hovered, false);
    mark(m_components, id, true);
    mark(m_connections, id, true);
    m_hovered = id;
    Q_EMIT overlayChanged();
}

void Scene::setAnalysis(const core::Estimate &estimate, const core::Review &review)
{
    QHash<core::ElementId, ComponentMarks> marks;
    for (const auto &component : estimate.components) {
        auto &mark = marks[component.id];
        mark.utilisation = component.utilisation.value;
        mark.isSaturated = component.isSaturated;
    }
    const auto badges = badgesOf(review);
    for (auto item = m_components.cbegin(); item != m_components.cend(); ++item) {
        auto mark = marks.value(item.key());
        mark.badge = badges.value(item.key());
        item.value()->setMarks(mark);
    }
    for (auto item = m_connections.cbegin(); item != m_connections.cend(); ++item) {
        item.value()->setBadge(badges.value(item.key()));
    }
    for (auto item = m_annotations.cbegin(); item != m_annotations.cend(); ++item) {
        Badge badge;
        if (item.value()->annotation().kind == frameKind) {
            for (const auto &finding : review.about(badgeSubjects(item.key()))) {
                badge.count(finding);
            }
        }
        item.value()->setBadge(badge);
    }
    for (const auto &connection : estimate.connections) {
        if (auto *item = m_connections.value(connection.id)) {
            item->setRate(
                connection.rate.value ? core::formatQuantity(connection.rate) : QString());
        }
    }
}

core::ElementIds Scene::badgeSubjects(const core::ElementId &id) const
{
    const auto *frame = core::find(m_design.annotations, id);
    if (!frame || frame->kind != frameKind) {
        return {id};
    }
    core::ElementIds inside;
    for (const auto &component : m_design.components) {
        if (frame->rect.contains(component.rect)) {
            inside.insert(component.id);
        }
    }
    for (const auto &connection : m_design.connections) {
        if (inside.contains(connection.from) && inside.contains(connection.to)) {
            inside.insert(connection.id);
        }
    }
    return inside;
}

core::ElementId Scene::badgeAt(const QPointF &point, double zoom) const
{
    const double reach = canvas::badgeRadiusAt(zoom);
    core::ElementId id;
    double top = -1;
    const auto search = [&](const auto &items) {
        for (auto item = items.cbegin(); item != items.cend(); ++item) {
            const bool isHere = item.value()->badge().worst
                && QLineF(item.value()->badgeAt(zoom), point).length() <= reach;
            if (isHere && item.value()->zValue() > top) {
                top = item.value()->zValue();
                id = item.key();
            }
        }
    };
    if (m_style.areFindingsShown && zoom >= canvas::detailZoom) {
        search(m_components);
        search(m_connections);
        search(m_annotations);
    }
    return id;
}

void Scene::setOverlay(const Overlay &overlay)
{
    if (overlay == m_overlay) {
        return;
    }
    m_overlay = overlay;
    Q_EMIT overlayChanged();
}

QRectF Scene::contentRect() const
{
    QRectF rect;
    const auto take = [&](const auto &items) {
        for (const auto *item : items) {
            rect |= item->sceneBoundingRect();
        }
    };
    take(m_components);
    take(m_connections);
    for (const auto *item : m_annotations) {
        rect |= seenRect(*item);
    }
    return rect.adjusted(-contentMargin, -contentMargin, contentMargin, contentMargin);
}

QRectF Scene::contentRect(const core::ElementIds &ids) const
{
    QRectF rect;
    const auto take = [&](const auto &items, const core::ElementId &id) {
        if (const auto *item = items.value(id)) {
            rect |= item->sceneBoundingRect();
        }
    };
    for (const auto &id : ids) {
        take(m_components, id);
        take(m_connections, id);
        if (const auto *item = m_annotations.value(id)) {
            rect |= seenRect(*item);
        }
    }
    return rect.adjusted(-contentMargin, -contentMargin, contentMargin, contentMargin);
}

QStringList Scene::description() const
{
    QList<std::pair<double, QString>> drawn;
    for (const auto *item : m_components) {
        const auto &component = item->component();
        drawn.append({item->zValue(),
            u"component %1 %2 \"%3\" at %4"_s.arg(component.id, component.type, component.name,
                describe({item->pos(), component.rect.size()}))});
    }
    for (const auto *item : m_connections) {
        const auto &connection = item->connection();
        QString line = u"connection %1 %2 \"%3\""_s.arg(connection.id)
                           .arg(int(connection.kind))
                           .arg(connection.label);
        for (const auto &point : route(connection.id).points) {
            line += u" %1,%2"_s.arg(point.x()).arg(point.y());
        }
        drawn.append({item->zValue(), line + u" bounds "_s + describe(item->boundingRect())});
    }
    for (const auto *item : m_annotations) {
        const auto &annotation = item->annotation();
        drawn.append({item->zValue(),
            u"annotation %1 %2 \"%3\" at %4"_s.arg(annotation.id, annotation.kind, annotation.text,
                describe({item->pos(), annotation.rect.size()}))});
    }
    std::sort(drawn.begin(), drawn.end());
    QStringList lines;
    for (const auto &[z, line] : drawn) {
        lines.append(line);
    }
    return lines;
}
