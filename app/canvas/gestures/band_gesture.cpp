// SPDX-License-Identifier: MIT
#include "app/canvas/gestures/band_gesture.h"

namespace {

core::ElementIds touched(const Scene &scene, const QRectF &band)
{
    core::ElementIds ids;
    for (const auto &component : scene.design().components) {
        if (band.intersects(component.rect)) {
            ids.insert(component.id);
        }
    }
    for (const auto &connection : scene.design().connections) {
        if (band.contains(scene.connectionItem(connection.id)->path().boundingRect())) {
            ids.insert(connection.id);
        }
    }
    for (const auto &annotation : scene.design().annotations) {
        if (band.contains(annotation.rect)) {
            ids.insert(annotation.id);
        }
    }
    return ids;
}

} // namespace

BandGesture::BandGesture(CanvasContext &context, const PointerEvent &press)
    : m_context(context), m_press(press), m_former(context.selection.ids())
{
}

BandGesture::~BandGesture()
{
    m_context.scene.setOverlay({});
    if (!m_isKept) {
        m_context.selection.set(m_former);
    }
}

void BandGesture::move(const PointerEvent &event)
{
    if (!canvas::isDrag(m_press.at, event)) {
        return;
    }
    Overlay overlay;
    overlay.band = QRectF(m_press.at, event.at).normalized();
    m_context.scene.setOverlay(overlay);
    auto ids = touched(m_context.scene, overlay.band);
    if (event.modifiers.testFlag(Qt::ShiftModifier)) {
        ids |= m_former;
    }
    m_context.selection.set(ids);
}

void BandGesture::release(const PointerEvent &event)
{
    keep();
    if (!canvas::isDrag(m_press.at, event) && !event.modifiers.testFlag(Qt::ShiftModifier)) {
        m_context.selection.clear();
    }
}

void BandGesture::keep()
{
    m_isKept = true;
}
