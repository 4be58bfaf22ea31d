// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/diff.h"

#include <QHash>
#include <QSet>

namespace core {

/// Applies differences that nobody vouches for, such as those of a journal: one that does not fit
/// the design is refused and changes nothing. Each costs what it changes, not what is on the board.
class Replay {
public:
    explicit Replay(Design start);

    const Design &design() const { return m_design; }
    /// Whether the difference fits; then the design is the one after it.
    [[nodiscard]] bool apply(const Diff &diff);

private:
    struct Ids;

    bool isFitting(const Diff &diff, Ids &ids) const;
    bool areEndsThere(const Ids &ids) const;

    Design m_design;
    QSet<ElementId> m_components;
    QSet<ElementId> m_others; ///< ids of connections and annotations
    QHash<ElementId, qsizetype> m_ends; ///< how many connections begin or end at a component
};

} // namespace core
