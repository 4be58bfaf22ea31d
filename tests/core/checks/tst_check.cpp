// SPDX-License-Identifier: MIT
#include "core/analysis/library.h"
#include "support/registered_test.h"
#include "support/shipped.h"
#include "support/sketch.h"

#include <QRandomGenerator>
#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace core;

namespace {

Rule rule(const QByteArray &each, const QByteArray &must, const QByteArray &when = {})
{
    return *ruleFromJson(sketch::json(sketch::ruleText(each, must, when)), u"test"_s);
}

Catalog smallCatalog()
{
    return sketch::catalog({{u"client"_s, {u"client"_s}}, {u"server"_s, {u"model-server"_s}},
        {u"cache"_s, {u"cache"_s}}});
}

Settings randomSettings(QRandomGenerator &random)
{
    Settings settings;
    for (const auto *id : {"probability", "hit_ratio", "candidates_in", "candidates_out", "join"}) {
        const auto key = QString::fromLatin1(id);
        switch (random.bounded(5)) {
        case 0:
            settings.insert(key, random.bounded(2.0));
            break;
        case 1:
            settings.insert(key, u"Latest value"_s);
            break;
        default:
            break;
        }
    }
    return settings;
}

/// Anything goes: cycles, self-loops, unknown types, connections to nowhere, equal names.
Design randomDesign(QRandomGenerator &random, const QStringList &types)
{
    Design design;
    const int size = random.bounded(30);
    for (int i = 0; i < size; ++i) {
        const bool isUnknown = random.bounded(10) == 0;
        const auto type = isUnknown ? u"alien"_s : types.at(random.bounded(int(types.size())));
        design.components.append(sketch::box(u"c%1"_s.arg(i), type,
            random.bounded(3) == 0 ? u"Same"_s : QString(), randomSettings(random)));
    }
    for (int i = 0; i < 3 * size; ++i) {
        Connection connection;
        connection.id = u"w%1"_s.arg(i);
        connection.from = u"c%1"_s.arg(random.bounded(size));
        connection.to = u"c%1"_s.arg(random.bounded(size + 1));
        connection.kind = static_cast<ConnectionKind>(random.bounded(4));
        connection.settings = randomSettings(random);
        design.connections.append(connection);
    }
    design.brief.insert(u"task_type"_s, u"ranking"_s);
    design.brief.insert(u"offline_metrics"_s, QStringList {u"AUC"_s, u"CTR"_s});
    return design;
}

template<typename T> void shuffle(QList<T> &list, QRandomGenerator &random)
{
    std::shuffle(list.begin(), list.end(), random);
}

} // namespace

class CheckTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFindingSaysWhatTheRuleSaysOfTheElement();
    void aComponentWithoutANameIsCalledByItsType();
    void aConnectionIsCalledByItsEnds();
    void anEmptyDesignHasEverythingOpen();
    void unknownTypesAreNotJudged();
    void aCycleIsNamedInTheOrderOfItsWay();
    void aProbabilityOrACacheBoundsACycle();
    void unlikelyWaysRoundAddUp();
    void asynchronousConnectionsBoundACycle();
    void oneCauseGivesOneFinding();
    void aRuleOfTwoChecklistsIsToldOnceAndCountedTwice();
    void aScoreIsHalfForByHandWholeForAutomatedAndTheLeastOfTheStages();
    void aDismissalMarksTheFindingsItNames();
    void aDismissalWithoutElementsCoversTheRuleEverywhere();
    void aDismissalWithoutAReasonDismissesNothing();
    void progressCountsRulesAndFieldsOnce();
    void parallelSourcesOfAFunnelAddUp();
    void randomDesignsAreJudgedWhateverTheirOrder();
};

void CheckTest::aFindingSaysWhatTheRuleSaysOfTheElement()
{
    Design design;
    design.components = {sketch::box(u"b"_s, u"cache"_s, u"{name}"_s)};
    const auto lonely = rule(R"("cache")", R"({"is": "connected"})");

    const auto result = check(design, smallCatalog(), {}, {sketch::checklist({lonely})});

    QCOMPARE(result.findings.size(), 1);
    const auto &finding = result.findings.first();
    QCOMPARE(finding.text, u"{name} is wrong"_s);
    QCOMPARE(finding.key, u"list.rule|b"_s);
    QCOMPARE(finding.elements, QList<ElementId> {u"b"_s});
    QCOMPARE(finding.checklist, u"list"_s);
    QCOMPARE(finding.stage, u"stage"_s);
    QCOMPARE(finding.questions, (Questions {u"why so?"_s, u"why so?"_s, u"why so?"_s}));
}

void CheckTest::aComponentWithoutANameIsCalledByItsType()
{
    Design design;
    design.components = {sketch::box(u"b"_s, u"cache"_s)};
    const auto lonely = rule(R"("cache")", R"({"is": "connected"})");

    const auto result = check(design, smallCatalog(), {}, {sketch::checklist({lonely})});

    QCOMPARE(result.findings.first().text, u"A cache is wrong"_s);
}

void CheckTest::aConnectionIsCalledByItsEnds()
{
    Design design;
    design.components = {
        sketch::box(u"a"_s, u"client"_s, u"Shop"_s), sketch::box(u"b"_s, u"server"_s)};
    design.connections = {sketch::wire(u"a batch b"_s)};
    const auto refused = rule(R"("connection:batch")", R"({"not": {"is": "connected"}})");

    const auto result = check(design, smallCatalog(), {}, {sketch::checklist({refused})});

    QCOMPARE(result.findings.first().text, u"Shop → A server is wrong"_s);
    QCOMPARE(result.findings.first().elements, QList<ElementId> {u"a batch b"_s});
}

void CheckTest::anEmptyDesignHasEverythingOpen()
{
    const auto result = check({}, smallCatalog(), {}, {sevenSteps()});

    QCOMPARE(result.progress.size(), 7);
    for (const auto &stage : result.progress) {
        QCOMPARE(stage.done, 0);
        QVERIFY(stage.total > 0);
    }
    QVERIFY(std::any_of(result.findings.begin(), result.findings.end(),
        [](const Finding &finding) { return finding.rule == u"serving.predictor"_s; }));
}

void CheckTest::unknownTypesAreNotJudged()
{
    Design design;
    design.components = {sketch::box(u"a"_s, u"alien"_s), sketch::box(u"b"_s, u"server"_s)};
    design.connections = {sketch::wire(u"a request b"_s), sketch::wire(u"b request gone"_s)};
    const auto refused =
        rule(R"(["component", "connection", "type:alien"])", R"({"not": {"is": "connected"}})");

    const auto result = check(design, smallCatalog(), {}, {sketch::checklist({refused})});

    QCOMPARE(sketch::failing(result), u"b"_s);
}

void CheckTest::aCycleIsNamedInTheOrderOfItsWay()
{
    Design design;
    design.components = {sketch::box(u"c"_s, u"server"_s, u"C"_s),
        sketch::box(u"a"_s, u"server"_s, u"A"_s), sketch::box(u"b"_s, u"server"_s, u"B"_s)};
    design.connections = {sketch::wire(u"c request a"_s), sketch::wire(u"a request b"_s),
        sketch::wire(u"b request c"_s)};
    const auto acyclic = rule({}, R"({"acyclic": {"over": ["request"]}})");

    const auto result = check(design, smallCatalog(), {}, {sketch::checklist({acyclic})});

    QCOMPARE(result.findings.first().text, u"A → B → C is wrong"_s);
    QCOMPARE(sketch::failing(result), u"a+b+c+a request b+b request c+c request a"_s);
    QCOMPARE(result.findings.first().key, u"list.rule|a,a request b,b,b request c,c,c request a"_s);
}

void CheckTest::aProbabilityOrACacheBoundsACycle()
{
    Design design;
    design.components = {sketch::box(u"a"_s, u"server"_s), sketch::box(u"b"_s, u"cache"_s)};
    design.connections = {sketch::wire(u"a request b"_s), sketch::wire(u"b request a"_s)};
    const auto acyclic = sketch::checklist({rule({}, R"({"acyclic": {}})")});
    auto unlikely = design;
    unlikely.connections[0].settings.insert(u"probability"_s, 0.9);
    auto cached = design;
    cached.components[1].settings.insert(u"hit_ratio"_s, 0.5);

    QCOMPARE(check(design, smallCatalog(), {}, {acyclic}).findings.size(), 1);
    QCOMPARE(check(unlikely, smallCatalog(), {}, {acyclic}).findings.size(), 0);
    QCOMPARE(check(cached, smallCatalog(), {}, {acyclic}).findings.size(), 0);
}

void CheckTest::unlikelyWaysRoundAddUp()
{
    Design design;
    design.components = {sketch::box(u"a"_s, u"server"_s), sketch::box(u"b"_s, u"server"_s),
        sketch::box(u"c"_s, u"cache"_s, {}, {{u"hit_ratio"_s, 0.4}})};
    design.connections = {
        sketch::wire(u"a request b"_s), sketch::wire(u"b request a"_s, {{u"probability"_s, 0.5}})};
    const auto acyclic = sketch::checklist({rule({}, R"({"acyclic": {}})")});
    const auto findings = [&](const Design &some) {
        return check(some, smallCatalog(), {}, {acyclic}).findings.size();
    };
    auto thrice = design;
    thrice.connections[0].settings.insert(u"calls"_s, 3.0);
    auto cached = thrice;
    cached.connections[1].settings.insert(u"on_miss_of"_s, u"c"_s);
    auto standingBy = thrice;
    standingBy.connections[1].settings.insert(u"fallback_for"_s, u"c"_s);

    QCOMPARE(findings(design), 0);
    QCOMPARE(findings(thrice), 1);
    QCOMPARE(findings(cached), 0);
    QCOMPARE(findings(standingBy), 0);
}

void CheckTest::asynchronousConnectionsBoundACycle()
{
    Design design;
    design.components = {sketch::box(u"a"_s, u"server"_s), sketch::box(u"b"_s, u"server"_s)};
    design.connections = {sketch::wire(u"a request b"_s), sketch::wire(u"b stream a"_s)};
    const auto acyclic = rule({}, R"({"acyclic": {"over": ["request"]}})");

    QVERIFY(check(design, smallCatalog(), {}, {sketch::checklist({acyclic})}).findings.isEmpty());
}

void CheckTest::oneCauseGivesOneFinding()
{
    Design design;
    design.components = {sketch::box(u"a"_s, u"cache"_s), sketch::box(u"b"_s, u"cache"_s)};
    auto cause = rule(R"("cache")", R"({"is": "connected"})");
    cause.id = u"list.cause"_s;
    auto effect = rule(R"("cache")", R"({"receives_from": {"from": "client"}})");
    effect.id = u"list.effect"_s;
    effect.impliedBy = {u"list.cause"_s};

    const auto both = check(design, smallCatalog(), {}, {sketch::checklist({cause, effect})});
    const auto alone = check(design, smallCatalog(), {}, {sketch::checklist({effect})});
    design.components.append(sketch::box(u"c"_s, u"client"_s));
    design.connections = {sketch::wire(u"a stream b"_s)};
    const auto connected = check(design, smallCatalog(), {}, {sketch::checklist({cause, effect})});

    QCOMPARE(sketch::failing(both), u"a, b"_s);
    QCOMPARE(both.findings.first().rule, u"list.cause"_s);
    QCOMPARE(sketch::failing(alone), u"a, b"_s); // what is not judged by implies nothing
    QCOMPARE(connected.findings.first().rule, u"list.effect"_s);
}

void CheckTest::aRuleOfTwoChecklistsIsToldOnceAndCountedTwice()
{
    Design design;
    design.components = {sketch::box(u"a"_s, u"cache"_s)};
    auto first = sketch::checklist({rule(R"("cache")", R"({"is": "connected"})")});
    auto second = first;
    second.id = u"other"_s;

    const auto result = check(design, smallCatalog(), {}, {first, second});

    QCOMPARE(result.findings.size(), 1);
    QCOMPARE(result.findings.first().checklist, u"list"_s);
    QCOMPARE(result.progress.size(), 2);
    QCOMPARE(result.progress.last().total, 1);
    QCOMPARE(result.progress.last().done, 0);
}

void CheckTest::aScoreIsHalfForByHandWholeForAutomatedAndTheLeastOfTheStages()
{
    Design design;
    design.components = {sketch::box(u"a"_s, u"cache"_s), sketch::box(u"b"_s, u"client"_s)};
    auto byHand = rule({}, R"({"present": {"of": "cache"}})");
    byHand.id = u"list.by-hand"_s;
    byHand.automated = rule({}, R"({"present": {"of": "store"}})").must;
    auto automated = byHand;
    automated.id = u"list.automated"_s;
    automated.automated = rule({}, R"({"present": {"of": "client"}})").must;
    auto undone = rule({}, R"({"present": {"of": "store"}})");
    undone.id = u"list.undone"_s;
    undone.automated = undone.must;
    auto list = sketch::checklist({byHand, automated, undone});
    list.isScored = true;
    list.stages.append(list.stages.first());
    list.stages.last().id = u"second"_s;
    list.stages.last().rules = {byHand};

    const auto result = check(design, smallCatalog(), {}, {list});

    QCOMPARE(result.progress.first().score, std::optional(1.5));
    QCOMPARE(result.score(u"list"_s), std::optional(0.5));
    QCOMPARE(result.score(u"nothing"_s), std::optional<double>());
}

void CheckTest::aDismissalMarksTheFindingsItNames()
{
    Design design;
    design.components = {sketch::box(u"a"_s, u"cache"_s), sketch::box(u"b"_s, u"cache"_s)};
    design.dismissals = {{u"list.rule"_s, {u"b"_s}, u" drawn later "_s, {}}};
    const auto lonely = rule(R"("cache")", R"({"is": "connected"})");

    const auto result = check(design, smallCatalog(), {}, {sketch::checklist({lonely})});

    QCOMPARE(result.findings.size(), 2);
    QVERIFY(!result.findings.first().isDismissed());
    QCOMPARE(result.findings.last().dismissedBecause, u"drawn later"_s);
}

void CheckTest::aDismissalWithoutElementsCoversTheRuleEverywhere()
{
    Design design;
    design.components = {sketch::box(u"a"_s, u"cache"_s), sketch::box(u"b"_s, u"cache"_s)};
    design.dismissals = {{u"other"_s, {}, u"no"_s, {}}, {u"list.rule"_s, {}, u"on purpose"_s, {}}};
    const auto lonely = rule(R"("cache")", R"({"is": "connected"})");

    const auto result = check(design, smallCatalog(), {}, {sketch::checklist({lonely})});

    QCOMPARE(result.findings.first().dismissedBecause, u"on purpose"_s);
    QCOMPARE(result.findings.last().dismissedBecause, u"on purpose"_s);
    QCOMPARE(result.progress.first().done, 1);
}

void CheckTest::aDismissalWithoutAReasonDismissesNothing()
{
    Design design;
    design.components = {sketch::box(u"a"_s, u"cache"_s)};
    design.dismissals = {{u"list.rule"_s, {}, u" "_s, {}}};
    const auto lonely = rule(R"("cache")", R"({"is": "connected"})");

    const auto result = check(design, smallCatalog(), {}, {sketch::checklist({lonely})});

    QVERIFY(!result.findings.first().isDismissed());
}

void CheckTest::progressCountsRulesAndFieldsOnce()
{
    Design design;
    design.components = {sketch::box(u"a"_s, u"cache"_s), sketch::box(u"b"_s, u"cache"_s)};
    design.brief = {{u"goal"_s, u"More"_s}, {u"blank"_s, QStringList {u" "_s}}};
    BriefField goal;
    goal.id = u"goal"_s;
    BriefField blank;
    blank.id = u"blank"_s;
    QList<Rule> rules {rule(R"("cache")", R"({"is": "connected"})"),
        rule({}, R"({"present": {"of": "cache"}})"), rule(R"("server")", R"({"is": "connected"})"),
        rule({}, R"({"present": {"of": "server"}})", R"({"present": {"of": "client"}})")};
    for (int i = 0; i < rules.size(); ++i) {
        rules[i].id = u"list.rule-%1"_s.arg(i);
    }
    const auto list = sketch::checklist(rules, {goal, blank});

    const auto result = check(design, smallCatalog(), {}, {list});

    const StageProgress expected {u"list"_s, u"stage"_s, 2, 4};
    QCOMPARE(result.progress, QList<StageProgress> {expected});
}

void CheckTest::parallelSourcesOfAFunnelAddUp()
{
    Design design;
    design.components = {sketch::box(u"app"_s, u"client"_s),
        sketch::box(u"one"_s, u"cache"_s, {}, {{u"out"_s, 500.0}}),
        sketch::box(u"two"_s, u"cache"_s, {}, {{u"out"_s, 500.0}}),
        sketch::box(u"ranker"_s, u"server"_s, {}, {{u"out"_s, 800.0}})};
    design.connections = {sketch::wire(u"app request one"_s), sketch::wire(u"app request two"_s),
        sketch::wire(u"app request ranker"_s)};
    const auto narrows =
        rule(R"("model-server")", R"({"decreases": {"setting": "out", "after": "cache"}})");
    auto apart = design;
    apart.connections.removeAt(1);

    QVERIFY(check(design, smallCatalog(), {}, {sketch::checklist({narrows})}).findings.isEmpty());
    QCOMPARE(check(apart, smallCatalog(), {}, {sketch::checklist({narrows})}).findings.size(), 1);
}

void CheckTest::randomDesignsAreJudgedWhateverTheirOrder()
{
    QStringList types;
    for (const auto &type : library().catalog.types()) {
        types.append(type.id);
    }
    QRandomGenerator random(20240607);

    for (int round = 0; round < 150; ++round) {
        const auto design = randomDesign(random, types);
        auto shuffled = design;
        shuffle(shuffled.components, random);
        shuffle(shuffled.connections, random);

        const auto result = check(design, library().catalog, {}, library().checklists);

        const auto other = check(shuffled, library().catalog, {}, library().checklists);
        QCOMPARE(other.findings, result.findings);
        QCOMPARE(other.progress, result.progress);
        for (const auto &finding : result.findings) {
            QVERIFY(std::all_of(
                finding.elements.begin(), finding.elements.end(), [&](const ElementId &id) {
                    return find(design.components, id) || find(design.connections, id);
                }));
        }
    }
}

INFERBOARD_TEST(CheckTest)
#include "tst_check.moc"
