// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json.h"
#include "core/model/history_step.h"

/// Differences as JSON: what journals are made of. Both sides of a change are written, so that a
/// recording can be walked in both directions.
namespace core::io {

Json toJson(const Diff &diff);
Json toJson(const HistoryStep &step);

/// Reads within the limits of a design file. Whether the difference fits a design, only
/// core::Replay can tell.
Result<Diff> diffFromJson(const Json &json, const QString &place);
Result<HistoryStep> stepFromJson(const Json &json, const QString &place);

} // namespace core::io
