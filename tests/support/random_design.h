// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"
#include "core/model/design.h"

#include <QRandomGenerator>

namespace test {

/// How much a random design holds at most.
struct Amounts {
    int components = 10;
    int connections = 14;
    int annotations = 4;
};

/// Designs and edits that follow from the seed alone, for properties that must hold for all. With
/// a catalog, components are of its types; one in ten is of an unknown type all the same.
class RandomDesigns {
public:
    explicit RandomDesigns(quint32 seed, const core::Catalog *catalog = nullptr);

    /// A design as it may stand in a file: every kind of value, names in many scripts, unknown
    /// members.
    core::Design design(const Amounts &amounts = {});
    /// The design after one edit, chosen from all of core::edits, on elements that mostly exist
    /// and with values that are mostly sensible.
    core::Design edited(const core::Design &design);
    /// The name of the edit that was made last, for messages of tests.
    const QString &lastEdit() const { return m_lastEdit; }

    /// At least 0, less than the bound.
    int below(int bound) { return static_cast<int>(m_random.bounded(bound)); }
    bool isOneIn(int chances) { return below(chances) == 0; }
    QString text();
    double coordinate();
    QPointF point();
    QRectF rect();
    core::Setting setting();
    core::Component component();
    core::Annotation annotation();
    core::ConnectionKind kind();
    /// The id of some component, or of none.
    core::ElementId componentId(const core::Design &design);
    /// Ids of some elements of any sort.
    core::ElementIds someIds(const core::Design &design);

private:
    core::Settings settings();
    core::Brief brief();
    core::UnknownMembers unknown();

    QRandomGenerator m_random;
    const core::Catalog *m_catalog;
    QString m_lastEdit;
};

} // namespace test
