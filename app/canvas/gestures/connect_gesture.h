// SPDX-License-Identifier: MIT
#pragma once

#include "app/canvas/gestures/gesture.h"

/// Draws a new connection from a component to the one where the pointer is released; released on
/// the empty board, it asks for a new component to lead to.
class ConnectGesture : public Gesture {
    Q_DECLARE_TR_FUNCTIONS(ConnectGesture)

public:
    ConnectGesture(CanvasContext &context, const core::ElementId &from, const PointerEvent &press);
    ~ConnectGesture() override;

    void move(const PointerEvent &event) override;
    void release(const PointerEvent &event) override;

private:
    CanvasContext &m_context;
    core::ElementId m_from;
    PointerEvent m_press;
};

/// Leads one end of a connection to another component; released elsewhere, nothing changes.
class ReconnectGesture : public Gesture {
    Q_DECLARE_TR_FUNCTIONS(ReconnectGesture)

public:
    ReconnectGesture(CanvasContext &context, const core::ElementId &connection, Hit::Part end);
    ~ReconnectGesture() override;

    void move(const PointerEvent &event) override;
    void release(const PointerEvent &event) override;
    void keep() override;

private:
    core::ElementId targetAt(const PointerEvent &event) const;

    CanvasContext &m_context;
    core::ElementId m_connection;
    bool m_isFromEnd;
    Draft m_draft;
};

namespace canvas {

/// The kind a new connection most likely has, from what its ends are for.
core::ConnectionKind likelyKind(
    const core::Catalog &catalog, const core::Component &from, const core::Component &to);

} // namespace canvas
