// SPDX-License-Identifier: MIT
#pragma once

#include "app/charts/chart_picture.h"
#include "core/estimate/insights/budgets.h"

namespace charts {

/// How much of every promise is used up.
ChartPicture budgetChart(const QList<core::BudgetUse> &uses);

} // namespace charts
