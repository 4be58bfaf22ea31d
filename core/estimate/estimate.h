// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"
#include "core/catalog/price_table.h"
#include "core/estimate/answer/estimate_data.h"

#include <memory>

namespace core {

/// What an earlier estimate computed that the next may use again. It never changes a number, only
/// the time an estimate takes. One for each thread.
class EstimateMemory {
public:
    EstimateMemory();
    ~EstimateMemory();
    EstimateMemory(EstimateMemory &&) noexcept;
    EstimateMemory &operator=(EstimateMemory &&) noexcept;

    struct Content;
    Content &content() { return *m_content; }

private:
    std::unique_ptr<Content> m_content;
};

/// How much of an estimate is wanted.
struct EstimateScope {
    EstimateMemory *memory = nullptr; ///< null: nothing is remembered
    const PriceTable *prices = nullptr; ///< null: no costs and no GPU sizes
    bool hasShares = true; ///< of the critical path
    bool hasSizes = true; ///< sizes, costs, availability, freshness
};

/// The only entrance: what the design carries at its clients' peak demand.
Estimate estimate(const Design &design, const Catalog &catalog, const EstimateScope &scope = {});

} // namespace core
