// SPDX-License-Identifier: MIT
#pragma once

#include "app/canvas/gestures/gesture.h"

/// Puts a new component or annotation where the pointer is released.
class PlaceGesture : public Gesture {
    Q_DECLARE_TR_FUNCTIONS(PlaceGesture)

public:
    /// What to place: a component type, or "annotation:KIND".
    PlaceGesture(CanvasContext &context, QString what, std::function<void()> done);

    void move(const PointerEvent &event) override;
    void release(const PointerEvent &event) override;

private:
    CanvasContext &m_context;
    QString m_what;
    std::function<void()> m_done;
};

namespace canvas {

/// Where a new component centred at the point goes.
QRectF placeFor(const CanvasContext &context, const QPointF &centre, const QSizeF &size,
    const SnapRules &rules);
/// Adds a component of the type as one undo step, at the free place nearest to the point, connected
/// from another one if named, and selects it.
void placeComponent(CanvasContext &context, const QString &type, const QPointF &at,
    const core::ElementId &connectFrom);
/// The same with its middle at the point, whatever lies there.
void placeComponentAt(CanvasContext &context, const QString &type, const QPointF &at);

} // namespace canvas
