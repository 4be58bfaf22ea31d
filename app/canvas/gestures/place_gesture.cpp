// SPDX-License-Identifier: MIT
#include "app/canvas/gestures/place_gesture.h"

#include "app/canvas/gestures/connect_gesture.h"
#include "core/layout/free_place.h"
#include "core/model/edits.h"

using namespace Qt::StringLiterals;

namespace {

constexpr auto annotationPrefix = "annotation:"_L1;

/// A name no other component has: "Ranking", "Ranking 2" …
QString freshName(const core::Design &design, const QString &name)
{
    const auto isTaken = [&](const QString &wanted) {
        return std::any_of(design.components.begin(), design.components.end(),
            [&](const core::Component &component) { return component.name == wanted; });
    };
    if (!isTaken(name)) {
        return name;
    }
    int number = 2;
    while (isTaken(name + u' ' + QString::number(number))) {
        ++number;
    }
    return name + u' ' + QString::number(number);
}

void addComponent(CanvasContext &context, const QString &typeId, const QRectF &rect,
    const core::ElementId &connectFrom)
{
    const auto *type = context.catalog.type(typeId);
    if (!type) {
        return;
    }
    const auto &design = context.document.design();
    core::Component component;
    component.type = typeId;
    component.name = freshName(design, type->name);
    component.rect = rect;
    auto added = core::edits::add(design, component);
    const auto id = added.ids.value(0);
    if (id.isEmpty()) {
        return; // the board is full
    }
    if (const auto *from = core::find(design.components, connectFrom)) {
        core::Connection connection;
        connection.from = connectFrom;
        connection.to = id;
        connection.kind = canvas::likelyKind(context.catalog, *from, component);
        added = core::edits::connect(added.design, connection);
    }
    const auto label = QCoreApplication::translate("PlaceGesture", "Add %1").arg(type->name);
    if (context.document.commit(label, added.design)) {
        context.selection.set({id});
        context.placed(id);
    }
}

} // namespace

namespace canvas {

QRectF placeFor(
    const CanvasContext &context, const QPointF &centre, const QSizeF &size, const SnapRules &rules)
{
    QRectF rect({0, 0}, size);
    rect.moveCenter(centre);
    QList<QRectF> others;
    for (const auto &component : context.document.design().components) {
        others.append(component.rect);
    }
    return rect.translated(snap(rect, others, rules).by);
}

void placeComponent(CanvasContext &context, const QString &typeId, const QPointF &at,
    const core::ElementId &connectFrom)
{
    const auto rect =
        placeFor(context, at, componentSize, {context.isSnapping, context.isSnapping, 6});
    const auto by = core::intoTheOpen(context.document.design(), rect);
    addComponent(context, typeId, rect.translated(by), connectFrom);
}

void placeComponentAt(CanvasContext &context, const QString &typeId, const QPointF &at)
{
    addComponent(context, typeId,
        placeFor(context, at, componentSize, {context.isSnapping, context.isSnapping, 6}), {});
}

} // namespace canvas

PlaceGesture::PlaceGesture(CanvasContext &context, QString what, std::function<void()> done)
    : m_context(context), m_what(std::move(what)), m_done(std::move(done))
{
}

void PlaceGesture::move(const PointerEvent &event)
{
    const bool isAnnotation = m_what.startsWith(annotationPrefix);
    Overlay overlay;
    overlay.ghost = canvas::placeFor(m_context, event.at,
        isAnnotation ? canvas::annotationSize : canvas::componentSize,
        canvas::snapRules(m_context, event));
    m_context.scene.setOverlay(overlay);
}

void PlaceGesture::release(const PointerEvent &event)
{
    m_context.scene.setOverlay({});
    if (!m_what.startsWith(annotationPrefix)) {
        canvas::placeComponentAt(m_context, m_what, event.at);
        m_done();
        return;
    }
    core::Annotation annotation;
    annotation.kind = m_what.mid(annotationPrefix.size());
    annotation.rect = canvas::placeFor(
        m_context, event.at, canvas::annotationSize, canvas::snapRules(m_context, event));
    const auto added = core::edits::add(m_context.document.design(), annotation);
    const auto id = added.ids.value(0);
    const auto mergeKey = u"text "_s + id;
    const auto label = annotation.kind == "sticky"_L1 ? tr("Add sticky note") : tr("Add text");
    const bool isAdded = !id.isEmpty() && m_context.document.commit(label, added.design, mergeKey);
    m_done();
    if (isAdded) {
        m_context.selection.set({id});
        m_context.askForText(id, mergeKey);
    }
}
