// SPDX-License-Identifier: MIT
#pragma once

#include "app/charts/chart_picture.h"
#include "core/estimate/insights/load_curve.h"

namespace charts {

/// How long users wait as the traffic grows, and where it stops working.
ChartPicture loadChart(const core::LoadCurve &curve);

} // namespace charts
