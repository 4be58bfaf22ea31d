// SPDX-License-Identifier: MIT
#pragma once

#include "app/charts/chart_picture.h"
#include "core/estimate/insights/latency_histogram.h"

namespace charts {

/// Which share of the requests is answered by when, and which is late.
ChartPicture distributionChart(const core::LatencyHistogram &latencyHistogram);

} // namespace charts
