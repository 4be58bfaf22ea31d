// SPDX-License-Identifier: MIT
#pragma once

#include "app/charts/chart_picture.h"
#include "core/estimate/insights/sensitivity.h"

namespace charts {

/// Which settings matter most, the widest bar on top.
ChartPicture tornadoChart(const core::Sensitivity &sensitivity);

} // namespace charts
