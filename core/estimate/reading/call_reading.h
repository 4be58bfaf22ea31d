// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/network/network.h"
#include "core/estimate/reading/resolved_design.h"

namespace core::estimation {

/// The stages of one component, by number; within a stage the calls stand by the ids of their
/// connections, so the order of elements in the file never changes a number. Batch and deploy
/// connections carry no requests.
/// Nor do those for which `isAnswer` is true.
std::vector<Stage> readStages(const ResolvedDesign &resolved, int node,
    const std::vector<bool> &isAnswer, QStringList &problems);

} // namespace core::estimation
