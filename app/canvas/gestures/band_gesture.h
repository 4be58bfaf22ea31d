// SPDX-License-Identifier: MIT
#pragma once

#include "app/canvas/gestures/gesture.h"

/// Selects what a rectangle drawn on the empty board touches; Shift adds to the selection.
class BandGesture : public Gesture {
public:
    BandGesture(CanvasContext &context, const PointerEvent &press);
    ~BandGesture() override;

    void move(const PointerEvent &event) override;
    void release(const PointerEvent &event) override;
    void keep() override;

private:
    CanvasContext &m_context;
    PointerEvent m_press;
    core::ElementIds m_former;
    bool m_isKept = false;
};
