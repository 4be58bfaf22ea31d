// SPDX-License-Identifier: MIT
#include "support/corpus.h"

#include "core/analysis/analysis.h"
#include "core/io/file.h"
#include "core/model/edits.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace core;

namespace corpus {

namespace {

Setting settingFrom(const Json &json)
{
    if (json.is_boolean()) {
        return json.get<bool>();
    }
    return json.is_number() ? Setting(json.get<double>()) : Setting(toQString(json));
}

bool isElement(const Design &design, const ElementId &id)
{
    return find(design.components, id) || find(design.connections, id);
}

/// Carries out operators one after the other; the first that cannot be is the problem.
class Spoiler {
public:
    Spoiler(Design design, const Catalog &catalog) : m_design(std::move(design)), m_catalog(catalog)
    {
    }

    void apply(const Json &operation)
    {
        const auto op = textMember(operation, "op");
        const auto element = textMember(operation, "element");
        if (!element.isEmpty() && !isElement(m_design, element)) {
            m_problem = op + u": there is no element \"%1\""_s.arg(element);
            return;
        }
        if (op.startsWith("drop"_L1)) {
            drop(op, operation);
        } else if (op == "reverse"_L1) {
            reverse(element);
        } else if (op == "kind"_L1 || op == "connect"_L1) {
            connect(operation);
        } else if (op == "add"_L1) {
            add(operation);
        } else if (op == "set"_L1) {
            m_design = edits::setSetting(m_design, {element}, textMember(operation, "setting"),
                settingFrom(operation["value"]));
        } else if (op == "unset"_L1) {
            m_design = edits::setSetting(m_design, {element}, textMember(operation, "setting"), {});
        } else if (op == "note"_L1) {
            m_design = edits::setNote(m_design, element, textMember(operation, "text"));
        } else {
            write(op, operation);
        }
    }

    const Design &design() const { return m_design; }
    const QString &problem() const { return m_problem; }

private:
    QList<ElementId> withRole(const QString &role) const
    {
        QList<ElementId> ids;
        for (const auto &component : m_design.components) {
            if (m_catalog.hasRole(component, role)) {
                ids.append(component.id);
            }
        }
        return ids;
    }

    void drop(const QString &op, const Json &operation)
    {
        ElementIds dropped {textMember(operation, "element")};
        if (op != "drop"_L1) {
            const auto ids = withRole(textMember(operation, "role"));
            if (ids.isEmpty()) {
                m_problem = op + u": nothing has the role"_s;
                return;
            }
            const auto seed = static_cast<qsizetype>(numberMember(operation, "seed").value_or(0));
            dropped = op == "drop_one_of"_L1 ? ElementIds {ids.at(seed % ids.size())}
                                             : ElementIds(ids.begin(), ids.end());
        }
        m_design = edits::remove(m_design, dropped);
    }

    void reverse(const ElementId &id)
    {
        auto turned = *find(m_design.connections, id);
        std::swap(turned.from, turned.to);
        m_design = edits::connect(edits::remove(m_design, {id}), turned).design;
    }

    void connect(const Json &operation)
    {
        const auto kind = kindFromWord(textMember(operation, "kind"));
        if (!kind) {
            m_problem = u"a kind is wrong"_s;
            return;
        }
        if (const auto id = textMember(operation, "element"); !id.isEmpty()) {
            m_design = edits::setKind(m_design, {id}, *kind);
            return;
        }
        Connection connection;
        connection.from = textMember(operation, "from");
        connection.to = textMember(operation, "to");
        connection.kind = *kind;
        auto added = edits::connect(m_design, connection);
        m_problem = added.ids.isEmpty() ? u"connect: an end is missing"_s : QString();
        m_design = std::move(added.design);
    }

    void add(const Json &operation)
    {
        Component component;
        component.id = textMember(operation, "id");
        component.type = textMember(operation, "type");
        component.name = textMember(operation, "name");
        component.rect = QRectF(0, -400, 180, 60);
        m_problem = m_catalog.type(component.type) ? QString() : u"add: the type is unknown"_s;
        m_design = edits::add(m_design, component).design;
    }

    void write(const QString &op, const Json &operation)
    {
        const auto field = textMember(operation, "field");
        if (op == "answer"_L1) {
            const auto &value = operation["value"];
            m_design = edits::setBrief(m_design, field,
                value.is_array() ? BriefAnswer(toQStringList(value))
                                 : BriefAnswer(toQString(value)));
        } else if (op == "clear"_L1) {
            m_problem = m_design.brief.contains(field) ? QString() : u"clear: it is empty"_s;
            m_design = edits::setBrief(m_design, field, QString());
        } else if (op == "swap"_L1) {
            const auto fields = toQStringList(operation["fields"]);
            const auto first = m_design.brief.value(fields.first());
            m_design =
                edits::setBrief(m_design, fields.first(), m_design.brief.value(fields.last()));
            m_design = edits::setBrief(m_design, fields.last(), first);
        } else {
            m_problem = u"unknown operator "_s + op;
        }
    }

    Design m_design;
    const Catalog &m_catalog;
    QString m_problem;
};

Result<Mutant> mutantFrom(const Json &json, const Template &base, const Library &library)
{
    Mutant mutant;
    mutant.base = base.id;
    mutant.name = textMember(json, "name");
    auto design = changed(base.design, json["change"], library.catalog);
    if (!design) {
        return Error {design.error().message, base.id + u", "_s + mutant.name};
    }
    mutant.design = std::move(*design);
    mutant.must = toQStringList(json["must"]);
    mutant.mustNot = toQStringList(json["must_not"]);
    mutant.may = toQStringList(json["may"]);
    for (const auto &rule : mutant.must + mutant.mustNot + mutant.may) {
        if (!library.checklists.first().rule(rule)) {
            return Error {u"there is no rule "_s + rule, base.id + u", "_s + mutant.name};
        }
    }
    return mutant;
}

/// The open findings of the usual checklist.
QList<Finding> openFindings(const Design &design, const Library &library)
{
    const EstimateScope scope {.prices = &library.prices, .hasShares = false};
    auto findings =
        analyse(design, library.catalog, library.checklists.mid(0, 1), scope).checks.findings;
    findings.removeIf([](const Finding &finding) { return finding.isDismissed(); });
    return findings;
}

} // namespace

Result<Design> changed(Design design, const Json &operations, const Catalog &catalog)
{
    Spoiler spoiler(std::move(design), catalog);
    for (const auto &operation : operations) {
        spoiler.apply(operation);
        if (!spoiler.problem().isEmpty()) {
            return Error {spoiler.problem(), {}};
        }
    }
    return spoiler.design();
}

Result<QList<Mutant>> read(const QString &folder, const Library &library)
{
    const auto names = io::list(folder, u".json"_s);
    QList<Mutant> mutants;
    for (const auto &name : names ? *names : QStringList()) {
        const auto path = folder + u'/' + name;
        const auto text = io::read(path);
        const auto json = text ? parseJson(*text, path) : Result<Json>(text.error());
        if (!json) {
            return json.error();
        }
        const auto *base = library.designTemplate(textMember(*json, "template"));
        if (!base) {
            return Error {u"it names no template"_s, path};
        }
        for (const auto &item : (*json)["mutants"]) {
            auto mutant = mutantFrom(item, *base, library);
            if (!mutant) {
                return mutant.error();
            }
            mutants.append(std::move(*mutant));
        }
    }
    return mutants;
}

Score score(const Mutant &mutant, const Library &library)
{
    QSet<QString> before;
    for (const auto &finding : openFindings(library.designTemplate(mutant.base)->design, library)) {
        before.insert(finding.key);
    }
    QSet<QString> spoken;
    QSet<QString> counted;
    for (const auto &finding : openFindings(mutant.design, library)) {
        if (!before.contains(finding.key)) {
            spoken.insert(finding.rule);
            const bool isHint = finding.severity == Severity::Hint;
            if (!isHint || mutant.mustNot.contains(finding.rule)) {
                counted.insert(finding.rule);
            }
        }
    }
    Score score;
    score.said = QStringList(spoken.begin(), spoken.end());
    score.said.sort();
    for (const auto &rule : mutant.must) {
        (spoken.contains(rule) ? score.found : score.missed).append(rule);
    }
    for (const auto &rule : std::as_const(counted)) {
        if (!mutant.must.contains(rule) && !mutant.may.contains(rule)) {
            score.alarms.append(rule);
        }
    }
    score.alarms.sort();
    return score;
}

} // namespace corpus
