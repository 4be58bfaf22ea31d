// SPDX-License-Identifier: MIT
#pragma once

#include "app/canvas/gestures/gesture.h"

/// Drags a corner of one component or annotation. Shift keeps the proportions, Alt the centre.
class ResizeGesture : public Gesture {
    Q_DECLARE_TR_FUNCTIONS(ResizeGesture)

public:
    ResizeGesture(
        CanvasContext &context, const core::ElementId &id, Corner corner, const QRectF &rect);

    void move(const PointerEvent &event) override;
    void release(const PointerEvent &event) override;
    void keep() override;

private:
    QRectF resized(const PointerEvent &event) const;

    CanvasContext &m_context;
    core::ElementId m_id;
    Corner m_corner;
    QRectF m_rect;
    Draft m_draft;
};
