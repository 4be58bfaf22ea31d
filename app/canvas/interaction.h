// SPDX-License-Identifier: MIT
#pragma once

#include "app/canvas/tools/tool.h"

#include <optional>

/// The tools of the canvas.
enum class ToolId { Select, Pan, Connect, Place };

/// What becomes of a gesture that ends before its release.
enum class Ending { Keep, Drop };

/// What a person does on the board: the tool held and the gesture it is making. It knows
/// no window, so that tests can press, move and release.
class Interaction : public QObject {
    Q_OBJECT

public:
    Interaction(Document &document, Selection &selection, Scene &scene,
        const core::Catalog &catalog, QObject *parent = nullptr);
    ~Interaction() override;

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
    /// Ends the gesture, for something else comes in between: an action, another button, a lost
    /// focus, a closing window. What the pointer does until the next press means nothing. Whether
    /// there was a gesture.
    bool end(Ending ending);
    bool isBusy() const { return m_gesture != nullptr; }
    Qt::CursorShape cursor(const PointerEvent &event) const;

    /// Puts a component onto the board as one undo step, at the free place nearest to the point,
    /// connected from another component if named.
    void place(const QString &type, const QPointF &at, const core::ElementId &connectFrom = {});
    /// The same exactly there: where the person dropped it.
    void placeAt(const QString &type, const QPointF &at);
    /// The component that was just placed, as long as the person has done nothing else: what is
    /// typed is its name. Empty without one.
    const core::ElementId &fresh() const { return m_fresh; }
    void forgetFresh() { m_fresh.clear(); }

Q_SIGNALS:
    void toolChanged();
    /// Escape was pressed, and there was nothing to drop.
    void escaped();
    void componentWanted(const QPointF &at, const core::ElementId &connectFrom);
    void textWanted(const core::ElementId &id);
    /// A text or a note was just placed, by this step of the history.
    void newTextWanted(const core::ElementId &id, const QString &mergeKey);
    /// A badge was pressed.
    void findingsWanted(const core::ElementId &id);

private:
    void hold(ToolId id, std::unique_ptr<Tool> tool);
    void endNow(Ending ending);

    CanvasContext m_context;
    ToolId m_toolId = ToolId::Select;
    QString m_placing;
    std::unique_ptr<Tool> m_tool;
    std::unique_ptr<Gesture> m_gesture;
    bool m_isMoving = false;
    std::optional<Ending> m_ending; ///< asked for while the gesture moves, and done after
    core::ElementId m_fresh;
};
