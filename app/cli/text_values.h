// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/paragraph.h"
#include "core/estimate/insights/simulated_estimate.h"

/// Values of the model as the reports for people write them.
namespace cli {

/// A dash stands for what does not exist.
QString numberText(const core::Quantity &quantity);
QString numberText(const std::optional<double> &value);
/// 0.25 is "25 %".
QString percent(const core::Quantity &share);
/// "101.4 ± 0.4": no more digits than the interval is good for.
QString numberText(const core::Measured &measured);
/// "90 ms", "14 min", "3.5 h", "2 d"
QString duration(const std::optional<double> &seconds);

/// The name people gave the component, else its id.
QString nameOf(const core::Design &design, const core::ElementId &id);
QString namesOf(const core::Design &design, const QList<core::ElementId> &ids);
/// "Shop → Ranker"
QString connectionName(const core::Design &design, const core::ElementId &id);

/// A line of a table: the name takes the room that the cells leave.
QString row(const QString &name, const QStringList &cells, int cellWidth = 10);
/// "  label     text", in as many lines as it takes.
QString labelled(const QString &label, const QString &text);

} // namespace cli
