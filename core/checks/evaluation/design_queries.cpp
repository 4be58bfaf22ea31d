// SPDX-License-Identifier: MIT
#include "core/checks/evaluation/design_queries.h"

#include "core/base/clean_text.h"
#include "core/checks/evaluation/data_flow.h"
#include "core/checks/rules/brief_answers.h"

#include <algorithm>
#include <functional>

namespace core {

using namespace Qt::StringLiterals;

namespace {

QStringList texts(const Settings &settings)
{
    QStringList found;
    for (const auto &value : settings) {
        if (const auto *text = std::get_if<QString>(&value)) {
            found.append(*text);
        }
    }
    return found;
}

/// Own settings over the type's first ones by default. Defaults of the sections below say how the
/// estimate computes, not what anybody had in mind.
Settings effective(Settings own, const QList<SettingSpec> &specs)
{
    for (const auto &spec : specs) {
        if (spec.defaultValue && spec.group.isEmpty() && !own.contains(spec.id)) {
            own.insert(spec.id, *spec.defaultValue);
        }
    }
    return own;
}

} // namespace

DesignQueries::DesignQueries(
    const Design &design, const Catalog &catalog, const MeasureTable &measures)
    : m_catalog(catalog), m_measures(measures), m_graph(design)
{
    for (int node = 0; node < m_graph.size(); ++node) {
        m_nodesByType[m_graph.component(node).type].push_back(node);
    }
}

bool DesignQueries::isKnown(int node) const
{
    return node >= 0 && m_catalog.type(m_graph.component(node).type);
}

bool DesignQueries::isOf(const Component &component, const Selector &selector) const
{
    return selector.everyComponent
        || std::any_of(selector.roles.begin(), selector.roles.end(),
            [&](const QString &role) { return m_catalog.hasRole(component, role); });
}

bool DesignQueries::isOf(const Connection &connection, const Selector &selector) const
{
    return (kindBit(connection.kind) & selector.connections) != 0;
}

const DesignQueries::Nodes &DesignQueries::nodes(const Selector &selector)
{
    const auto [entry, isNew] = m_nodes.try_emplace(selector.text);
    auto &nodes = entry->second;
    if (!isNew) {
        return nodes;
    }
    nodes.isOne.assign(static_cast<std::size_t>(m_graph.size()), false);
    // Roles belong to types, and a board has far fewer types than components.
    for (const auto &group : std::as_const(m_nodesByType)) {
        if (isOf(m_graph.component(group.front()), selector)) {
            nodes.list.insert(nodes.list.end(), group.begin(), group.end());
        }
    }
    std::sort(nodes.list.begin(), nodes.list.end());
    for (const int node : nodes.list) {
        nodes.isOne[static_cast<std::size_t>(node)] = true;
    }
    return nodes;
}

std::vector<Subject> DesignQueries::subjects(const Selector &selector)
{
    std::vector<Subject> subjects;
    for (const int node : nodes(selector).list) {
        if (isKnown(node)) {
            subjects.push_back({node, -1});
        }
    }
    for (int edge = 0; selector.connections != 0 && edge < design().connections.size(); ++edge) {
        if (isOf(m_graph.connection(edge), selector) && isKnown(m_graph.source(edge))
            && isKnown(m_graph.target(edge))) {
            subjects.push_back({-1, edge});
        }
    }
    return subjects;
}

double DesignQueries::count(const Selector &selector)
{
    auto number = static_cast<double>(nodes(selector).list.size());
    for (int edge = 0; selector.connections != 0 && edge < design().connections.size(); ++edge) {
        number += isOf(m_graph.connection(edge), selector) ? 1 : 0;
    }
    return number;
}

const std::vector<bool> &DesignQueries::reaching(const Selector &to, KindSet over)
{
    const auto [entry, isNew] = m_reaching.try_emplace({to.text, over});
    if (isNew) {
        entry->second = m_graph.reaching(nodes(to).list, over);
    }
    return entry->second;
}

const std::vector<bool> &DesignQueries::reachable(const Selector &from, KindSet over)
{
    const auto [entry, isNew] = m_reachable.try_emplace({from.text, over});
    if (isNew) {
        entry->second = m_graph.reachableFrom(nodes(from).list, over);
    }
    return entry->second;
}

const std::vector<bool> &DesignQueries::reachableAround(
    const Selector &from, const Selector &around, KindSet over)
{
    const auto [entry, isNew] =
        m_reachableAround.try_emplace({from.text + u" around "_s + around.text, over});
    auto &seen = entry->second;
    if (!isNew) {
        return seen;
    }
    const auto &blocking = nodes(around);
    seen = m_graph.reachableFrom(nodes(from).list, over,
        [&](int node) { return bool(blocking.isOne[static_cast<std::size_t>(node)]); });
    for (const int node : blocking.list) {
        seen[static_cast<std::size_t>(node)] = false;
    }
    return seen;
}

const std::vector<FoundFault> &DesignQueries::faults(words::FaultWord kind)
{
    if (!m_faults) {
        m_faults = allFaults(m_graph, m_catalog);
    }
    return (*m_faults)[kind];
}

const Cycle &DesignQueries::cycle(KindSet over)
{
    const auto [entry, isNew] = m_cycles.try_emplace(over);
    if (isNew) {
        entry->second = unboundedCycle(design(), m_catalog, over);
    }
    return entry->second;
}

const std::vector<bool> &DesignQueries::sharingSource(const Selector &of, const Selector &with)
{
    const auto [entry, isNew] = m_sharingSource.try_emplace(of.text + u" with "_s + with.text);
    auto &sharing = entry->second;
    if (!isNew) {
        return sharing;
    }
    if (!m_dataFlow) {
        m_dataFlow = dataFlow(m_graph, m_catalog);
    }
    sharing.assign(static_cast<std::size_t>(m_graph.size()), false);
    const auto &others = nodes(with).list;
    for (const int source : nodes(of).list) {
        const auto reached = dataFrom(source, *m_dataFlow);
        const auto isReached = [&](int node) {
            return bool(reached[static_cast<std::size_t>(node)]);
        };
        if (std::any_of(others.begin(), others.end(), isReached)) {
            std::transform(reached.begin(), reached.end(), sharing.begin(), sharing.begin(),
                std::logical_or<bool>());
        }
    }
    return sharing;
}

QString DesignQueries::name(const Subject &subject) const
{
    if (subject.edge >= 0) {
        return name({m_graph.source(subject.edge), -1}) + u" → "_s
            + name({m_graph.target(subject.edge), -1});
    }
    if (subject.node < 0) {
        return isolated(design().title);
    }
    const auto &component = m_graph.component(subject.node);
    if (!component.name.trimmed().isEmpty()) {
        return isolated(component.name.simplified());
    }
    const auto *type = m_catalog.type(component.type);
    return type ? type->name : component.type;
}

int DesignQueries::namesakes(const QString &name)
{
    if (!m_names) {
        m_names.emplace();
        for (int node = 0; node < m_graph.size(); ++node) {
            ++(*m_names)[this->name({node, -1}).toCaseFolded()];
        }
    }
    return m_names->value(name.toCaseFolded());
}

const SearchableText &DesignQueries::everythingWritten()
{
    if (m_written) {
        return *m_written;
    }
    QStringList written {design().title};
    for (const auto &answer : design().brief) {
        written += entries(answer);
    }
    for (int node = 0; node < m_graph.size(); ++node) {
        written << name({node, -1}) << m_graph.component(node).note;
    }
    for (const auto &connection : design().connections) {
        written << connection.label;
    }
    for (const auto &annotation : design().annotations) {
        written << annotation.text;
    }
    return m_written.emplace(written.join(u'\n'));
}

bool DesignQueries::isExplained(int node)
{
    const auto &component = m_graph.component(node);
    if (!component.note.trimmed().isEmpty()) {
        return true;
    }
    if (!m_briefText) {
        QStringList answers;
        for (const auto &answer : design().brief) {
            answers += entries(answer);
        }
        m_briefText.emplace(answers.join(u'\n'));
    }
    QStringList names {name({node, -1})};
    if (const auto *type = m_catalog.type(component.type)) {
        names += type->keywords + QStringList {type->name};
    }
    return m_briefText->mentionsAny(names);
}

const SearchableText &DesignQueries::answer(const QString &field)
{
    const auto [entry, isNew] = m_answers.try_emplace(field);
    if (isNew) {
        entry->second = SearchableText(entries(design().brief.value(field)).join(u'\n'));
    }
    return entry->second;
}

const SearchableText &DesignQueries::written(const Subject &subject)
{
    const auto [entry, isNew] = m_elementTexts.try_emplace({subject.node, subject.edge});
    if (!isNew) {
        return entry->second;
    }
    QStringList written {name(subject)};
    if (subject.edge >= 0) {
        const auto &connection = m_graph.connection(subject.edge);
        const auto &specs = m_catalog.connectionType(connection.kind).settings;
        written << connection.label << texts(effective(connection.settings, specs));
    }
    if (subject.node >= 0) {
        const auto &component = m_graph.component(subject.node);
        const auto *type = m_catalog.type(component.type);
        written << component.note
                << texts(
                       effective(component.settings, type ? type->settings : QList<SettingSpec>()));
    }
    return entry->second = SearchableText(written.join(u'\n'));
}

std::optional<Setting> DesignQueries::setting(const Subject &subject, const QString &id) const
{
    if (subject.node >= 0) {
        return m_catalog.value(m_graph.component(subject.node), id);
    }
    if (subject.edge < 0) {
        return std::nullopt;
    }
    const auto &connection = m_graph.connection(subject.edge);
    if (const auto own = connection.settings.constFind(id); own != connection.settings.cend()) {
        return *own;
    }
    const auto *spec = m_catalog.connectionType(connection.kind).setting(id);
    return spec ? spec->defaultValue : std::nullopt;
}

std::optional<double> DesignQueries::measure(Measure measure, const Subject &subject) const
{
    if (subject.edge >= 0) {
        return m_measures.value(measure, m_graph.connection(subject.edge).id);
    }
    const auto id = subject.node >= 0 ? m_graph.component(subject.node).id : ElementId();
    return m_measures.value(measure, id);
}

} // namespace core
