// SPDX-License-Identifier: MIT
#include "app/canvas/gestures/resize_gesture.h"

#include "core/model/edits.h"

ResizeGesture::ResizeGesture(
    CanvasContext &context, const core::ElementId &id, Corner corner, const QRectF &rect)
    : m_context(context), m_id(id), m_corner(corner), m_rect(rect), m_draft(context.document)
{
}

QRectF ResizeGesture::resized(const PointerEvent &event) const
{
    const bool isLeft = m_corner == Corner::TopLeft || m_corner == Corner::BottomLeft;
    const bool isTop = m_corner == Corner::TopLeft || m_corner == Corner::TopRight;
    const bool isCentred = event.modifiers.testFlag(Qt::AltModifier);
    const auto rules = canvas::snapRules(m_context, event);
    const QPointF at = rules.toGrid
        ? QPointF(canvas::toGrid(event.at.x()), canvas::toGrid(event.at.y()))
        : event.at;
    const QPointF fixed = isCentred
        ? m_rect.center()
        : QPointF(isLeft ? m_rect.right() : m_rect.left(), isTop ? m_rect.bottom() : m_rect.top());
    const double share = isCentred ? 2 : 1;
    double width = std::max(canvas::smallestComponent.width(),
        (isLeft ? fixed.x() - at.x() : at.x() - fixed.x()) * share);
    double height = std::max(canvas::smallestComponent.height(),
        (isTop ? fixed.y() - at.y() : at.y() - fixed.y()) * share);
    if (event.modifiers.testFlag(Qt::ShiftModifier)) {
        const double scale = std::max(width / m_rect.width(), height / m_rect.height());
        width = m_rect.width() * scale;
        height = m_rect.height() * scale;
    }
    QRectF rect(0, 0, width, height);
    if (isCentred) {
        rect.moveCenter(fixed);
    } else {
        rect.moveLeft(isLeft ? fixed.x() - width : fixed.x());
        rect.moveTop(isTop ? fixed.y() - height : fixed.y());
    }
    return rect;
}

void ResizeGesture::move(const PointerEvent &event)
{
    m_draft.show(core::edits::resize(m_draft.start(), m_id, resized(event)));
}

void ResizeGesture::release(const PointerEvent &)
{
    keep();
}

void ResizeGesture::keep()
{
    m_draft.keep(tr("Resize"));
}
