// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/network/network.h"

#include <optional>
#include <string>
#include <vector>

namespace support {

/// A queueing network of tests/data/truth/scenarios, with the names that its results use.
struct Scenario {
    std::string name;
    core::estimation::Network network; ///< the edge of a call is its number in order of reading
    std::vector<std::string> entryIds;
    std::vector<std::string> nodeIds;
    std::vector<int> edgeTargets; ///< the node that each edge leads to
    std::optional<double> horizonMs;
};

/// Reads the neutral format of the truth data. Only for files that are known to be right.
Scenario readScenario(const std::string &text);
/// Reads the file of this name below tests/data/truth/scenarios.
Scenario scenarioNamed(const std::string &name);

} // namespace support
