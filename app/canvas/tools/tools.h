// SPDX-License-Identifier: MIT
#pragma once

#include "app/canvas/tools/tool.h"

/// Selects, moves, resizes, and connects from edges.
class SelectTool : public Tool {
public:
    using Tool::Tool;
    std::unique_ptr<Gesture> press(const PointerEvent &event) override;
    void hover(const PointerEvent &event) override;
    Qt::CursorShape cursor(const PointerEvent &event) const override;
};

/// Every press on a component begins a connection.
class ConnectTool : public Tool {
public:
    using Tool::Tool;
    std::unique_ptr<Gesture> press(const PointerEvent &event) override;
    void hover(const PointerEvent &event) override;
    Qt::CursorShape cursor(const PointerEvent &event) const override;
};

/// Every press puts what was chosen onto the board.
class PlaceTool : public Tool {
public:
    /// `done` is called after each placement: the interaction goes back to selecting.
    PlaceTool(CanvasContext &context, QString what, std::function<void()> done);
    ~PlaceTool() override;
    std::unique_ptr<Gesture> press(const PointerEvent &event) override;
    void hover(const PointerEvent &event) override;
    Qt::CursorShape cursor(const PointerEvent &event) const override;

private:
    QString m_what;
    std::function<void()> m_done;
};
