// SPDX-License-Identifier: MIT
#include "app/canvas/interaction.h"

#include "app/canvas/gestures/place_gesture.h"
#include "app/canvas/tools/tools.h"

#include <QScopedValueRollback>

#include <utility>

Interaction::Interaction(Document &document, Selection &selection, Scene &scene,
    const core::Catalog &catalog, QObject *parent)
    : QObject(parent), m_context {document, selection, scene, catalog, true, {}, {}, {}, {}},
      m_tool(std::make_unique<SelectTool>(m_context))
{
    m_context.askForComponent = [this](const QPointF &at, const core::ElementId &connectFrom) {
        Q_EMIT componentWanted(at, connectFrom);
    };
    m_context.askForText = [this](const core::ElementId &id, const QString &mergeKey) {
        Q_EMIT newTextWanted(id, mergeKey);
    };
    m_context.askForFindings = [this](const core::ElementId &id) { Q_EMIT findingsWanted(id); };
    m_context.placed = [this](const core::ElementId &id) { m_fresh = id; };
    connect(&document, &Document::changed, this, &Interaction::forgetFresh);
    connect(&selection, &Selection::changed, this, &Interaction::forgetFresh);
}

Interaction::~Interaction() = default;

void Interaction::take(ToolId tool)
{
    switch (tool) {
    case ToolId::Connect:
        hold(tool, std::make_unique<ConnectTool>(m_context));
        break;
    case ToolId::Select:
    case ToolId::Pan:
    case ToolId::Place:
        hold(tool, std::make_unique<SelectTool>(m_context));
        break;
    }
}

void Interaction::takePlace(const QString &what)
{
    // Later, because the placement is still in the hands of the tool that it ends.
    const auto done = [this] {
        QMetaObject::invokeMethod(
            this, [this] { take(ToolId::Select); }, Qt::QueuedConnection);
    };
    forgetFresh();
    m_placing = what;
    hold(ToolId::Place, std::make_unique<PlaceTool>(m_context, what, done));
}

void Interaction::hold(ToolId id, std::unique_ptr<Tool> tool)
{
    end(Ending::Drop);
    m_tool = std::move(tool);
    m_toolId = id;
    m_context.scene.setHovered({});
    Q_EMIT toolChanged();
}

void Interaction::press(const PointerEvent &event)
{
    end(Ending::Drop);
    forgetFresh();
    m_gesture = m_tool->press(event);
}

void Interaction::move(const PointerEvent &event)
{
    if (!m_gesture) {
        m_tool->hover(event);
        return;
    }
    {
        const QScopedValueRollback moving(m_isMoving, true);
        m_gesture->move(event);
    }
    if (const auto ending = std::exchange(m_ending, std::nullopt)) {
        endNow(*ending);
    }
}

bool Interaction::end(Ending ending)
{
    if (!m_gesture) {
        return false;
    }
    if (m_isMoving) {
        m_ending = ending;
    } else {
        endNow(ending);
    }
    return true;
}

void Interaction::endNow(Ending ending)
{
    const auto gesture = std::move(m_gesture);
    if (ending == Ending::Keep) {
        gesture->keep();
    }
    m_context.scene.setOverlay({});
}

void Interaction::release(const PointerEvent &event)
{
    if (const auto gesture = std::move(m_gesture)) {
        gesture->release(event);
    }
}

void Interaction::doubleClick(const PointerEvent &event)
{
    end(Ending::Drop);
    forgetFresh();
    const auto hit = canvas::hitAt(m_context.scene, event.at, event.zoom);
    if (hit.part == Hit::Part::Nothing) {
        Q_EMIT componentWanted(event.at, {});
    } else if (hit.part != Hit::Part::Badge) {
        m_context.selection.set({hit.id});
        Q_EMIT textWanted(hit.id);
    }
}

void Interaction::escape()
{
    forgetFresh();
    if (end(Ending::Drop)) {
        return;
    }
    if (m_toolId != ToolId::Select) {
        take(ToolId::Select);
    } else if (m_context.selection.isEmpty()) {
        Q_EMIT escaped();
    } else {
        m_context.selection.clear();
    }
}

Qt::CursorShape Interaction::cursor(const PointerEvent &event) const
{
    return m_tool->cursor(event);
}

void Interaction::place(const QString &type, const QPointF &at, const core::ElementId &connectFrom)
{
    canvas::placeComponent(m_context, type, at, connectFrom);
}

void Interaction::placeAt(const QString &type, const QPointF &at)
{
    canvas::placeComponentAt(m_context, type, at);
}
