// SPDX-License-Identifier: MIT
#include "core/checks/evaluation/rule_dependencies.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

/// Notes what each word looks at.
class DependencyNote {
public:
    DependencyNote(Dependencies &dependencies, bool isOfElements)
        : m_dependencies(dependencies), m_isOfElements(isOfElements)
    {
    }

    void read(const Condition &condition) { std::visit(*this, condition.word); }

    void operator()(const words::All &word) { readAll(word.parts); }
    void operator()(const words::Any &word) { readAll(word.parts); }
    void operator()(const words::Not &word) { readAll(word.parts); }
    void operator()(const words::Present &) { m_dependencies.structure = true; }
    void operator()(const words::Reaches &) { m_dependencies.structure = true; }
    void operator()(const words::ReachedFrom &) { m_dependencies.structure = true; }
    void operator()(const words::SendsTo &) { m_dependencies.structure = true; }
    void operator()(const words::ReceivesFrom &) { m_dependencies.structure = true; }
    void operator()(const words::Passes &) { m_dependencies.structure = true; }
    void operator()(const words::SameSource &) { m_dependencies.structure = true; }
    void operator()(const words::Is &word)
    {
        m_dependencies.structure = true;
        m_dependencies.writing = true;
        m_dependencies.everyField |= word.state == words::State::Explained;
    }
    void operator()(const words::SettingIs &word)
    {
        m_dependencies.settings.insert(word.id);
        readBound(word.atLeast);
        readBound(word.atMost);
    }
    void operator()(const words::Field &word) { m_dependencies.fields.insert(word.id); }
    void operator()(const words::Mentions &)
    {
        m_dependencies.writing = true;
        m_dependencies.everySetting |= m_isOfElements;
        m_dependencies.everyField |= !m_isOfElements;
    }
    void operator()(const words::Metrics &word)
    {
        m_dependencies.fields.insert(word.field);
        m_dependencies.fields.insert(word.fits);
    }
    void operator()(const words::Estimated &word) { m_dependencies.measures.insert(word.measure); }
    void operator()(const words::Acyclic &)
    {
        m_dependencies.structure = true;
        m_dependencies.writing = true; // a label tells an answer
        m_dependencies.settings.insert(
            {u"probability"_s, u"hit_ratio"_s, u"calls"_s, u"fallback_for"_s, u"on_miss_of"_s});
    }
    void operator()(const words::NoFault &)
    {
        m_dependencies.structure = true;
        m_dependencies.writing = true;
        m_dependencies.everySetting = true;
    }
    void operator()(const words::Disjoint &word)
    {
        m_dependencies.fields.insert(word.fields.begin(), word.fields.end());
    }
    void operator()(const words::Decreases &word)
    {
        m_dependencies.structure = true;
        m_dependencies.settings.insert({word.setting, word.within});
    }

private:
    void readAll(const std::vector<Condition> &parts)
    {
        for (const auto &part : parts) {
            read(part);
        }
    }
    void readBound(const std::optional<words::Bound> &bound)
    {
        if (bound && bound->measure) {
            m_dependencies.measures.insert(*bound->measure);
        } else if (bound && !bound->setting.isEmpty()) {
            m_dependencies.settings.insert(bound->setting);
        }
    }

    Dependencies &m_dependencies;
    bool m_isOfElements;
};

template<typename T> bool share(const std::set<T> &some, const std::set<T> &others)
{
    return std::any_of(
        some.begin(), some.end(), [&](const T &one) { return others.contains(one); });
}

void noteSettings(const Settings &before, const Settings &after, Dependencies &changes)
{
    for (auto setting = before.begin(); setting != before.end(); ++setting) {
        const auto other = after.constFind(setting.key());
        if (other == after.cend() || *other != *setting) {
            changes.settings.insert(setting.key());
        }
    }
    for (auto setting = after.begin(); setting != after.end(); ++setting) {
        if (!before.contains(setting.key())) {
            changes.settings.insert(setting.key());
        }
    }
}

void note(const Component &before, const Component &after, Dependencies &changes)
{
    changes.structure |= before.id != after.id || before.type != after.type;
    // Without a name a component is called by its type.
    changes.writing |=
        before.name != after.name || before.note != after.note || before.type != after.type;
    noteSettings(before.settings, after.settings, changes);
}

void note(const Connection &before, const Connection &after, Dependencies &changes)
{
    changes.structure |= before.id != after.id || before.from != after.from || before.to != after.to
        || before.kind != after.kind;
    changes.writing |= before.label != after.label;
    noteSettings(before.settings, after.settings, changes);
}

void note(const Annotation &before, const Annotation &after, Dependencies &changes)
{
    changes.writing |= before.text != after.text;
}

/// Lists of different lengths differ in everything.
template<typename T>
bool noteAll(const QList<T> &before, const QList<T> &after, Dependencies &changes)
{
    if (before.size() != after.size()) {
        return false;
    }
    if (before.constData() == after.constData()) {
        return true; // still shared
    }
    for (qsizetype i = 0; i < before.size(); ++i) {
        note(before.at(i), after.at(i), changes);
    }
    return true;
}

void noteBrief(const Brief &before, const Brief &after, Dependencies &changes)
{
    const auto noteMissing = [&](const Brief &some, const Brief &others) {
        for (auto answer = some.begin(); answer != some.end(); ++answer) {
            const auto other = others.constFind(answer.key());
            if (other == others.cend() || *other != *answer) {
                changes.fields.insert(answer.key());
            }
        }
    };
    noteMissing(before, after);
    noteMissing(after, before);
}

} // namespace

bool Dependencies::intersects(const Dependencies &changes) const
{
    return (structure && changes.structure) || (writing && changes.writing)
        || (everySetting && !changes.settings.empty()) || (everyField && !changes.fields.empty())
        || share(settings, changes.settings) || share(fields, changes.fields)
        || share(measures, changes.measures);
}

Dependencies dependenciesOf(const Rule &rule)
{
    Dependencies dependencies;
    // Whom it speaks of, and how their names read.
    dependencies.structure = rule.each.has_value();
    dependencies.writing = rule.each.has_value() || rule.say.contains("{name}"_L1);
    DependencyNote reader(dependencies, rule.each.has_value());
    reader.read(rule.must);
    if (rule.when) {
        reader.read(*rule.when);
    }
    if (rule.automated) {
        reader.read(*rule.automated);
    }
    return dependencies;
}

Dependencies changesBetween(const Design &before, const Design &after)
{
    Dependencies changes;
    changes.writing = before.title != after.title;
    const bool isSameShape = noteAll(before.components, after.components, changes)
        && noteAll(before.connections, after.connections, changes);
    changes.structure |= !isSameShape;
    changes.writing |= !isSameShape || !noteAll(before.annotations, after.annotations, changes);
    noteBrief(before.brief, after.brief, changes);
    return changes;
}

} // namespace core
