// SPDX-License-Identifier: MIT
#pragma once

#include "app/canvas/scene/hit.h"
#include "app/canvas/scene/snapping.h"
#include "app/document/document.h"
#include "app/document/selection.h"

#include <QCoreApplication>

#include <functional>
#include <memory>

/// The pointer in the scene, and the zoom that turns screen pixels into board units.
struct PointerEvent {
    QPointF at;
    double zoom = 1;
    Qt::KeyboardModifiers modifiers = Qt::NoModifier;
};

/// What tools and gestures work on.
struct CanvasContext {
    Document &document;
    Selection &selection;
    Scene &scene;
    const core::Catalog &catalog;
    bool isSnapping = true;
    /// Asks the person for a component to put at the point, connected from another one if named.
    std::function<void(const QPointF &at, const core::ElementId &connectFrom)> askForComponent;
    /// Asks the person for the text of an annotation that was just added; what they type becomes
    /// one step with the one of this merge key.
    std::function<void(const core::ElementId &, const QString &mergeKey)> askForText;
    /// Asks for what is found about an element, or about what lies in a frame.
    std::function<void(const core::ElementId &)> askForFindings;
    /// Tells that the component was just placed.
    std::function<void(const core::ElementId &)> placed;
};

/// What lasts from press to release. Destroying it before the release leaves no trace.
/// The design may change under a gesture that has no draft open (an answer of the analyst arrives):
/// elements are looked up at every step, and may be gone.
class Gesture {
public:
    Gesture() = default;
    virtual ~Gesture() = default;
    Q_DISABLE_COPY_MOVE(Gesture)

    virtual void move(const PointerEvent &event) = 0;
    virtual void release(const PointerEvent &event) = 0;
    /// Keeps what is shown as if it were released now; what is only begun leaves no trace.
    virtual void keep() { }
};

namespace canvas {

/// Screen pixels after which a press becomes a drag.
constexpr double dragDistance = 4;

/// Whether the pointer moved far enough from the press to mean a drag.
inline bool isDrag(const QPointF &from, const PointerEvent &event)
{
    return QLineF(from, event.at).length() * event.zoom >= dragDistance;
}

/// How the person wants things to snap: the setting, inverted while Ctrl is held.
inline SnapRules snapRules(const CanvasContext &context, const PointerEvent &event)
{
    constexpr double reachPixels = 6;
    const bool isOn = context.isSnapping != event.modifiers.testFlag(Qt::ControlModifier);
    return {isOn, isOn, reachPixels / event.zoom};
}

} // namespace canvas
