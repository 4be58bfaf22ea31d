// SPDX-License-Identifier: MIT
#include "core/checks/rules/name_check.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

/// All names that a rule may use.
struct Names {
    QSet<QString> roles; ///< and "type:ID"
    QSet<QString> settings;
    QSet<QString> fields;
    QSet<QString> rules;
};

void add(const QList<SettingSpec> &specs, Names &names)
{
    for (const auto &spec : specs) {
        names.settings.insert(spec.id);
    }
}

void add(const Checklist &checklist, Names &names)
{
    for (const auto &stage : checklist.stages) {
        for (const auto &field : stage.fields) {
            names.fields.insert(field.id);
        }
        for (const auto &rule : stage.rules) {
            names.rules.insert(rule.id);
        }
    }
}

Names namesOf(const Checklist &checklist, const Catalog &catalog, const QList<Checklist> &others)
{
    Names names;
    for (const auto &type : catalog.types()) {
        names.roles += type.roles + QSet<QString> {u"type:"_s + type.id};
        add(type.settings, names);
    }
    for (const auto kind : {ConnectionKind::Request, ConnectionKind::Stream, ConnectionKind::Batch,
             ConnectionKind::Deploy}) {
        add(catalog.connectionType(kind).settings, names);
    }
    add(checklist, names);
    for (const auto &other : others) {
        add(other, names);
    }
    return names;
}

/// Looks at every name of a condition and keeps the first that is unknown.
class Reader {
public:
    explicit Reader(const Names &names) : m_names(names) { }

    const QString &problem() const { return m_problem; }

    void read(const Condition &condition) { std::visit(*this, condition.word); }

    void read(const Selector &selector)
    {
        for (const auto &role : selector.roles) {
            note(m_names.roles.contains(role), u"no component type has the role"_s, role);
        }
    }
    void readSetting(const QString &id)
    {
        note(id.isEmpty() || m_names.settings.contains(id), u"nothing has the setting"_s, id);
    }
    void readField(const QString &id)
    {
        note(id.isEmpty() || m_names.fields.contains(id), u"no checklist has the field"_s, id);
    }
    void readRule(const QString &id)
    {
        note(m_names.rules.contains(id), u"no checklist has the rule"_s, id);
    }

    void operator()(const words::All &word) { readAll(word.parts); }
    void operator()(const words::Any &word) { readAll(word.parts); }
    void operator()(const words::Not &word) { readAll(word.parts); }
    void operator()(const words::Present &word) { read(word.of); }
    void operator()(const words::Reaches &word) { read(word.to); }
    void operator()(const words::ReachedFrom &word) { read(word.from); }
    void operator()(const words::SendsTo &word) { read(word.to); }
    void operator()(const words::ReceivesFrom &word) { read(word.from); }
    void operator()(const words::Is &) { }
    void operator()(const words::Passes &word)
    {
        read(word.from);
        read(word.through);
    }
    void operator()(const words::SameSource &word)
    {
        read(word.of);
        read(word.with);
    }
    void operator()(const words::SettingIs &word)
    {
        readSetting(word.id);
        readSetting(word.atLeast ? word.atLeast->setting : QString());
        readSetting(word.atMost ? word.atMost->setting : QString());
    }
    void operator()(const words::Field &word) { readField(word.id); }
    void operator()(const words::Mentions &) { }
    void operator()(const words::Metrics &word)
    {
        readField(word.field);
        readField(word.fits);
    }
    void operator()(const words::Estimated &) { }
    void operator()(const words::Acyclic &) { }
    void operator()(const words::NoFault &) { }
    void operator()(const words::Disjoint &word)
    {
        readField(word.fields.first());
        readField(word.fields.last());
    }
    void operator()(const words::Decreases &word)
    {
        readSetting(word.setting);
        readSetting(word.within);
        if (word.after) {
            read(*word.after);
        }
    }

private:
    void readAll(const std::vector<Condition> &parts)
    {
        for (const auto &part : parts) {
            read(part);
        }
    }
    void note(bool isKnown, const QString &problem, const QString &name)
    {
        if (!isKnown && m_problem.isEmpty()) {
            m_problem = u"%1 \"%2\""_s.arg(problem, name);
        }
    }

    const Names &m_names;
    QString m_problem;
};

void readFix(const Fix &fix, Reader &reader)
{
    reader.readField(fix.field);
    reader.readSetting(fix.setting);
    if (!fix.add.isEmpty()) {
        Selector type;
        type.roles = {u"type:"_s + fix.add};
        reader.read(type);
    }
    for (const auto &link : fix.from + fix.to) {
        reader.read(link.end.of);
    }
    for (const auto &connect : fix.connect) {
        reader.read(connect.from.of);
        reader.read(connect.to.of);
    }
}

QString problemOf(const Rule &rule, const Names &names)
{
    Reader reader(names);
    if (rule.each) {
        reader.read(*rule.each);
    }
    if (rule.when) {
        reader.read(*rule.when);
    }
    reader.read(rule.must);
    if (rule.automated) {
        reader.read(*rule.automated);
    }
    for (const auto &cause : rule.impliedBy) {
        reader.readRule(cause);
    }
    readFix(rule.fix, reader);
    return reader.problem();
}

} // namespace

std::optional<Error> unknownName(
    const Checklist &checklist, const Catalog &catalog, const QList<Checklist> &others)
{
    const auto names = namesOf(checklist, catalog, others);
    for (const auto &stage : checklist.stages) {
        for (const auto &rule : stage.rules) {
            if (const auto problem = problemOf(rule, names); !problem.isEmpty()) {
                return Error {problem, checklist.id + u", rule "_s + rule.id};
            }
        }
    }
    return std::nullopt;
}

} // namespace core
