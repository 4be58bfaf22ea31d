// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"
#include "core/checks/evaluation/cycles.h"
#include "core/checks/evaluation/drawing_faults.h"
#include "core/checks/evaluation/measure_table.h"
#include "core/checks/rules/phrase_search.h"
#include "core/checks/rules/vocabulary.h"

#include <map>

namespace core {

/// Everything that rules ask about one design. Answers are found once and remembered, so that a
/// thousand components under a hundred rules stay a matter of milliseconds. It borrows all three.
class DesignQueries {
public:
    /// Some components of the design: in list order, and by node.
    struct Nodes {
        std::vector<int> list;
        std::vector<bool> isOne;
    };

    DesignQueries(const Design &design, const Catalog &catalog, const MeasureTable &measures);

    const Design &design() const { return m_graph.design(); }
    const Catalog &catalog() const { return m_catalog; }
    const Graph &graph() const { return m_graph; }

    const Nodes &nodes(const Selector &selector);
    /// What a rule for each of these speaks of: never a component of unknown type, nor a
    /// connection that leads to one or to nowhere.
    std::vector<Subject> subjects(const Selector &selector);
    /// How many elements of the design are of these.
    double count(const Selector &selector);

    /// Nodes from which a path leads to one of these, these included.
    const std::vector<bool> &reaching(const Selector &to, KindSet over);
    /// Nodes to which a path leads from one of these, these included.
    const std::vector<bool> &reachable(const Selector &from, KindSet over);
    /// Nodes to which a path leads that passes none of `around`.
    const std::vector<bool> &reachableAround(
        const Selector &from, const Selector &around, KindSet over);
    const Cycle &cycle(KindSet over);
    /// The faults of this kind, components before connections, each in list order.
    const std::vector<FoundFault> &faults(words::FaultWord kind);
    /// Nodes to which data of some element of `of` comes that also comes to one of `with`.
    const std::vector<bool> &sharingSource(const Selector &of, const Selector &with);

    /// The component's name, or its type's; "A → B" for a connection; the title of the design.
    QString name(const Subject &subject) const;
    /// How many components bear this name, whatever the case.
    int namesakes(const QString &name);
    /// Everything written: the title, the brief, names, labels, notes and annotations.
    const SearchableText &everythingWritten();
    /// The answer to a field of the brief.
    const SearchableText &answer(const QString &field);
    /// Whether the component has a note, or the brief names it, its type or one of its keywords.
    bool isExplained(int node);
    /// The element's name, note and settings that are texts.
    const SearchableText &written(const Subject &subject);

    std::optional<Setting> setting(const Subject &subject, const QString &id) const;
    std::optional<double> measure(Measure measure, const Subject &subject) const;

private:
    using Key = std::pair<QString, KindSet>;

    bool isKnown(int node) const;
    bool isOf(const Component &component, const Selector &selector) const;
    bool isOf(const Connection &connection, const Selector &selector) const;

    const Catalog &m_catalog;
    const MeasureTable &m_measures;
    Graph m_graph;
    QHash<QString, std::vector<int>> m_nodesByType;
    // Maps, because what they hold is handed out by reference.
    std::map<QString, Nodes> m_nodes;
    std::map<Key, std::vector<bool>> m_reaching;
    std::map<Key, std::vector<bool>> m_reachable;
    std::map<Key, std::vector<bool>> m_reachableAround;
    std::map<KindSet, Cycle> m_cycles;
    std::optional<FaultTable> m_faults;
    std::map<QString, std::vector<bool>> m_sharingSource;
    std::optional<std::vector<std::vector<int>>> m_dataFlow;
    std::optional<SearchableText> m_briefText;
    std::map<QString, SearchableText> m_answers;
    std::map<std::pair<int, int>, SearchableText> m_elementTexts;
    std::optional<QHash<QString, int>> m_names;
    std::optional<SearchableText> m_written;
};

} // namespace core
