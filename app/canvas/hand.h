// SPDX-License-Identifier: MIT
#pragma once

#include "app/canvas/tools/tool.h"

/// The tools of the canvas.
enum class ToolId { Select, Pan, Connect, Place };

/// The person's hand on the board: the tool it holds and the gesture it is making. It knows no
/// window, so that tests can press, move and release.
class Hand : public QObject {
    Q_OBJECT

public:
    Hand(Document &document, Selection &selection, Scene &scene, const core::Catalog &catalog,
        QObject *parent = nullptr);
    ~Hand() override;

    ToolId tool() const { return m_toolId; }
    void take(ToolId tool);
    /// Takes the place tool with a component type, or "annotation:KIND".
    void takePlace(const QString &what);
    /// What the place tool would put; empty with another tool.
    QString placing() const { return m_toolId == ToolId::Place ? m_placing : QString(); }
    bool isSnapping() const { return m_context.isSnapping; }
    void setSnapping(bool isSnapping) { m_context.isSnapping = isSnapping; }

    void press(const PointerEvent &event);
    void move(const PointerEvent &event);
    void release(const PointerEvent &event);
    void doubleClick(const PointerEvent &event);
    /// Drops the gesture; without one the tool; with the select tool the selection.
    void escape();
    bool isBusy() const { return m_gesture != nullptr; }
    Qt::CursorShape cursor(const PointerEvent &event) const;

    /// Puts a component onto the board as one undo step.
    void place(const QString &type, const QPointF &at, const core::ElementId &connectFrom = {});

Q_SIGNALS:
    void toolChanged();
    /// Escape was pressed, and there was nothing to drop.
    void escaped();
    void componentWanted(const QPointF &at, const core::ElementId &connectFrom);
    void textWanted(const core::ElementId &id);
    /// A badge was pressed.
    void findingsWanted(const core::ElementId &id);

private:
    void hold(ToolId id, std::unique_ptr<Tool> tool);

    CanvasContext m_context;
    ToolId m_toolId = ToolId::Select;
    QString m_placing;
    std::unique_ptr<Tool> m_tool;
    std::unique_ptr<Gesture> m_gesture;
};
