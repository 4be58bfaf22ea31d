// SPDX-License-Identifier: MIT
#include "core/analysis/library.h"
#include "core/checks/evaluation/rule_dependencies.h"
#include "core/checks/rules/name_check.h"
#include "support/registered_test.h"
#include "support/shipped.h"
#include "support/sketch.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace core;

namespace {

/// Each shipped checklist as it stands in its file.
QMap<QString, Json> files()
{
    const QDir folder(QStringLiteral(INFERBOARD_SOURCE_DIR "/resources/checklists"));
    QMap<QString, Json> files;
    for (const auto &name : folder.entryList({u"*.json"_s})) {
        files.insert(name, sketch::json(sketch::file(u"resources/checklists/"_s + name)));
    }
    return files;
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

bool isField(const QString &id)
{
    for (const auto &checklist : library().checklists) {
        for (const auto &stage : checklist.stages) {
            if (find(stage.fields, id)) {
                return true;
            }
        }
    }
    return false;
}

bool ruleExists(const QString &id)
{
    return std::any_of(library().checklists.begin(), library().checklists.end(),
        [&](const Checklist &checklist) { return checklist.rule(id) != nullptr; });
}

/// A person's checklist of one stage with these fields and rules.
Json ownList(const QByteArray &fields, const QByteArray &rules)
{
    return sketch::json(R"({"id": "own", "name": "Own", "description": "what we look at", "stages":
        [{"id": "s", "name": "S", "minutes": 45, "prompts": [], "fields": [)"
        + fields + R"(], "rules": [)" + rules + "]}]}");
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace

class ChecklistTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theUsualChecklistHasSevenStagesInFortyFiveMinutes();
    void thereAreEightFrameworksInFortyFiveMinutesEach();
    void rulesOfShippedChecklistsSayAllThatAFindingNeeds();
    void rulesOfShippedChecklistsNameFieldsThatExist();
    void rulesOfShippedChecklistsNameRolesAndTypesThatExist();
    void itemsOfAFrameworkAreEachARuleAFieldOrAPrompt();
    void theSevenStepsStandForAHundredItems();
    void rulesAreImpliedOnlyByRulesThatExist();
    void anEntryNamesTheMetricThatStandsFirst();
    void aChecklistBorrowsRulesAndFields();
    void whatNobodyHasCannotBeBorrowed();
    void rulesThatImplyEachOtherAreAnError();
    void anOwnChecklistIsReadFromAFolder();
    void aBrokenOwnChecklistIsToldWithFileRuleAndReason();
    void anOwnRuleNeedsAnIdOfItsOwn();
    void namesThatStandForNothingAreErrors_data();
    void namesThatStandForNothingAreErrors();
    void allNamesOfShippedChecklistsAreKnown();
    void aDesignNamesTheChecklistsThatJudgeIt();
    void stagesAndRulesAreFoundById();
    void wrongChecklistsAreErrors_data();
    void wrongChecklistsAreErrors();
};

void ChecklistTest::theUsualChecklistHasSevenStagesInFortyFiveMinutes()
{
    QStringList ids;
    double minutes = 0;
    for (const auto &stage : sevenSteps().stages) {
        ids.append(stage.id);
        minutes += stage.minutes;
        QVERIFY2(stage.prompts.size() >= 4, qPrintable(stage.id));
        QVERIFY2(stage.fields.size() >= 4, qPrintable(stage.id));
    }
    QCOMPARE(sevenSteps().id, u"seven-steps"_s);
    QCOMPARE(ids.join(u' '), u"requirements framing data modeling evaluation serving monitoring"_s);
    QCOMPARE(minutes, 45.0);
}

void ChecklistTest::thereAreEightFrameworksInFortyFiveMinutesEach()
{
    QStringList ids;
    for (const auto &checklist : library().checklists) {
        ids.append(checklist.id);
        double minutes = 0;
        for (const auto &stage : checklist.stages) {
            minutes += stage.minutes;
        }
        QVERIFY2(std::abs(minutes - 45) < 0.01, qPrintable(checklist.id));
    }
    ids.sort();
    QCOMPARE(ids.join(u' '),
        u"four-components generative-ai ml-test-score nine-steps responsible-ai rules-of-ml "
        "serving-reliability seven-steps"_s);
    const auto *score = library().checklist(u"ml-test-score"_s);
    QVERIFY(score->isScored);
    for (const auto &stage : score->stages) {
        QCOMPARE(stage.rules.size(), 7);
    }
}

void ChecklistTest::rulesOfShippedChecklistsSayAllThatAFindingNeeds()
{
    for (const auto &checklist : library().checklists) {
        for (const auto &stage : checklist.stages) {
            for (const auto &rule : stage.rules) {
                const auto &ask = rule.ask;
                QVERIFY2(!rule.fix.say.isEmpty(), qPrintable(rule.id));
                QVERIFY2(QSet<QString>({ask.mid, ask.senior, ask.staff}).size() == 3,
                    qPrintable(rule.id));
                // What is asked of the drawing as a whole finds its elements by itself.
                const bool findsElements = rule.id == u"serving.acyclic"_s
                    || rule.id == u"serving.answer-arrow"_s || rule.say.contains(u"{fault}"_s);
                QVERIFY2(rule.say.contains(u"{name}"_s) <= rule.each.has_value() || findsElements,
                    qPrintable(rule.id));
                QVERIFY2(rule.automated.has_value() <= checklist.isScored, qPrintable(rule.id));
            }
        }
    }
}

void ChecklistTest::rulesOfShippedChecklistsNameFieldsThatExist()
{
    QSet<QString> known;
    for (const auto &checklist : library().checklists) {
        for (const auto &stage : checklist.stages) {
            for (const auto &field : stage.fields) {
                known.insert(field.id);
            }
            for (const auto &rule : stage.rules) {
                const auto reads = dependenciesOf(rule);
                for (const auto &field : reads.fields) {
                    QVERIFY2(field.isEmpty() || known.contains(field) || isField(field),
                        qPrintable(rule.id + u": "_s + field));
                }
                QVERIFY2(rule.fix.field.isEmpty() || isField(rule.fix.field),
                    qPrintable(rule.id + u": "_s + rule.fix.field));
            }
        }
    }
}

void ChecklistTest::rulesOfShippedChecklistsNameRolesAndTypesThatExist()
{
    QSet<QString> known {u"component"_s, u"connection"_s, u"element"_s};
    for (const auto &type : library().catalog.types()) {
        known += type.roles + QSet<QString> {u"type:"_s + type.id};
    }
    for (const auto &json : files()) {
        for (const auto *member : {"each", "of", "to", "from", "through", "after", "with"}) {
            for (const auto &name : textsUnder(json, member)) {
                QVERIFY2(known.contains(name) || name.startsWith(u"connection:"_s)
                        || name == u"callers"_s || isField(name),
                    qPrintable(name));
            }
        }
        for (const auto &type : textsUnder(json, "add")) {
            QVERIFY2(library().catalog.type(type), qPrintable(type));
        }
    }
}

void ChecklistTest::itemsOfAFrameworkAreEachARuleAFieldOrAPrompt()
{
    for (const auto &checklist : library().checklists) {
        for (const auto &stage : checklist.stages) {
            for (const auto &item : stage.items) {
                for (const auto &by : item.by) {
                    const auto kind = by.section(u':', 0, 0);
                    const auto what = by.section(u':', 1);
                    const int number = what.toInt();
                    const bool isThere = kind == u"rule" ? ruleExists(what)
                        : kind == u"field"               ? isField(what)
                                           : number >= 1 && number <= stage.prompts.size();
                    QVERIFY2(
                        isThere, qPrintable(checklist.id + u", "_s + item.text + u": "_s + by));
                }
            }
        }
    }
}

void ChecklistTest::theSevenStepsStandForAHundredItems()
{
    qsizetype items = 0;
    for (const auto &stage : sevenSteps().stages) {
        QVERIFY2(!stage.items.isEmpty(), qPrintable(stage.id));
        items += stage.items.size();
    }
    QVERIFY(items >= 91); // the numbered items of the framework
}

void ChecklistTest::rulesAreImpliedOnlyByRulesThatExist()
{
    for (const auto &checklist : library().checklists) {
        for (const auto &stage : checklist.stages) {
            for (const auto &rule : stage.rules) {
                for (const auto &cause : rule.impliedBy) {
                    QVERIFY2(ruleExists(cause), qPrintable(rule.id + u": "_s + cause));
                }
            }
        }
    }
}

void ChecklistTest::anEntryNamesTheMetricThatStandsFirst()
{
    const auto family = [](const QString &entry) {
        const auto *metric = metricIn(entry, library().glossary.metrics);
        return metric ? metric->families.join(u' ') : QString();
    };

    QCOMPARE(family(u"recall@10 on new users"_s), u"offline"_s);
    QCOMPARE(family(u"PR-AUC per slice"_s), u"offline"_s);
    QCOMPARE(family(u"click-through rate"_s), u"online"_s);
    QCOMPARE(family(u"precision of analyst review"_s), u"online"_s);
    QCOMPARE(family(u"revenue of the auction"_s), u"online guardrail"_s);
    QCOMPARE(family(u"RMSE of watch time"_s), u"offline"_s);
    QCOMPARE(family(u"something nobody measures"_s), QString());
}

void ChecklistTest::aChecklistBorrowsRulesAndFields()
{
    const auto own =
        checklistFromJson(ownList(R"("business_goal")", R"("framing.objective")"), u"own.json"_s);
    QVERIFY2(own, own ? "" : qPrintable(own.error().text()));

    const auto complete = linked(*own, library().checklists);

    QVERIFY2(complete, complete ? "" : qPrintable(complete.error().text()));
    QCOMPARE(complete->stages.first().fields.first().id, u"business_goal"_s);
    QCOMPARE(complete->rule(u"framing.objective"_s)->say,
        sevenSteps().rule(u"framing.objective"_s)->say);
}

void ChecklistTest::whatNobodyHasCannotBeBorrowed()
{
    const auto field = linked(*checklistFromJson(ownList(R"("no_field")", ""), u"a"_s), {});
    const auto rule = linked(*checklistFromJson(ownList("", R"("no.rule")"), u"a"_s), {});

    QCOMPARE(field.error().text(), u"own, stage s: no checklist has the field \"no_field\""_s);
    QCOMPARE(rule.error().text(), u"own, stage s: no checklist has the rule \"no.rule\""_s);
}

void ChecklistTest::rulesThatImplyEachOtherAreAnError()
{
    const auto rule = [](const QByteArray &id, const QByteArray &cause) {
        return sketch::ruleText({}, R"({"mentions": ["a"]})")
            .replace("list.rule", id)
            .replace(R"("why")", R"("implied_by": [")" + cause + R"("], "why")");
    };
    const auto own =
        checklistFromJson(ownList("", rule("a.a", "a.b") + "," + rule("a.b", "a.a")), u"a"_s);
    QVERIFY2(own, own ? "" : qPrintable(own.error().text()));

    const auto complete = linked(*own, {});

    QVERIFY(!complete);
    QVERIFY2(complete.error().text().contains(u"it is implied by itself"_s),
        qPrintable(complete.error().text()));
}

void ChecklistTest::anOwnChecklistIsReadFromAFolder()
{
    const QTemporaryDir folder;
    write(folder.filePath(u"own.json"_s), QByteArray::fromStdString(ownList("", "").dump()));
    auto all = library();

    const auto problems = addChecklists(all, folder.path());

    QVERIFY(problems.isEmpty());
    QCOMPARE(all.checklists.size(), library().checklists.size() + 1);
    QVERIFY(all.checklist(u"own"_s));
}

void ChecklistTest::aBrokenOwnChecklistIsToldWithFileRuleAndReason()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(u"own.json"_s);
    const auto broken = ownList("", sketch::ruleText({}, R"({"fedby": 1})"));
    write(path, QByteArray::fromStdString(broken.dump()));
    write(folder.filePath(u"torn.json"_s), "{");
    auto all = library();

    const auto problems = addChecklists(all, folder.path());

    QCOMPARE(problems.size(), 2);
    QCOMPARE(problems.first().text(), path + u", rule list.rule: unknown word \"fedby\""_s);
    QCOMPARE(all.checklists.size(), library().checklists.size());
}

void ChecklistTest::anOwnRuleNeedsAnIdOfItsOwn()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(u"own.json"_s);
    const auto taken =
        sketch::ruleText({}, R"({"mentions": ["a"]})").replace("list.rule", "framing.objective");
    write(path, QByteArray::fromStdString(ownList("", taken).dump()));

    const auto own = readChecklist(path, library());

    QVERIFY(!own);
    QCOMPARE(own.error().text(),
        path
            + u", rule framing.objective: seven-steps has this rule already; write only its id to "
              "borrow it, or give yours another"_s);
}

void ChecklistTest::namesThatStandForNothingAreErrors_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<QString>("error");

    QTest::newRow("role") << sketch::ruleText(R"("clientt")", R"({"is": "connected"})")
                          << u"no component type has the role \"clientt\""_s;
    QTest::newRow("type") << sketch::ruleText({}, R"({"present": {"of": "type:kafkaa"}})")
                          << u"no component type has the role \"type:kafkaa\""_s;
    QTest::newRow("setting") << sketch::ruleText(
        R"("client")", R"({"setting": {"id": "replcas", "at_least": 2}})")
                             << u"nothing has the setting \"replcas\""_s;
    QTest::newRow("field") << sketch::ruleText({}, R"({"field": {"id": "gaol", "filled": true}})")
                           << u"no checklist has the field \"gaol\""_s;
    QTest::newRow("cause") << sketch::ruleText({}, R"({"mentions": ["a"]})")
                                  .replace(R"("why")", R"("implied_by": ["no.rule"], "why")")
                           << u"no checklist has the rule \"no.rule\""_s;
    QTest::newRow("fix") << sketch::ruleText({}, R"({"mentions": ["a"]})")
                                .replace(
                                    R"("why")", R"("fix": {"say": "do", "add": "nope"}, "why")")
                         << u"no component type has the role \"type:nope\""_s;
}

void ChecklistTest::namesThatStandForNothingAreErrors()
{
    QFETCH(QByteArray, rule);
    const QTemporaryDir folder;
    const auto path = folder.filePath(u"own.json"_s);
    write(path, QByteArray::fromStdString(ownList("", rule).dump()));

    const auto own = readChecklist(path, library());

    QVERIFY(!own);
    QFETCH(QString, error);
    QCOMPARE(own.error().text(), path + u", rule list.rule: "_s + error);
}

void ChecklistTest::allNamesOfShippedChecklistsAreKnown()
{
    for (const auto &checklist : library().checklists) {
        const auto unknown = unknownName(checklist, library().catalog, library().checklists);
        QVERIFY2(!unknown, unknown ? qPrintable(unknown->text()) : "");
    }
}

void ChecklistTest::aDesignNamesTheChecklistsThatJudgeIt()
{
    Design design;
    const auto ids = [&] {
        QStringList chosen;
        for (const auto &checklist : checklistsFor(design, library().checklists)) {
            chosen.append(checklist.id);
        }
        return chosen;
    };

    QCOMPARE(ids(), QStringList {u"seven-steps"_s});
    design.checklists = {u"generative-ai"_s, u"of-a-newer-version"_s, u"seven-steps"_s};
    QCOMPARE(ids(), (QStringList {u"generative-ai"_s, u"seven-steps"_s}));
}

void ChecklistTest::stagesAndRulesAreFoundById()
{
    const auto &checklist = sevenSteps();

    QCOMPARE(checklist.stage(u"data"_s)->name, u"Data preparation"_s);
    QCOMPARE(checklist.rule(u"serving.model-arrives"_s)->severity, Severity::Error);
    QVERIFY(!checklist.stage(u"nothing"_s));
    QVERIFY(!checklist.rule(u"nothing"_s));
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

INFERBOARD_TEST(ChecklistTest)
#include "tst_checklist.moc"
