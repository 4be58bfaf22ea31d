// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/design.h"

#include <optional>

namespace core {

/// One element of a list that differs: added (no before), removed (no after), changed or moved.
/// `from` and `to` are its indexes in the list before and after; -1 where it is absent.
template<typename T> struct Change {
    qsizetype from = -1;
    qsizetype to = -1;
    std::optional<T> before;
    std::optional<T> after;
    bool operator==(const Change &) const = default;
};

/// A whole value that differs.
template<typename T> struct Replaced {
    T before;
    T after;
    bool operator==(const Replaced &) const = default;
};

/// The difference of two designs: what undo, the journal, replay and the scene consume.
struct Diff {
    QList<Change<Component>> components;
    QList<Change<Connection>> connections;
    QList<Change<Annotation>> annotations;
    QMap<QString, Replaced<std::optional<BriefAnswer>>> brief;
    std::optional<Replaced<QString>> title;
    std::optional<Replaced<QList<Dismissal>>> dismissals;
    std::optional<Replaced<QStringList>> checklists;
    std::optional<Replaced<QStringList>> doneSteps;
    std::optional<Replaced<UnknownMembers>> unknown;
    bool operator==(const Diff &) const = default;

    bool isEmpty() const { return *this == Diff {}; }
};

/// What leads from one design to the other. Each list is walked once when nothing was reordered.
Diff difference(const Design &before, const Design &after);
/// The design after the difference; it must be the one the difference was taken from.
Design apply(Design design, const Diff &diff);
/// The difference that leads back.
Diff inverse(Diff diff);

} // namespace core
