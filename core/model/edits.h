// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/design.h"

#include <optional>

/// The only functions that make a design out of another. All are pure; ids that do not exist are
/// ignored, no edit leaves a connection that leads to nowhere, and all keep to core::limits: a list
/// that is full takes no more (nothing is added), what is too long is cut.
namespace core::edits {

/// Which end of a connection.
enum class End { From, To };

/// The new design and the ids of what was added to it.
struct Added {
    Design design;
    QList<ElementId> ids;
};

/// Whether the connection may lead from a component to itself: only when a probability below one
/// bounds how often it comes round.
bool mayLoop(const Connection &connection);

/// Adds the component; its id is made from its type when it is empty or taken.
Added add(Design design, Component component);
/// Adds an annotation; its id is made from its kind when it is empty or taken.
Added add(Design design, Annotation annotation);
/// Adds a connection when both ends exist and differ, unless it may loop; else the design stays as
/// it is.
Added connect(Design design, Connection connection);
/// Adds copies of all elements of the fragment, moved by an offset, with fresh ids; connections
/// whose ends are not both in the fragment are left out.
Added insert(Design design, const Design &fragment, const QPointF &by);

/// Removes elements, and the connections of removed components.
Design remove(Design design, const ElementIds &ids);
/// Moves components and annotations, and waypoints of connections that move with both ends.
Design move(Design design, const ElementIds &ids, const QPointF &by);
/// Sets the rectangle of one component or annotation.
Design resize(Design design, const ElementId &id, const QRectF &rect);
/// Puts components at new top-left positions, and drops the waypoints of connections between them.
Design arrange(Design design, const QMap<ElementId, QPointF> &topLeft);

/// Names a component, labels a connection or writes the text of an annotation.
Design rename(Design design, const ElementId &id, const QString &text);
/// The same, but a text on the board that is left without letters goes: it could neither be seen
/// nor found again.
Design writeText(Design design, const ElementId &id, const QString &text);
Design setNote(Design design, const ElementId &id, const QString &note);
/// Gives the setting to every named component and connection; nothing takes it away.
Design setSetting(Design design, const ElementIds &ids, const QString &setting,
    const std::optional<Setting> &value);
Design setKind(Design design, const ElementIds &connections, ConnectionKind kind);
/// Leads one end of a connection to another component; refused when both ends would be the same
/// and it may not loop.
Design reconnect(Design design, const ElementId &connection, End end, const ElementId &component);
Design setWaypoints(Design design, const ElementId &connection, const QList<QPointF> &waypoints);

/// Draws elements above (or below) all others of their list.
Design bringToFront(Design design, const ElementIds &ids);
Design sendToBack(Design design, const ElementIds &ids);

Design setTitle(Design design, const QString &title);
/// Answers a field of the brief; an empty text or list takes the answer away.
Design setBrief(Design design, const QString &field, const BriefAnswer &answer);

/// Dismisses a rule with a reason: for the elements of the dismissal, or with none for the whole
/// design. It takes the place of an earlier dismissal of the same; without a reason nothing is
/// dismissed.
Design dismiss(Design design, Dismissal dismissal);
/// Takes back the dismissals of a rule for exactly these elements.
Design revoke(Design design, const QString &rule, const QStringList &elements);
/// Chooses the frameworks that the design is judged by; none stands for the usual one.
Design setChecklists(Design design, const QStringList &checklists);
/// Marks a step, "checklist/stage", as done or not.
Design setStepDone(Design design, const QString &step, bool isDone);

/// The part of a design that the ids name, with the connections that run inside it.
Design fragment(const Design &design, const ElementIds &ids);

} // namespace core::edits
