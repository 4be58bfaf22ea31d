// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/paragraph.h"
#include "core/estimate/estimate.h"

/// The parts of the report on an estimate; those without content are empty.
namespace cli {

QString noClientText();
QString componentsText(const core::Design &design, const core::Estimate &estimate, const Ink &ink);
/// Why components are saturated, can collapse or are nearly full.
QString statesText(const core::Design &design, const core::Estimate &estimate, const Ink &ink);
QString connectionsText(const core::Design &design, const core::Estimate &estimate, const Ink &ink);
QString streamsText(const core::Design &design, const core::Estimate &estimate, const Ink &ink);
QString freshnessText(const core::Design &design, const core::Estimate &estimate, const Ink &ink);
QString totalsText(const core::Design &design, const core::Estimate &estimate, const Ink &ink);

} // namespace cli
