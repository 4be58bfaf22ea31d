// SPDX-License-Identifier: MIT
#include "support/sketch.h"

#include <QDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace core;

namespace {

Result<Checklist> shipped()
{
    const auto name = u"resources/checklists/seven-steps.json"_s;
    return checklistFromJson(sketch::json(sketch::file(name)), name);
}

QList<Rule> rulesOf(const Checklist &checklist)
{
    QList<Rule> rules;
    for (const auto &stage : checklist.stages) {
        rules += stage.rules;
    }
    return rules;
}

QStringList fieldsOf(const Checklist &checklist)
{
    QStringList fields;
    for (const auto &stage : checklist.stages) {
        for (const auto &field : stage.fields) {
            fields.append(field.id);
        }
    }
    return fields;
}

/// Every text below a member of this name, wherever it is.
QStringList textsUnder(const Json &json, const std::string &member)
{
    QStringList texts;
    for (const auto &entry : json.items()) {
        if (json.is_object() && entry.key() == member) {
            const auto &value = entry.value();
            texts += value.is_string() ? QStringList {toQString(value)} : toQStringList(value);
        }
        if (entry.value().is_structured()) {
            texts += textsUnder(entry.value(), member);
        }
    }
    return texts;
}

} // namespace

class ChecklistTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theShippedChecklistHasSevenStagesInFortyFiveMinutes();
    void theShippedChecklistHasEnoughRulesWithIdsOfTheirStage();
    void rulesOfTheShippedChecklistNameFieldsThatItHas();
    void rulesOfTheShippedChecklistNameRolesAndTypesThatExist();
    void stagesAndRulesAreFoundById();
    void wrongChecklistsAreErrors_data();
    void wrongChecklistsAreErrors();
};

void ChecklistTest::theShippedChecklistHasSevenStagesInFortyFiveMinutes()
{
    const auto checklist = shipped();
    QVERIFY2(checklist, checklist ? "" : qPrintable(checklist.error().text()));

    QStringList ids;
    double minutes = 0;
    for (const auto &stage : checklist->stages) {
        ids.append(stage.id);
        minutes += stage.minutes;
        QVERIFY(stage.prompts.size() >= 4 && stage.prompts.size() <= 8);
        QVERIFY(stage.fields.size() >= 4 && stage.fields.size() <= 8);
    }
    QCOMPARE(checklist->id, u"seven-steps"_s);
    QCOMPARE(ids.join(u' '), u"requirements framing data modeling evaluation serving monitoring"_s);
    QCOMPARE(minutes, 45.0);
}

void ChecklistTest::theShippedChecklistHasEnoughRulesWithIdsOfTheirStage()
{
    const auto checklist = shipped();
    int rules = 0;
    for (const auto &stage : checklist->stages) {
        for (const auto &rule : stage.rules) {
            QVERIFY2(rule.id.startsWith(stage.id + u'.'), qPrintable(rule.id));
            QVERIFY2(!rule.fix.say.isEmpty(), qPrintable(rule.id));
            ++rules;
        }
    }
    QVERIFY(rules >= 45);
}

void ChecklistTest::rulesOfTheShippedChecklistNameFieldsThatItHas()
{
    const auto checklist = shipped();
    const auto fields = fieldsOf(*checklist);
    const auto json = sketch::json(sketch::file(u"resources/checklists/seven-steps.json"_s));
    auto named = textsUnder(json, "fields");
    for (const auto &field : textsUnder(json, "field")) {
        named.append(field);
    }
    for (const auto &rule : rulesOf(*checklist)) {
        named.append(rule.fix.field);
    }

    for (const auto &field : named) {
        QVERIFY2(field.isEmpty() || fields.contains(field), qPrintable(field));
    }
}

void ChecklistTest::rulesOfTheShippedChecklistNameRolesAndTypesThatExist()
{
    const QDir folder(QStringLiteral(INFERBOARD_SOURCE_DIR "/resources/components"));
    QSet<QString> known {u"component"_s, u"connection"_s};
    QSet<QString> types;
    for (const auto &name : folder.entryList({u"*.json"_s})) {
        const auto type = componentTypeFromJson(
            sketch::json(sketch::file(u"resources/components/"_s + name)), name);
        known += type->roles + QSet<QString> {u"type:"_s + type->id};
        types.insert(type->id);
    }
    QVERIFY(!types.isEmpty());

    const auto json = sketch::json(sketch::file(u"resources/checklists/seven-steps.json"_s));
    for (const auto *member : {"each", "of", "to", "from", "through", "after"}) {
        for (const auto &name : textsUnder(json, member)) {
            QVERIFY2(known.contains(name) || name.startsWith(u"connection:"_s), qPrintable(name));
        }
    }
    for (const auto &type : textsUnder(json, "add")) {
        QVERIFY2(types.contains(type), qPrintable(type));
    }
}

void ChecklistTest::stagesAndRulesAreFoundById()
{
    const auto checklist = shipped();

    QCOMPARE(checklist->stage(u"data"_s)->name, u"Data preparation"_s);
    QCOMPARE(checklist->rule(u"serving.model-arrives"_s)->severity, Severity::Error);
    QVERIFY(!checklist->stage(u"nothing"_s));
    QVERIFY(!checklist->rule(u"nothing"_s));
}

void ChecklistTest::wrongChecklistsAreErrors_data()
{
    QTest::addColumn<QByteArray>("stages");
    QTest::addColumn<QString>("error");

    const QByteArray rule = sketch::ruleText(R"("client")", R"({"is": "connected"})");
    const auto stage = [](const QByteArray &fields, const QByteArray &rules) {
        return R"([{"id": "s", "name": "S", "minutes": 1, "prompts": [], "fields": [)" + fields
            + R"(], "rules": [)" + rules + "]}]";
    };
    QTest::newRow("no stages") << QByteArray("7") << u"a.json: \"stages\" must be a list"_s;
    QTest::newRow("unknown word") << stage({}, sketch::ruleText({}, R"({"fedby": 1})"))
                                  << u"a.json, rule list.rule: unknown word \"fedby\""_s;
    QTest::newRow("rule twice") << stage({}, rule + "," + rule)
                                << u"a.json, rule list.rule: this id is taken twice"_s;
    QTest::newRow("severity") << stage({},
        QByteArray(rule).replace("warning",
            "fatal")) << u"a.json, rule list.rule: \"severity\" must be error, warning or hint"_s;
    QTest::newRow("unknown key") << stage({},
        QByteArray(rule).replace("why\"",
            "because\"")) << u"a.json, rule list.rule: \"why\" is missing: it must be a text"_s;
    QTest::newRow("no choices") << stage(
        R"({"id": "f", "name": "F", "kind": "choice", "prompt": "which?"})", {})
                                << u"a.json, field f: a choice needs \"choices\""_s;
    QTest::newRow("kind") << stage(
        R"({"id": "f", "name": "F", "kind": "number", "prompt": "which?"})", {})
                          << u"a.json, field f: \"kind\" must be text, list or choice"_s;
    QTest::newRow("no minutes") << QByteArray(stage({}, {})).replace("1", "\"1\"")
                                << u"a.json, stage s: \"minutes\" must be a number"_s;
}

void ChecklistTest::wrongChecklistsAreErrors()
{
    QFETCH(QByteArray, stages);
    const QByteArray text =
        R"({"id": "a", "name": "A", "description": "what", "stages": )" + stages + "}";

    const auto checklist = checklistFromJson(sketch::json(text), u"a.json"_s);

    QVERIFY(!checklist);
    QTEST(checklist.error().text(), "error");
}

QTEST_APPLESS_MAIN(ChecklistTest)
#include "tst_checklist.moc"
