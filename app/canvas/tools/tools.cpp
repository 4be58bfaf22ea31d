// SPDX-License-Identifier: MIT
#include "app/canvas/tools/tools.h"

#include "app/canvas/gestures/band_gesture.h"
#include "app/canvas/gestures/connect_gesture.h"
#include "app/canvas/gestures/move_gesture.h"
#include "app/canvas/gestures/place_gesture.h"
#include "app/canvas/gestures/resize_gesture.h"

namespace {

QRectF rectOf(const core::Design &design, const core::ElementId &id)
{
    if (const auto *component = core::find(design.components, id)) {
        return component->rect;
    }
    const auto *annotation = core::find(design.annotations, id);
    return annotation ? annotation->rect : QRectF();
}

} // namespace

std::unique_ptr<Gesture> SelectTool::press(const PointerEvent &event)
{
    const auto hit = canvas::hitAt(context().scene, event.at, event.zoom);
    switch (hit.part) {
    case Hit::Part::Badge:
        context().askForFindings(hit.id);
        return nullptr;
    case Hit::Part::ResizeCorner:
        return std::make_unique<ResizeGesture>(
            context(), hit.id, hit.corner, rectOf(context().document.design(), hit.id));
    case Hit::Part::FromEnd:
    case Hit::Part::ToEnd:
        return std::make_unique<ReconnectGesture>(context(), hit.id, hit.part);
    case Hit::Part::Edge:
        return std::make_unique<ConnectGesture>(context(), hit.id, event);
    case Hit::Part::Body:
    case Hit::Part::Line:
        return std::make_unique<MoveGesture>(context(), hit.id, event);
    case Hit::Part::Nothing:
        break;
    }
    return std::make_unique<BandGesture>(context(), event);
}

void SelectTool::hover(const PointerEvent &event)
{
    context().scene.setHovered(canvas::hitAt(context().scene, event.at, event.zoom).id);
}

Qt::CursorShape SelectTool::cursor(const PointerEvent &event) const
{
    const auto hit = canvas::hitAt(context().scene, event.at, event.zoom);
    switch (hit.part) {
    case Hit::Part::ResizeCorner:
        return hit.corner == Corner::TopLeft || hit.corner == Corner::BottomRight
            ? Qt::SizeFDiagCursor
            : Qt::SizeBDiagCursor;
    case Hit::Part::Edge:
    case Hit::Part::FromEnd:
    case Hit::Part::ToEnd:
        return Qt::CrossCursor;
    case Hit::Part::Body:
        return Qt::SizeAllCursor;
    case Hit::Part::Line:
    case Hit::Part::Badge:
        return Qt::PointingHandCursor;
    case Hit::Part::Nothing:
        break;
    }
    return Qt::ArrowCursor;
}

std::unique_ptr<Gesture> ConnectTool::press(const PointerEvent &event)
{
    const auto *component = canvas::componentAt(context().scene, event.at, event.zoom);
    return component ? std::make_unique<ConnectGesture>(context(), component->id, event) : nullptr;
}

void ConnectTool::hover(const PointerEvent &event)
{
    const auto *component = canvas::componentAt(context().scene, event.at, event.zoom);
    context().scene.setHovered(component ? component->id : core::ElementId());
}

Qt::CursorShape ConnectTool::cursor(const PointerEvent &) const
{
    return Qt::CrossCursor;
}

PlaceTool::PlaceTool(CanvasContext &context, QString what, std::function<void()> done)
    : Tool(context), m_what(std::move(what)), m_done(std::move(done))
{
}

PlaceTool::~PlaceTool()
{
    context().scene.setOverlay({});
}

std::unique_ptr<Gesture> PlaceTool::press(const PointerEvent &)
{
    return std::make_unique<PlaceGesture>(context(), m_what, m_done);
}

void PlaceTool::hover(const PointerEvent &event)
{
    PlaceGesture(context(), m_what, m_done).move(event);
}

Qt::CursorShape PlaceTool::cursor(const PointerEvent &) const
{
    return Qt::CrossCursor;
}
