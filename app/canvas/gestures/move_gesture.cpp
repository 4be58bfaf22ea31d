// SPDX-License-Identifier: MIT
#include "app/canvas/gestures/move_gesture.h"

#include "core/model/edits.h"

namespace {

constexpr qsizetype mostOthers = 400; // more rectangles to align with would only confuse

/// Rectangles of the elements that move (united) and of those that stay.
void measure(const core::Design &design, const core::ElementIds &moved, QRectF &bounds,
    QList<QRectF> &others)
{
    const auto take = [&](const auto &elements) {
        for (const auto &element : elements) {
            if (moved.contains(element.id)) {
                bounds |= element.rect;
            } else if (others.size() < mostOthers) {
                others.append(element.rect);
            }
        }
    };
    take(design.components);
    take(design.annotations);
}

} // namespace

MoveGesture::MoveGesture(
    CanvasContext &context, const core::ElementId &pressed, const PointerEvent &press)
    : m_context(context), m_pressed(pressed), m_press(press),
      m_formerSelection(context.selection.ids())
{
}

MoveGesture::~MoveGesture()
{
    m_context.scene.setOverlay({});
    if (m_draft && m_isCopy) {
        m_draft.reset();
        m_context.selection.set(m_formerSelection);
    }
}

void MoveGesture::begin(const PointerEvent &event)
{
    if (!m_context.selection.contains(m_pressed)) {
        m_context.selection.set({m_pressed});
    }
    m_draft.emplace(m_context.document);
    m_base = m_draft->start();
    m_moved = m_context.selection.ids();
    m_isCopy = event.modifiers.testFlag(Qt::AltModifier);
    if (m_isCopy) {
        const auto added =
            core::edits::insert(m_base, core::edits::fragment(m_base, m_moved), QPointF());
        m_base = added.design;
        m_moved = core::ElementIds(added.ids.begin(), added.ids.end());
    }
    measure(m_base, m_moved, m_bounds, m_others);
}

QPointF MoveGesture::offset(const PointerEvent &event)
{
    const auto raw = event.at - m_press.at;
    const auto alongAxis = [&](QPointF by) {
        if (event.modifiers.testFlag(Qt::ShiftModifier)) {
            (std::abs(raw.x()) >= std::abs(raw.y()) ? by.ry() : by.rx()) = 0;
        }
        return by;
    };
    const auto by = alongAxis(raw);
    const auto snap =
        canvas::snap(m_bounds.translated(by), m_others, canvas::snapRules(m_context, event));
    Overlay overlay;
    overlay.guides = snap.guides;
    m_context.scene.setOverlay(overlay);
    return alongAxis(by + snap.by);
}

void MoveGesture::move(const PointerEvent &event)
{
    if (!m_draft && !canvas::isDrag(m_press.at, event)) {
        return;
    }
    if (!m_draft) {
        begin(event);
    }
    m_draft->show(core::edits::move(m_base, m_moved, offset(event)));
    if (m_isCopy) {
        m_context.selection.set(m_moved);
    }
}

void MoveGesture::release(const PointerEvent &event)
{
    if (!m_draft) {
        const bool isAdding =
            (event.modifiers & (Qt::ShiftModifier | Qt::ControlModifier)) != Qt::NoModifier;
        if (isAdding) {
            m_context.selection.toggle(m_pressed);
        } else {
            m_context.selection.set({m_pressed});
        }
        return;
    }
    keep();
}

void MoveGesture::keep()
{
    if (m_draft) {
        m_draft->keep(m_isCopy ? tr("Duplicate") : tr("Move"));
        m_draft.reset();
    }
}
