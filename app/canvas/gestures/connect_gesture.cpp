// SPDX-License-Identifier: MIT
#include "app/canvas/gestures/connect_gesture.h"

#include "core/layout/route.h"
#include "core/model/edits.h"

using namespace Qt::StringLiterals;

namespace {

/// The line shown while a connection is drawn: to the border of the target, or to the pointer.
QList<QPointF> previewLine(const QRectF &from, const core::Component *target, const QPointF &at)
{
    const auto end = target ? target->rect : QRectF(at, QSizeF(0.1, 0.1));
    return core::layout::route(from, end).points;
}

bool hasAnyRole(const core::Catalog &catalog, const core::Component &component,
    std::initializer_list<QString> roles)
{
    return std::any_of(roles.begin(), roles.end(),
        [&](const QString &role) { return catalog.hasRole(component, role); });
}

} // namespace

namespace canvas {

core::ConnectionKind likelyKind(
    const core::Catalog &catalog, const core::Component &from, const core::Component &to)
{
    const auto isPassive = [&](const core::Component &component) {
        const auto *type = catalog.type(component.type);
        return type && type->behaviour == core::Behaviour::Passive;
    };
    const auto streaming = {u"stream-broker"_s, u"event-log"_s, u"prediction-log"_s,
        u"stream-processor"_s, u"monitoring"_s};
    if (hasAnyRole(catalog, from, {u"registry"_s, u"indexing"_s, u"canary"_s})
        || (hasAnyRole(catalog, from, {u"training"_s, u"offline-evaluation"_s})
            && hasAnyRole(catalog, to, {u"registry"_s, u"model-server"_s}))) {
        return core::ConnectionKind::Deploy;
    }
    if (hasAnyRole(catalog, to, streaming) || hasAnyRole(catalog, from, streaming)) {
        return core::ConnectionKind::Stream;
    }
    return isPassive(from) || isPassive(to) ? core::ConnectionKind::Batch
                                            : core::ConnectionKind::Request;
}

} // namespace canvas

ConnectGesture::ConnectGesture(
    CanvasContext &context, const core::ElementId &from, const PointerEvent &press)
    : m_context(context), m_from(from), m_press(press)
{
}

ConnectGesture::~ConnectGesture()
{
    m_context.scene.setOverlay({});
}

void ConnectGesture::move(const PointerEvent &event)
{
    if (!canvas::isDrag(m_press.at, event)) {
        return;
    }
    const auto *from = core::find(m_context.document.design().components, m_from);
    if (!from) {
        m_context.scene.setOverlay({});
        return;
    }
    const auto *target = canvas::componentAt(m_context.scene, event.at, event.zoom);
    if (target && target->id == m_from) {
        target = nullptr;
    }
    Overlay overlay;
    overlay.preview = previewLine(from->rect, target, event.at);
    overlay.target = target ? target->id : core::ElementId();
    m_context.scene.setOverlay(overlay);
}

void ConnectGesture::release(const PointerEvent &event)
{
    if (!canvas::isDrag(m_press.at, event)) {
        m_context.selection.set({m_from});
        return;
    }
    const auto &design = m_context.document.design();
    const auto *from = core::find(design.components, m_from);
    if (!from) {
        return;
    }
    const auto *target = canvas::componentAt(m_context.scene, event.at, event.zoom);
    if (!target) {
        m_context.askForComponent(event.at, m_from);
        return;
    }
    if (target->id == m_from) {
        return;
    }
    core::Connection connection;
    connection.from = m_from;
    connection.to = target->id;
    connection.kind = canvas::likelyKind(m_context.catalog, *from, *target);
    for (const auto &other : design.connections) {
        if (other.from == connection.from && other.to == connection.to
            && other.kind == connection.kind) {
            m_context.selection.set({other.id}); // it is there already
            return;
        }
    }
    const auto added = core::edits::connect(design, connection);
    if (m_context.document.commit(tr("Connect"), added.design)) {
        m_context.selection.set(core::ElementIds(added.ids.begin(), added.ids.end()));
    }
}

ReconnectGesture::ReconnectGesture(
    CanvasContext &context, const core::ElementId &connection, Hit::Part end)
    : m_context(context), m_connection(connection), m_isFromEnd(end == Hit::Part::FromEnd),
      m_draft(context.document)
{
}

ReconnectGesture::~ReconnectGesture()
{
    m_context.scene.setOverlay({});
}

core::ElementId ReconnectGesture::targetAt(const PointerEvent &event) const
{
    const auto *connection = core::find(m_draft.start().connections, m_connection);
    const auto *component = canvas::componentAt(m_context.scene, event.at, event.zoom);
    const auto &other = m_isFromEnd ? connection->to : connection->from;
    const bool isPossible =
        component && (component->id != other || core::edits::mayLoop(*connection));
    return isPossible ? component->id : core::ElementId();
}

void ReconnectGesture::move(const PointerEvent &event)
{
    const auto target = targetAt(event);
    const auto end = m_isFromEnd ? core::edits::End::From : core::edits::End::To;
    const auto &start = m_draft.start();
    m_draft.show(
        target.isEmpty() ? start : core::edits::reconnect(start, m_connection, end, target));
    Overlay overlay;
    overlay.target = target;
    if (target.isEmpty()) {
        const auto *connection = core::find(start.connections, m_connection);
        const auto &anchor = m_isFromEnd ? connection->to : connection->from;
        overlay.preview =
            previewLine(core::find(start.components, anchor)->rect, nullptr, event.at);
    }
    m_context.scene.setOverlay(overlay);
}

void ReconnectGesture::release(const PointerEvent &event)
{
    move(event);
    keep();
}

void ReconnectGesture::keep()
{
    m_draft.keep(tr("Reconnect"));
}
