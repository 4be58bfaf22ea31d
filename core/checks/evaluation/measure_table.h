// SPDX-License-Identifier: MIT
#pragma once

#include "core/checks/rules/vocabulary.h"
#include "core/estimate/estimate.h"

#include <QHash>

#include <array>
#include <set>
#include <vector>

namespace core {

/// The numbers of an estimate that rules may ask for, by element and for the design.
class MeasureTable {
public:
    MeasureTable() = default;
    MeasureTable(const Design &design, const Estimate &estimate);

    /// The number of the element, or of the design when the measure speaks of it; nothing when it
    /// is unknown.
    std::optional<double> value(Measure measure, const ElementId &element) const;
    /// The measures that differ for some element.
    std::set<Measure> changesTo(const MeasureTable &after) const;

private:
    static constexpr std::size_t count = static_cast<std::size_t>(Measure::CostUsdMonth) + 1;
    using Numbers = std::array<std::optional<double>, count>;
    struct Row {
        ElementId id;
        Numbers numbers;
    };

    std::optional<double> &number(Measure measure, const ElementId &element);
    void fill(const ComponentEstimate &component);
    void fill(const EntryEstimate &entry);
    void fill(const Design &design, const StreamEstimate &stream);

    Numbers m_design;
    std::vector<Row> m_rows; ///< in the order of the estimate
    QHash<ElementId, std::size_t> m_index;
};

} // namespace core
