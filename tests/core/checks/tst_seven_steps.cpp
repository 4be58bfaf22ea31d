// SPDX-License-Identifier: MIT
#include "support/sketch.h"

#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace core;

namespace {

const Json &data()
{
    static const auto json = sketch::json(sketch::file(u"tests/data/checks/seven-steps.json"_s));
    return json;
}

Checklist shipped()
{
    const auto name = u"resources/checklists/seven-steps.json"_s;
    return *checklistFromJson(sketch::json(sketch::file(name)), name);
}

QString text(const std::string &text)
{
    return QString::fromStdString(text);
}

Catalog catalog()
{
    QMap<QString, QStringList> types;
    for (const auto &entry : data()["types"].items()) {
        types.insert(text(entry.key()), toQStringList(entry.value()));
    }
    return sketch::catalog(types);
}

Setting setting(const Json &json)
{
    if (json.is_boolean()) {
        return json.get<bool>();
    }
    return json.is_number() ? Setting(json.get<double>()) : Setting(toQString(json));
}

void set(Settings &settings, const Json &values)
{
    for (const auto &entry : values.items()) {
        settings.insert(text(entry.key()), setting(entry.value()));
    }
}

void add(Design &design, const Json &components)
{
    for (const auto &entry : components.items()) {
        const auto &parts = entry.value();
        design.components.append(
            sketch::box(text(entry.key()), toQString(parts[0]), toQString(parts[1])));
        set(design.components.last().settings, parts[2]);
    }
}

void connect(Design &design, const Json &wires)
{
    for (const auto &wire : toQStringList(wires)) {
        design.connections.append(sketch::wire(wire));
    }
}

void answer(Design &design, const Json &answers)
{
    for (const auto &entry : answers.items()) {
        const auto &value = entry.value();
        design.brief.insert(text(entry.key()),
            value.is_array() ? BriefAnswer(toQStringList(value)) : BriefAnswer(toQString(value)));
    }
}

void remove(Design &design, const QStringList &ids)
{
    design.components.removeIf([&](const Component &c) { return ids.contains(c.id); });
    design.connections.removeIf(
        [&](const Connection &c) { return ids.contains(c.from) || ids.contains(c.to); });
}

Design goodDesign()
{
    Design design;
    add(design, data()["components"]);
    connect(design, data()["connections"]);
    answer(design, data()["brief"]);
    return design;
}

/// The member, or an empty object: a reference, because loops run over it.
const Json &part(const Json &change, const char *key)
{
    static const auto nothing = Json::object();
    return change.contains(key) ? change[key] : nothing;
}

Component &component(Design &design, const std::string &id)
{
    return *std::find_if(design.components.begin(), design.components.end(),
        [&](const Component &c) { return c.id == text(id); });
}

/// The good design with the change of one case.
Design changed(const Json &change)
{
    auto design = goodDesign();
    remove(design, toQStringList(part(change, "remove")));
    const auto cut = toQStringList(part(change, "disconnect"));
    design.connections.removeIf([&](const Connection &c) { return cut.contains(c.id); });
    for (const auto &field : toQStringList(part(change, "clear"))) {
        design.brief.remove(field);
    }
    answer(design, part(change, "answer"));
    add(design, part(change, "add"));
    connect(design, part(change, "connect"));
    for (const auto &entry : part(change, "set").items()) {
        set(component(design, entry.key()).settings, entry.value());
    }
    for (const auto &entry : part(change, "unset").items()) {
        for (const auto &id : toQStringList(entry.value())) {
            component(design, entry.key()).settings.remove(id);
        }
    }
    return design;
}

Quantity quantity(const Json &json)
{
    Quantity quantity;
    quantity.value = json.get<double>();
    return quantity;
}

Estimate estimated(const Json &change)
{
    Estimate estimate;
    for (const auto &entry : part(change, "slack").items()) {
        EntryEstimate client;
        client.id = text(entry.key());
        client.slackMs = quantity(entry.value());
        estimate.entries.append(client);
    }
    ComponentEstimate component;
    for (const auto &entry : part(change, "utilisation").items()) {
        component.id = text(entry.key());
        component.utilisation = quantity(entry.value());
    }
    for (const auto &entry : part(change, "rate").items()) {
        component.id = text(entry.key());
        component.rate = quantity(entry.value());
    }
    for (const auto &id : toQStringList(part(change, "saturated"))) {
        component.id = id;
        component.isSaturated = true;
    }
    estimate.components.append(component);
    return estimate;
}

} // namespace

class SevenStepsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theGoodDesignHasNoFindings();
    void theGoodDesignIsDoneInEveryStage();
    void everyRuleHasACaseThatMakesItFire();
    void eachRuleFiresForItsCase_data();
    void eachRuleFiresForItsCase();
};

void SevenStepsTest::theGoodDesignHasNoFindings()
{
    const auto result = check(goodDesign(), catalog(), {}, {shipped()});

    QStringList keys;
    for (const auto &finding : result.findings) {
        keys.append(finding.key);
    }
    QCOMPARE(keys, QStringList());
}

void SevenStepsTest::theGoodDesignIsDoneInEveryStage()
{
    const auto result = check(goodDesign(), catalog(), {}, {shipped()});

    for (const auto &stage : result.progress) {
        QCOMPARE(stage.done, stage.total);
    }
}

void SevenStepsTest::everyRuleHasACaseThatMakesItFire()
{
    QSet<QString> covered;
    for (const auto &item : data()["cases"]) {
        covered.insert(textMember(item, "rule"));
    }
    for (const auto &stage : shipped().stages) {
        for (const auto &rule : stage.rules) {
            QVERIFY2(covered.contains(rule.id), qPrintable(rule.id));
        }
    }
}

void SevenStepsTest::eachRuleFiresForItsCase_data()
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const auto &item : data()["cases"]) {
        QTest::newRow(qPrintable(textMember(item, "rule"))) << index++;
    }
}

void SevenStepsTest::eachRuleFiresForItsCase()
{
    QFETCH(int, index);
    const auto &change = data()["cases"][static_cast<std::size_t>(index)];

    const auto result =
        check(changed(change), catalog(), estimated(part(change, "estimate")), {shipped()});

    const auto found = std::find_if(result.findings.begin(), result.findings.end(),
        [&](const Finding &finding) { return finding.rule == textMember(change, "rule"); });
    QVERIFY(found != result.findings.end());
    QCOMPARE(found->elements, toQStringList(part(change, "elements")));
    QVERIFY(!found->text.contains(u'{'));
}

QTEST_APPLESS_MAIN(SevenStepsTest)
#include "tst_seven_steps.moc"
