// SPDX-License-Identifier: MIT
#include "support/registered_test.h"
#include "support/sketch.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace core;

namespace {

/// user > gate > server > store, user > gate > other; a model arrives at server; a lone box.
Design board()
{
    Design design;
    design.title = u"Videos"_s;
    design.components = {
        sketch::box(u"user"_s, u"client"_s, u"Viewer"_s, {{u"rate"_s, 10.0}}),
        sketch::box(u"gate"_s, u"gateway"_s, u"Gate"_s, {{u"plan"_s, u"Token bucket"_s}}),
        sketch::box(u"server"_s, u"ranker"_s, u"Ranker"_s,
            {{u"replicas"_s, 1.0}, {u"in"_s, 500.0}, {u"out"_s, 300.0}}),
        sketch::box(u"other"_s, u"finder"_s, u"Finder"_s, {{u"out"_s, 200.0}}),
        sketch::box(u"store"_s, u"features"_s, u"gate"_s, {{u"fresh"_s, true}}),
        sketch::box(u"training"_s, u"trainer"_s),
        sketch::box(u"lone"_s, u"registry"_s, u"Lone"_s, {{u"plan"_s, u" "_s}}),
        sketch::box(u"alien"_s, u"not-known"_s, u"Alien"_s),
    };
    design.connections = {
        sketch::wire(u"user request gate"_s),
        sketch::wire(u"gate request server"_s, {{u"probability"_s, 0.5}}),
        sketch::wire(u"gate request other"_s),
        sketch::wire(u"server request store"_s),
        sketch::wire(u"user stream store"_s),
        sketch::wire(u"training deploy server"_s),
        sketch::wire(u"server batch alien"_s),
        sketch::wire(u"server batch nowhere"_s),
    };
    design.components[1].note = u"Ends TLS"_s;
    design.connections[0].label = u"each tap"_s;
    design.brief = {
        {u"goal"_s, u"More videos are watched"_s},
        {u"offline"_s, QStringList {u"nDCG"_s, u"Recall@k"_s}},
        {u"online"_s, QStringList {u"watch time"_s}},
        {u"mixed"_s, u"CTR\nNDCG"_s},
        {u"blank"_s, u" \n "_s},
        {u"newer"_s, UnknownJson {u"{\"a\":1}"_s}},
        {u"task"_s, u"ranking by taste"_s},
        {u"blunt"_s, QStringList {u"Accuracy"_s, u"inaccuracy of clocks"_s}},
        {u"both"_s, QStringList {u"accuracy"_s, u"nDCG at 10"_s}},
    };
    return design;
}

Catalog catalog()
{
    return sketch::catalog({
        {u"client"_s, {u"client"_s}},
        {u"gateway"_s, {u"edge"_s}},
        {u"ranker"_s, {u"model-server"_s, u"ranking"_s}},
        {u"finder"_s, {u"candidates"_s}},
        {u"features"_s, {u"store"_s}},
        {u"trainer"_s, {u"training"_s}},
        {u"registry"_s, {u"registry"_s}},
    });
}

Quantity value(double number)
{
    Quantity quantity;
    quantity.value = number;
    return quantity;
}

Estimate estimated()
{
    ComponentEstimate server;
    server.id = u"server"_s;
    server.utilisation = value(0.8);
    server.rate = value(100);
    ComponentEstimate gate;
    gate.id = u"gate"_s;
    gate.isSaturated = true;
    EntryEstimate user;
    user.id = u"user"_s;
    user.slackMs = value(-5);
    ConnectionEstimate first;
    first.id = u"user request gate"_s;
    first.rate = value(200);
    Estimate estimate;
    estimate.components = {server, gate};
    estimate.connections = {first};
    estimate.entries = {user};
    estimate.maxMultiplier = value(1.5);
    return estimate;
}

Glossary glossary()
{
    Glossary glossary;
    glossary.concepts = {{u"encryption"_s, {u"TLS"_s, u"encrypt"_s}}, {u"clicking"_s, {u"CTR"_s}}};
    glossary.metrics = {
        {u"ndcg"_s, {u"nDCG"_s}, {u"offline"_s}, {u"ranking"_s}, {}},
        {u"accuracy"_s, {u"accuracy"_s}, {u"offline"_s}, {u"binary"_s}, {u"imbalance"_s}},
        {u"ctr"_s, {u"CTR"_s}, {u"online"_s}, {}, {}},
    };
    return glossary;
}

/// One row for each case of the list: a rule, and what is expected of it.
void caseRows(const char *list, const char *expected)
{
    QTest::addColumn<QByteArray>("each");
    QTest::addColumn<QByteArray>("must");
    QTest::addColumn<QString>(expected);

    const auto cases = sketch::json(sketch::file(u"tests/data/checks/vocabulary.json"_s));
    for (const auto &item : cases[list]) {
        const auto each = QByteArray::fromStdString(item["each"].dump());
        const auto must = QByteArray::fromStdString(item["must"].dump());
        QTest::newRow(qPrintable(textMember(item, "name")))
            << (each == "null" ? QByteArray() : each) << must << textMember(item, expected);
    }
}

} // namespace

class VocabularyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachWordHoldsForSomeAndFailsForOthers_data();
    void eachWordHoldsForSomeAndFailsForOthers();
    void aRuleAppliesOnlyWhereItsConditionHolds();
    void wrongRulesAreErrorsThatNameFileAndRule_data();
    void wrongRulesAreErrorsThatNameFileAndRule();
    void conditionsAreNestedOnlySoDeep();
    void thereAreFewerThanTwentyWords();
    void aWordIsFoundOnlyAtTheStartOfAWord();
};

void VocabularyTest::eachWordHoldsForSomeAndFailsForOthers_data()
{
    caseRows("judged", "failing");
}

void VocabularyTest::eachWordHoldsForSomeAndFailsForOthers()
{
    QFETCH(QByteArray, each);
    QFETCH(QByteArray, must);
    const auto rule =
        ruleFromJson(sketch::json(sketch::ruleText(each, must)), u"test"_s, glossary());
    QVERIFY2(rule, rule ? "" : qPrintable(rule.error().text()));

    const auto result = check(board(), catalog(), estimated(), {sketch::checklist({*rule})});

    QTEST(sketch::failing(result), "failing");
}

void VocabularyTest::aRuleAppliesOnlyWhereItsConditionHolds()
{
    const auto text = sketch::ruleText(
        R"(["client", "edge"])", R"({"mentions": ["nothing"]})", R"({"mentions": ["view"]})");
    const auto rule = ruleFromJson(sketch::json(text), u"test"_s);

    const auto result = check(board(), catalog(), estimated(), {sketch::checklist({*rule})});

    QCOMPARE(sketch::failing(result), u"user"_s);
}

void VocabularyTest::wrongRulesAreErrorsThatNameFileAndRule_data()
{
    caseRows("refused", "problem");
}

void VocabularyTest::wrongRulesAreErrorsThatNameFileAndRule()
{
    QFETCH(QByteArray, each);
    QFETCH(QByteArray, must);
    QFETCH(QString, problem);

    const auto rule = ruleFromJson(sketch::json(sketch::ruleText(each, must)), u"checks/a.json"_s);

    QVERIFY(!rule);
    QCOMPARE(rule.error().text(), u"checks/a.json, rule list.rule: "_s + problem);
}

void VocabularyTest::conditionsAreNestedOnlySoDeep()
{
    const auto nested = [](int times) {
        QByteArray text = R"({"is": "connected"})";
        for (int i = 0; i < times; ++i) {
            text = R"({"not": )" + text + "}";
        }
        return conditionFromJson(sketch::json(text), Scope::Element);
    };

    QVERIFY(nested(15));
    QVERIFY(!nested(16));
}

void VocabularyTest::thereAreFewerThanTwentyWords()
{
    const auto words = vocabulary();

    QVERIFY(words.size() < 20);
    QCOMPARE(QSet<QString>(words.begin(), words.end()).size(), words.size());
}

void VocabularyTest::aWordIsFoundOnlyAtTheStartOfAWord()
{
    Design design;
    design.title = u"Precalculate PR-AUC, (ndcg)"_s;
    const auto says = [&](const QByteArray &words) {
        const auto rule = ruleFromJson(
            sketch::json(sketch::ruleText({}, R"({"mentions": [)" + words + "]}")), u"test"_s);
        return check(design, catalog(), {}, {sketch::checklist({*rule})}).findings.isEmpty();
    };

    QVERIFY(says(R"("auc")"));
    QVERIFY(says(R"("nDCG")"));
    QVERIFY(says(R"("precalc")"));
    QVERIFY(!says(R"("calc")"));
}

INFERBOARD_TEST(VocabularyTest)
#include "tst_vocabulary.moc"
