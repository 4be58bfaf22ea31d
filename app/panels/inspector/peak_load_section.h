// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/inspector/inspector_page.h"

/// Adds what the estimate says of the component at the peak: rate, utilisation, p99. It shows
/// itself only when there is an estimate.
void addPeakLoad(InspectorPage &page, const core::ElementId &id);
