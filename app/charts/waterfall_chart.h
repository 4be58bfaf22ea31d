// SPDX-License-Identifier: MIT
#pragma once

#include "app/charts/chart_picture.h"
#include "core/estimate/insights/waterfall.h"

namespace charts {

/// Where the time of one request goes, call by call.
ChartPicture waterfallChart(const core::Waterfall &waterfall);

} // namespace charts
