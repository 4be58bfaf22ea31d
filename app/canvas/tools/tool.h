// SPDX-License-Identifier: MIT
#pragma once

#include "app/canvas/gestures/gesture.h"

/// Decides what a press means.
class Tool {
public:
    explicit Tool(CanvasContext &context) : m_context(context) { }
    virtual ~Tool() = default;
    Q_DISABLE_COPY_MOVE(Tool)

    /// The gesture that the press begins; null when it means nothing.
    virtual std::unique_ptr<Gesture> press(const PointerEvent &event) = 0;
    /// The pointer moves without a button held.
    virtual void hover(const PointerEvent &event) = 0;
    virtual Qt::CursorShape cursor(const PointerEvent &event) const = 0;

protected:
    CanvasContext &context() const { return m_context; }

private:
    CanvasContext &m_context;
};
