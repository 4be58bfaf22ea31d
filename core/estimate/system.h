// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/station.h"
#include "core/estimate/traffic.h"

namespace core::estimation {

/// The whole system under load, as the entries see it.
struct System {
    const Drawing &drawing;
    const Traffic &traffic;
    std::vector<Station> stations; ///< one for each component
    std::vector<LoadedStation> loads; ///< one for each component
};

} // namespace core::estimation
