// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/document.h"
#include "app/document/selection.h"

/// Edits that keys and menus make to what is selected, each one undo step.
namespace board_edits {

enum class Side { Left, Right, Top, Bottom };

void nudge(Document &document, const Selection &selection, const QPointF &by);
/// Aligns components and annotations at a side of the selection; two or more are needed.
void align(Document &document, const Selection &selection, Side side);
/// Equal gaps between three or more elements along the orientation.
void distribute(Document &document, const Selection &selection, Qt::Orientation orientation);
void removeSelected(Document &document, const Selection &selection);
void duplicate(Document &document, Selection &selection);
/// Adds the fragment with its centre at the point (or, without one, a little beside where it was)
/// and selects it.
void paste(
    Document &document, Selection &selection, const core::Design &fragment, const QPointF &centre);
/// The element after (or before) the selected one, from left to right and top to bottom.
core::ElementId neighbourInOrder(
    const core::Design &design, const core::ElementIds &selected, int step);

} // namespace board_edits
