// SPDX-License-Identifier: MIT
#include "core/checks/evaluation/condition_evaluation.h"

#include "core/checks/rules/brief_answers.h"

#include <algorithm>
#include <functional>

namespace core {

namespace {

bool has(const std::vector<bool> &nodes, int node)
{
    return nodes[static_cast<std::size_t>(node)];
}

bool isIn(const ConnectionKind kind, KindSet over)
{
    return (kindBit(kind) & over) != 0;
}

/// Asks the parts of a condition about the same subject.
struct IsTrue {
    const Subject &subject;
    DesignQueries &queries;

    bool operator()(const Condition &part) const { return holds(part, subject, queries); }
};

/// One visit per word.
class ConditionEvaluator {
public:
    ConditionEvaluator(const Subject &subject, DesignQueries &queries)
        : m_subject(subject), m_queries(queries)
    {
    }

    bool operator()(const words::All &word) const
    {
        return std::all_of(word.parts.begin(), word.parts.end(), isTrue());
    }
    bool operator()(const words::Any &word) const
    {
        return std::any_of(word.parts.begin(), word.parts.end(), isTrue());
    }
    bool operator()(const words::Not &word) const
    {
        return std::none_of(word.parts.begin(), word.parts.end(), isTrue());
    }
    bool operator()(const words::Present &word) const
    {
        const auto count = m_queries.count(word.of);
        return count >= word.atLeast && count <= word.atMost.value_or(count);
    }
    bool operator()(const words::Reaches &word) const
    {
        return leadsTo(m_queries.reaching(word.to, word.over), word.over);
    }
    bool operator()(const words::ReachedFrom &word) const
    {
        return isLedToFrom(m_queries.reachable(word.from, word.over), word.over);
    }
    bool operator()(const words::SendsTo &word) const
    {
        return leadsTo(m_queries.nodes(word.to).isOne, word.over);
    }
    bool operator()(const words::ReceivesFrom &word) const
    {
        return isLedToFrom(m_queries.nodes(word.from).isOne, word.over);
    }
    bool operator()(const words::Is &word) const;
    bool operator()(const words::SameSource &word) const
    {
        return m_subject.node < 0
            || has(m_queries.sharingSource(word.of, word.with), m_subject.node);
    }
    bool operator()(const words::Passes &word) const;
    bool operator()(const words::SettingIs &word) const;
    bool operator()(const words::Field &word) const;
    bool operator()(const words::Mentions &word) const;
    bool operator()(const words::Estimated &word) const;
    bool operator()(const words::Acyclic &word) const
    {
        return m_queries.cycle(word.over).isEmpty();
    }
    bool operator()(const words::NoFault &word) const
    {
        return m_queries.faults(word.fault).empty();
    }
    bool operator()(const words::Disjoint &word) const;
    bool operator()(const words::Metrics &word) const;
    bool operator()(const words::Decreases &word) const;

private:
    const Graph &graph() const { return m_queries.graph(); }
    IsTrue isTrue() const { return {m_subject, m_queries}; }
    /// Whether a connection of these kinds leads from the subject to one of the nodes. Of a
    /// connection, its own end is asked.
    bool leadsTo(const std::vector<bool> &nodes, KindSet over) const;
    bool isLedToFrom(const std::vector<bool> &nodes, KindSet over) const;
    std::optional<double> number(int node, const QString &setting) const;
    std::optional<double> valueOf(const words::Bound &bound) const;
    std::optional<double> settingNumber(const Subject &subject, const words::Bound &bound) const;
    bool isCall(int edge) const
    {
        return graph().connection(edge).kind == ConnectionKind::Request && graph().source(edge) >= 0
            && graph().target(edge) >= 0;
    }
    bool isCaller(int node) const;
    std::vector<bool> funnel() const;
    std::optional<double> passedOnBy(
        const QString &role, const QString &setting, const std::vector<bool> &funnel) const;

    const Subject &m_subject;
    DesignQueries &m_queries;
};

bool ConditionEvaluator::leadsTo(const std::vector<bool> &nodes, KindSet over) const
{
    const auto leads = [&](int edge) {
        return isIn(graph().connection(edge).kind, over) && has(nodes, graph().target(edge));
    };
    if (m_subject.edge >= 0) {
        return leads(m_subject.edge);
    }
    const auto &edges = graph().outgoing(m_subject.node);
    return std::any_of(edges.begin(), edges.end(), leads);
}

bool ConditionEvaluator::isLedToFrom(const std::vector<bool> &nodes, KindSet over) const
{
    const auto leads = [&](int edge) {
        return isIn(graph().connection(edge).kind, over) && has(nodes, graph().source(edge));
    };
    if (m_subject.edge >= 0) {
        return leads(m_subject.edge);
    }
    const auto &edges = graph().incoming(m_subject.node);
    return std::any_of(edges.begin(), edges.end(), leads);
}

bool ConditionEvaluator::operator()(const words::Passes &word) const
{
    const auto &through = m_queries.nodes(word.through);
    if (m_subject.node >= 0 && has(through.isOne, m_subject.node)) {
        return true;
    }
    return !isLedToFrom(m_queries.reachableAround(word.from, word.through, word.over), word.over);
}

bool ConditionEvaluator::operator()(const words::Is &word) const
{
    const int node = m_subject.node;
    if (node < 0) {
        return true;
    }
    switch (word.state) {
    case words::State::Connected:
        return !graph().outgoing(node).empty() || !graph().incoming(node).empty();
    case words::State::UniquelyNamed:
        return m_queries.namesakes(m_queries.name(m_subject)) < 2;
    case words::State::Explained:
        break;
    }
    return m_queries.isExplained(node);
}

std::optional<double> ConditionEvaluator::valueOf(const words::Bound &bound) const
{
    if (bound.measure) {
        const auto value = m_queries.measure(*bound.measure, m_subject);
        return value ? std::optional(*value * bound.times) : std::nullopt;
    }
    if (bound.setting.isEmpty()) {
        return bound.number;
    }
    if (!bound.isOfCallers) {
        return settingNumber(m_subject, bound);
    }
    const int caller = m_subject.edge >= 0 ? graph().source(m_subject.edge) : m_subject.node;
    std::optional<double> least;
    for (const int edge : graph().incoming(caller)) {
        const auto number = isCall(edge) ? settingNumber({-1, edge}, bound) : std::nullopt;
        least = number ? std::min(*number, least.value_or(*number)) : least;
    }
    return least;
}

std::optional<double> ConditionEvaluator::settingNumber(
    const Subject &subject, const words::Bound &bound) const
{
    const auto value = m_queries.setting(subject, bound.setting);
    const auto *number = value ? std::get_if<double>(&*value) : nullptr;
    return number ? std::optional(*number * bound.times) : std::nullopt;
}

bool ConditionEvaluator::operator()(const words::SettingIs &word) const
{
    const auto value = m_queries.setting(m_subject, word.id);
    const auto *text = value ? std::get_if<QString>(&*value) : nullptr;
    const bool isGiven = value && !(text && text->trimmed().isEmpty());
    if (word.given) {
        return isGiven == *word.given;
    }
    if (word.equals) {
        return value == word.equals;
    }
    const auto *number = value ? std::get_if<double>(&*value) : nullptr;
    if (!number) {
        return false;
    }
    const auto least = word.atLeast ? valueOf(*word.atLeast) : std::nullopt;
    const auto most = word.atMost ? valueOf(*word.atMost) : std::nullopt;
    return *number >= least.value_or(*number) && *number <= most.value_or(*number);
}

bool ConditionEvaluator::operator()(const words::Field &word) const
{
    const auto answer = m_queries.design().brief.value(word.id);
    if (word.atLeast) {
        return static_cast<double>(amount(answer)) >= *word.atLeast;
    }
    const auto filled = entries(answer);
    if (word.filled) {
        return filled.isEmpty() != *word.filled;
    }
    const auto &text = m_queries.answer(word.id);
    return word.freeOf.isEmpty() ? text.mentionsAny(word.mentions) : !text.mentionsAny(word.freeOf);
}

bool ConditionEvaluator::operator()(const words::Mentions &word) const
{
    const bool isDesign = m_subject.node < 0 && m_subject.edge < 0;
    return (isDesign ? m_queries.everythingWritten() : m_queries.written(m_subject))
        .mentionsAny(word.words);
}

bool ConditionEvaluator::operator()(const words::Estimated &word) const
{
    const auto value = m_queries.measure(word.measure, m_subject);
    if (!value) {
        return true;
    }
    return word.atLeast ? *value >= *word.atLeast : *value <= *word.atMost;
}

bool ConditionEvaluator::operator()(const words::Metrics &word) const
{
    QList<const Metric *> named;
    for (const auto &entry : entries(m_queries.design().brief.value(word.field))) {
        if (const auto *metric = metricIn(entry, word.known)) {
            named.append(metric);
        }
    }
    if (!word.family.isEmpty()) {
        return std::all_of(named.begin(), named.end(),
            [&](const Metric *metric) { return metric->families.contains(word.family); });
    }
    if (!word.misleadingOn.isEmpty()) {
        const auto misleads = [&](const Metric *metric) {
            return metric->misleadingOn.contains(word.misleadingOn);
        };
        // What judges no model, like cost, makes up for nothing.
        const auto isSound = [&](const Metric *metric) {
            return !misleads(metric) && !metric->tasks.isEmpty();
        };
        return std::none_of(named.begin(), named.end(), misleads)
            || std::any_of(named.begin(), named.end(), isSound);
    }
    const auto &task = m_queries.answer(word.fits);
    return named.isEmpty() || entries(m_queries.design().brief.value(word.fits)).isEmpty()
        || std::any_of(named.begin(), named.end(),
            [&](const Metric *metric) { return task.mentionsAny(metric->tasks); });
}

bool ConditionEvaluator::operator()(const words::Disjoint &word) const
{
    const auto entriesOf = [&](const QString &field) {
        QSet<QString> folded;
        for (const auto &entry : entries(m_queries.design().brief.value(field))) {
            folded.insert(entry.toCaseFolded().simplified());
        }
        return folded;
    };
    return !entriesOf(word.fields.first()).intersects(entriesOf(word.fields.last()));
}

std::optional<double> ConditionEvaluator::number(int node, const QString &setting) const
{
    return m_queries.catalog().number(graph().component(node), setting);
}

/// The components that serve the same requests: those that call the subject or are called by it,
/// directly or through others, and those that one of its callers calls, too.
std::vector<bool> ConditionEvaluator::funnel() const
{
    auto mates = graph().reachableFrom({m_subject.node}, requestOnly);
    const auto callers = graph().reaching({m_subject.node}, requestOnly);
    std::transform(
        mates.begin(), mates.end(), callers.begin(), mates.begin(), std::logical_or<bool>());
    for (int edge = 0; edge < m_queries.design().connections.size(); ++edge) {
        if (isCall(edge) && isCaller(graph().source(edge))) {
            mates[static_cast<std::size_t>(graph().target(edge))] = true;
        }
    }
    mates[static_cast<std::size_t>(m_subject.node)] = false;
    return mates;
}

bool ConditionEvaluator::isCaller(int node) const
{
    const auto &edges = graph().incoming(m_subject.node);
    return std::any_of(edges.begin(), edges.end(),
        [&](int edge) { return isCall(edge) && graph().source(edge) == node; });
}

/// What the funnel's components of one role pass on together; nothing when none says.
std::optional<double> ConditionEvaluator::passedOnBy(
    const QString &role, const QString &setting, const std::vector<bool> &funnel) const
{
    Selector selector;
    selector.text = role;
    selector.roles = {role};
    std::optional<double> sum;
    for (const int node : m_queries.nodes(selector).list) {
        const auto value = number(node, setting);
        if (value && has(funnel, node)) {
            sum = sum.value_or(0) + *value;
        }
    }
    return sum;
}

bool ConditionEvaluator::operator()(const words::Decreases &word) const
{
    const auto own = m_subject.node >= 0 ? number(m_subject.node, word.setting) : std::nullopt;
    if (!own) {
        return true;
    }
    const auto bound = number(m_subject.node, word.within);
    if (bound && *own > *bound) {
        return false;
    }
    const auto mates = funnel();
    const auto roles = word.after ? word.after->roles : QStringList();
    return std::all_of(roles.begin(), roles.end(), [&](const QString &role) {
        return *own <= passedOnBy(role, word.setting, mates).value_or(*own);
    });
}

} // namespace

bool holds(const Condition &condition, const Subject &subject, DesignQueries &queries)
{
    return std::visit(ConditionEvaluator(subject, queries), condition.word);
}

Cycle culprits(const Condition &condition, DesignQueries &queries)
{
    if (const auto *word = std::get_if<words::Acyclic>(&condition.word)) {
        return queries.cycle(word->over);
    }
    const auto *all = std::get_if<words::All>(&condition.word);
    for (const auto &part : all ? all->parts : std::vector<Condition>()) {
        if (auto cycle = culprits(part, queries); !cycle.isEmpty()) {
            return cycle;
        }
    }
    return {};
}

} // namespace core
