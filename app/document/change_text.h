// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/change_summary.h"

/// What differs between two designs, a line for each kind of change: "2 added: Cache, Queue".
QStringList changeLines(const core::ChangeSummary &changes);
/// "14 changes".
QString changeCountText(qsizetype changes);
