// SPDX-License-Identifier: MIT
#include "app/canvas/gestures/place_gesture.h"

#include "app/canvas/gestures/connect_gesture.h"
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
    const auto *type = context.catalog.type(typeId);
    if (!type) {
        return;
    }
    const auto &design = context.document.design();
    core::Component component;
    component.type = typeId;
    component.name = freshName(design, type->name);
    component.rect =
        placeFor(context, at, componentSize, {context.isSnapping, context.isSnapping, 6});
    auto added = core::edits::add(design, component);
    const auto id = added.ids.value(0);
    if (id.isEmpty()) {
        return; // the board is full
    }
    if (const auto *from = core::find(design.components, connectFrom)) {
        core::Connection connection;
        connection.from = connectFrom;
        connection.to = id;
        connection.kind = likelyKind(context.catalog, *from, component);
        added = core::edits::connect(added.design, connection);
    }
    context.document.commit(
        QCoreApplication::translate("PlaceGesture", "Add %1").arg(type->name), added.design);
    context.selection.set({id});
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
        canvas::placeComponent(m_context, m_what, event.at);
        m_done();
        return;
    }
    core::Annotation annotation;
    annotation.kind = m_what.mid(annotationPrefix.size());
    annotation.rect = canvas::placeFor(
        m_context, event.at, canvas::annotationSize, canvas::snapRules(m_context, event));
    const auto added = core::edits::add(m_context.document.design(), annotation);
    m_context.document.commit(
        annotation.kind == "sticky"_L1 ? tr("Add sticky note") : tr("Add text"), added.design);
    m_done();
    if (!added.ids.isEmpty()) {
        m_context.selection.set({added.ids.first()});
        m_context.askForText(added.ids.first());
    }
}
