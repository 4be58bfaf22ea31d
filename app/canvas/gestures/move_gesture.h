// SPDX-License-Identifier: MIT
#pragma once

#include "app/canvas/gestures/gesture.h"

#include <optional>

/// Moves the selection, or with Alt a copy of it. Shift keeps to one axis, Ctrl inverts snapping.
/// A press without a drag is a click: it selects what was pressed.
class MoveGesture : public Gesture {
    Q_DECLARE_TR_FUNCTIONS(MoveGesture)

public:
    MoveGesture(CanvasContext &context, const core::ElementId &pressed, const PointerEvent &press);
    ~MoveGesture() override;

    void move(const PointerEvent &event) override;
    void release(const PointerEvent &event) override;
    void keep() override;

private:
    void begin(const PointerEvent &event);
    QPointF offset(const PointerEvent &event);

    CanvasContext &m_context;
    core::ElementId m_pressed;
    PointerEvent m_press;
    std::optional<Draft> m_draft;
    core::Design m_base; ///< the start of the draft, with the copies already in it
    core::ElementIds m_moved;
    core::ElementIds m_formerSelection;
    QRectF m_bounds;
    QList<QRectF> m_others;
    bool m_isCopy = false;
};
