// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/design.h"

/// What every design keeps to. Edits stay within the limits and reading refuses what is beyond
/// them, so whatever was drawn can be saved, and whatever was saved can be opened again.
namespace core::limits {

constexpr qsizetype components = 20'000;
constexpr qsizetype connections = 100'000;
constexpr qsizetype annotations = 20'000;
constexpr qsizetype dismissals = 100'000;
/// Of frameworks that a design is judged by, and of its steps that are done.
constexpr qsizetype names = 1'000;
constexpr qsizetype waypoints = 1'000;
constexpr qsizetype textLength = 100'000;
constexpr qsizetype idLength = 200;
/// Farthest from the origin, in board units; also the longest side of an element.
constexpr double coordinate = 1e6;

/// Cuts what is too long, drops numbers that are not finite, brings what is too far back to the
/// board.
/// Texts are cleaned, too: see core/base/clean_text.h.
void keep(QString &text);
/// A text of one line: a title, a name, a label, an id.
void keepLine(QString &text);
void keep(QPointF &point);
void keep(BriefAnswer &answer);
void keep(Component &component);
void keep(Connection &connection);
void keep(Annotation &annotation);

} // namespace core::limits
