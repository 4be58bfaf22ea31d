// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/diff.h"

#include <QDateTime>

namespace core {

/// How a step came about.
enum class StepCause { Edit, Undo, Redo };

/// One step from a design to the next: what undo keeps, the journal writes and a replay shows.
struct HistoryStep {
    QString label;
    QDateTime when;
    Diff diff;
    StepCause cause = StepCause::Edit;
    bool operator==(const HistoryStep &) const = default;
};

} // namespace core
