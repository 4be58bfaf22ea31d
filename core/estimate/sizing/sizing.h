// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/price_table.h"
#include "core/estimate/sizing/sizing_inputs.h"

namespace core {

/// How large a component has to be, all its replicas together unless it says otherwise. Memory and
/// storage in binary GiB. What its settings do not tell has no value and says what is missing.
struct SizingEstimate {
    ElementId id;
    Quantity memoryGib;
    Quantity storageGib; ///< once its retention is full
    Quantity storageGrowthGibPerDay;
    Quantity bandwidthMibPerS; ///< in and out at the peak
    QString gpu; ///< the model; empty without one
    Quantity gpus;
    Quantity gpuMemoryGib; ///< weights and KV cache of one replica
    Quantity kvSlots; ///< sequences that one replica can hold at once
    Quantity trainingHours; ///< of one run
    Quantity gpuHours; ///< of one run
};

namespace estimation {

SizingEstimate sizingOf(const ResolvedDesign &resolved, int node, const Load &load,
    const PriceTable &prices, QStringList &problems);

/// Its parts, each in a file of its own.
Quantity memoryOf(SizingInputs &inputs);
Quantity storageOf(SizingInputs &inputs, const Load &load);
Quantity growthOf(SizingInputs &inputs, const Load &load);
Quantity bandwidthOf(const SizingInputs &inputs, const Load &load);
void addGpus(SizingEstimate &sizing, SizingInputs &inputs, const PriceTable &prices);
void addTraining(SizingEstimate &sizing, SizingInputs &inputs, const PriceTable &prices);

} // namespace estimation
} // namespace core
