// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/ids.h"

#include <QList>
#include <QMap>
#include <QPointF>
#include <QRectF>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace core {

/// JSON that this version does not understand, kept as compact text and written back as it was.
struct UnknownJson {
    QString text;
    bool operator==(const UnknownJson &) const = default;
    bool operator<(const UnknownJson &other) const { return text < other.text; }
};

/// One value a person set: a flag, a number in the setting's unit, a text, or something newer.
using Setting = std::variant<bool, double, QString, UnknownJson>;
/// Settings by id; only those that differ from the type's defaults.
using Settings = QMap<QString, Setting>;
/// Members of an object of the file that this version does not know.
using UnknownMembers = QMap<QString, UnknownJson>;

/// A box on the board: one part of the system.
struct Component {
    ElementId id;
    QString type;
    QString name;
    QRectF rect;
    Settings settings;
    QString note;
    UnknownMembers unknown;
    bool operator==(const Component &) const = default;
};

/// What flows along a connection, and who waits.
enum class ConnectionKind {
    Request, ///< synchronous call, the caller waits
    Stream, ///< events, nobody waits
    Batch, ///< bulk data on a schedule
    Deploy, ///< a model, index or configuration is shipped
};

/// The word for the kind in files: "request".
QString kindWord(ConnectionKind kind);
/// The kind that the word stands for, or nothing.
std::optional<ConnectionKind> kindFromWord(const QString &word);

/// A directed connection between two components.
struct Connection {
    ElementId id;
    ElementId from;
    ElementId to;
    ConnectionKind kind = ConnectionKind::Request;
    QString label;
    Settings settings;
    QList<QPointF> waypoints;
    UnknownMembers unknown;
    bool operator==(const Connection &) const = default;
};

/// Something drawn beside the system: text, sticky note, frame; other kinds are kept as they are.
struct Annotation {
    ElementId id;
    QString kind;
    QRectF rect;
    QString text;
    UnknownMembers unknown;
    bool operator==(const Annotation &) const = default;
};

/// An answer of the brief: a text, a list of entries, or something newer.
using BriefAnswer = std::variant<QString, QStringList, UnknownJson>;
/// The written half of the answer, by field id of the checklists; empty answers are absent.
using Brief = QMap<QString, BriefAnswer>;

/// A finding dismissed with a reason, for the named elements or, with none, for the whole design.
struct Dismissal {
    QString rule;
    QStringList elements;
    QString reason;
    UnknownMembers unknown;
    bool operator==(const Dismissal &) const = default;
};

/// The whole content of a board. A value: copy it freely, change it through core::edits.
struct Design {
    QString title;
    Brief brief;
    QList<Component> components;
    QList<Connection> connections;
    QList<Annotation> annotations;
    QList<Dismissal> dismissals;
    QStringList checklists; ///< ids of the frameworks it is judged by; empty: the usual one
    QStringList doneSteps; ///< "checklist/stage" of the steps that were marked done
    UnknownMembers unknown;
    bool operator==(const Design &) const = default;

    bool isEmpty() const { return *this == Design {}; }
};

/// The element of the list with this id, or null.
template<typename T> const T *find(const QList<T> &elements, const ElementId &id)
{
    for (const auto &element : elements) {
        if (element.id == id) {
            return &element;
        }
    }
    return nullptr;
}

} // namespace core
