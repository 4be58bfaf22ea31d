// SPDX-License-Identifier: MIT
#include "app/panels/analysis_bench.h"
#include "app/panels/estimate/budget_bar.h"
#include "app/panels/estimate/connection_card.h"
#include "app/panels/estimate/entry_card.h"
#include "app/panels/estimate/estimate_panel.h"
#include "app/panels/estimate/fact_section.h"
#include "app/panels/estimate/load_view.h"
#include "app/widgets/number_button.h"
#include "app/widgets/working_view.h"
#include "support/registered_test.h"

#include <QLabel>
#include <QSignalSpy>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace {

core::Quantity quantity(double value, const QString &unit, const QString &working = {})
{
    return {value, unit, working};
}

core::EntryEstimate entry(double p99)
{
    core::EntryEstimate result;
    result.id = u"client"_s;
    result.name = u"Client"_s;
    result.averageRate = quantity(1160, u"/s"_s);
    result.peakRate = quantity(3470, u"/s"_s);
    result.latency.p99 = quantity(p99, u"ms"_s, u"wait 80 ms + service 106 ms"_s);
    result.budget.p99Ms = 200;
    result.slackMs = quantity(200 - p99, u"ms"_s);
    result.maxRate = quantity(5205, u"/s"_s);
    result.bottleneck = u"model"_s;
    result.criticalPath = {u"client"_s, u"model"_s};
    return result;
}

core::ComponentEstimate component(const QString &id, double utilisation)
{
    core::ComponentEstimate result;
    result.id = id;
    result.rate = quantity(3470, u"/s"_s, u"all of it"_s);
    result.utilisation = quantity(utilisation, {}, u"3,470/s x 6.9 ms / 24"_s);
    result.isSaturated = utilisation >= 1;
    result.replicas = 3;
    result.replicasNeeded = quantity(5, {});
    result.latency.p99 = quantity(11.6, u"ms"_s);
    return result;
}

core::Analysis loadedAnalysis()
{
    core::Analysis result;
    result.estimate.entries = {entry(186)};
    core::ComponentEstimate idle;
    idle.id = u"lake"_s;
    core::ComponentEstimate client;
    client.id = u"client"_s;
    result.estimate.components = {
        client, component(u"store"_s, 0.3), component(u"model"_s, 0.92), idle};
    result.estimate.connections = {
        {u"wire"_s, quantity(3470, u"/s"_s), quantity(6.78, u"MiB/s"_s)}};
    return result;
}

core::Design design()
{
    core::Design result;
    for (const auto &id : {u"client"_s, u"store"_s, u"model"_s, u"lake"_s}) {
        core::Component one;
        one.id = id;
        one.name = id.toUpper();
        result.components.append(one);
    }
    core::Connection wire;
    wire.id = u"wire"_s;
    wire.from = u"client"_s;
    wire.to = u"model"_s;
    result.connections.append(wire);
    return result;
}

} // namespace

class TestEstimatePanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"inferboard-test"_s);
        QStandardPaths::setTestModeEnabled(true);
    }
    void init()
    {
        m_bench = std::make_unique<AnalysisBench>();
        m_bench->draw(design());
        m_panel = std::make_unique<EstimatePanel>(m_bench->workspace);
        m_panel->resize(340, 900);
        m_panel->show();
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        m_panel->display(loadedAnalysis());
    }
    void cleanup()
    {
        m_panel.reset();
        m_bench.reset();
    }

    void theBudgetTellsWhatIsLeft();
    void theBudgetTellsWhatIsOver();
    void longLatenciesAreSeconds();
    void headroomIsAMultipleOfThePeak();
    void loadIsWordsWhenSaturated_data();
    void loadIsWordsWhenSaturated();
    void busiestComponentsComeFirst();
    void componentsThatCarryNothingAreLeftOut();
    void componentsWithoutTrafficAreLeftOut();
    void pressingANumberShowsItsWorking();
    void theWorkingFollowsTheEstimate();
    void pressingAComponentSelectsAndRevealsIt();
    void theKeyboardReachesEveryNumberOfAComponent();
    void theBottleneckIsALink();
    void aSaturatedEntrySaysWhy();
    void aComponentWithoutLatencySaysWhy();
    void withoutAClientItAsksForOne();
    void theSelectedConnectionIsShown();
    void cardsStayWhenNumbersChange();
    void reasonsAreShownOnDemand();
    void promisesOpenTheirWorkings();
    void singlePointsOfFailureAreLinks();
    void everyStopOfThePathTellsItsShare();
    void theDesignHasCostsAndSizes();
    void theSelectedComponentIsShown();
    void sectionsExistOnlyWithSomethingInThem();
    void anOutrunStreamTellsHowItGrows();
    void staleDataMissesItsTarget();
    void timesAndSizesHaveTheirUnits();

private:
    NumberButton *number(const QString &name) const
    {
        return m_panel->findChild<NumberButton *>(name);
    }
    LoadView *loads() const { return m_panel->findChild<LoadView *>(); }
    WorkingView *working() const { return m_panel->findChild<WorkingView *>(); }
    QPoint placeOf(int row, LoadNumber number) const
    {
        const auto rect = loads()->visualRect(loads()->model()->index(row, 0));
        return LoadDelegate::place(number, rect).center();
    }

    std::unique_ptr<AnalysisBench> m_bench;
    std::unique_ptr<EstimatePanel> m_panel;
};

void TestEstimatePanel::theBudgetTellsWhatIsLeft()
{
    QCOMPARE(number(u"budget"_s)->text(), u"186 of 200 ms, 14 ms to spare"_s);
    QCOMPARE(m_panel->findChild<BudgetBar *>()->used(), 0.93);
}

void TestEstimatePanel::theBudgetTellsWhatIsOver()
{
    auto next = loadedAnalysis();
    next.estimate.entries = {entry(235)};

    m_panel->display(next);

    QCOMPARE(number(u"budget"_s)->text(), u"235 of 200 ms, 35 ms over"_s);
    QVERIFY(m_panel->findChild<BudgetBar *>()->used() > 1);
}

void TestEstimatePanel::longLatenciesAreSeconds()
{
    QCOMPARE(estimate_text::latency(quantity(9990, u"ms"_s)), u"9,990 ms"_s);
    QCOMPARE(estimate_text::latency(quantity(12'400, u"ms"_s)), u"12.4 s"_s);
    QCOMPARE(estimate_text::latency({}), u"\u2014"_s);
}

void TestEstimatePanel::headroomIsAMultipleOfThePeak()
{
    QCOMPARE(number(u"headroom"_s)->text(), u"5,210/s, 1.5\u00d7 today's peak"_s);
}

void TestEstimatePanel::loadIsWordsWhenSaturated_data()
{
    QTest::addColumn<double>("utilisation");
    QTest::addColumn<QString>("text");
    QTest::newRow("half") << 0.5 << u"50 %"_s;
    QTest::newRow("tiny") << 0.001 << u"< 1 %"_s;
    QTest::newRow("nearly full") << 0.999 << u"99 %"_s;
    QTest::newRow("saturated") << 1.32 << u"saturated"_s;
}

void TestEstimatePanel::loadIsWordsWhenSaturated()
{
    QFETCH(double, utilisation);
    QFETCH(QString, text);

    QCOMPARE(estimate_text::load(component(u"model"_s, utilisation)), text);
}

void TestEstimatePanel::busiestComponentsComeFirst()
{
    const auto &model = loads()->loads();

    QCOMPARE(model.load(0).name, u"MODEL"_s);
    QCOMPARE(model.load(1).name, u"STORE"_s);
    QCOMPARE(model.load(0).text(LoadNumber::Replicas), u"3 \u2192 5 replicas"_s);
}

void TestEstimatePanel::componentsThatCarryNothingAreLeftOut()
{
    QCOMPARE(loads()->loads().rowCount(), 2);
    QCOMPARE(m_panel->findChild<QLabel *>(u"leftOut"_s)->text(),
        u"1 component carries no requests and is left out."_s);
}

void TestEstimatePanel::componentsWithoutTrafficAreLeftOut()
{
    auto next = loadedAnalysis();
    auto &store = next.estimate.components[1];
    store.rate.value = 0;
    store.utilisation.value = 0;

    m_panel->display(next);

    QCOMPARE(loads()->loads().rowCount(), 1);
    QCOMPARE(loads()->loads().load(0).name, u"MODEL"_s);
}

void TestEstimatePanel::pressingANumberShowsItsWorking()
{
    QVERIFY(!working()->isVisible());
    QVERIFY(number(u"p99"_s)->toolTip().contains(u"wait 80 ms + service 106 ms"));

    QTest::mouseClick(number(u"p99"_s), Qt::LeftButton);

    QVERIFY(working()->isVisible());
    QCOMPARE(working()->text(), u"wait 80 ms + service 106 ms"_s);
}

void TestEstimatePanel::theWorkingFollowsTheEstimate()
{
    QTest::mouseClick(number(u"p99"_s), Qt::LeftButton);
    auto next = loadedAnalysis();
    next.estimate.entries.first().latency.p99.working = u"wait 90 ms + service 106 ms"_s;

    m_panel->display(next);
    QCOMPARE(working()->text(), u"wait 90 ms + service 106 ms"_s);
    m_panel->display({});

    QVERIFY(!working()->isVisible());
}

void TestEstimatePanel::pressingAComponentSelectsAndRevealsIt()
{
    QSignalSpy revealed(m_panel.get(), &EstimatePanel::reveal);

    QTest::mouseClick(loads()->viewport(), Qt::LeftButton, {}, placeOf(0, LoadNumber::Utilisation));

    QCOMPARE(m_bench->selection.ids(), core::ElementIds {u"model"_s});
    QCOMPARE(revealed.size(), 1);
    QCOMPARE(working()->text(), u"3,470/s x 6.9 ms / 24"_s);
}

void TestEstimatePanel::theKeyboardReachesEveryNumberOfAComponent()
{
    loads()->setFocus();

    QTest::keyClick(loads(), Qt::Key_Down);
    QTest::keyClick(loads(), Qt::Key_Right);
    QTest::keyClick(loads(), Qt::Key_Return);

    QCOMPARE(m_bench->selection.ids(), core::ElementIds {u"store"_s});
    QCOMPARE(working()->text(), u"all of it"_s);
}

void TestEstimatePanel::theBottleneckIsALink()
{
    auto *link = m_panel->findChild<QLabel *>(u"bottleneck"_s);
    QVERIFY(link->text().contains(u"MODEL"));

    Q_EMIT link->linkActivated(u"model"_s);

    QCOMPARE(m_bench->selection.ids(), core::ElementIds {u"model"_s});
}

void TestEstimatePanel::aSaturatedEntrySaysWhy()
{
    auto next = loadedAnalysis();
    next.estimate.entries.first().latency = {};
    next.estimate.entries.first().latency.p99.working = u"MODEL is saturated"_s;

    m_panel->display(next);

    QCOMPARE(m_panel->findChild<QLabel *>(u"message"_s)->text(), u"MODEL is saturated"_s);
    QVERIFY(!number(u"p99"_s)->isVisible());
    QVERIFY(!m_panel->findChild<BudgetBar *>()->isVisible());
}

void TestEstimatePanel::aComponentWithoutLatencySaysWhy()
{
    auto next = loadedAnalysis();
    auto &model = next.estimate.components[2];
    QCOMPARE(model.id, u"model"_s);
    model.latency = {};
    model.latency.p99.working = model.state = u"It waits for STORE, which is saturated."_s;
    model.health = core::Health::Saturated;
    m_bench->selection.set({u"model"_s});

    m_panel->display(next);

    const auto &load = loads()->loads().load(loads()->loads().row(u"model"_s));
    QCOMPARE(load.text(LoadNumber::P99), u"unknown"_s);
    QCOMPARE(load.quantity(LoadNumber::P99).working, model.state);
    const auto *card = m_panel->findChild<FactCard *>(u"selectedComponent"_s);
    QVERIFY(card->isVisible());
    QCOMPARE(card->findChild<QLabel *>(u"remark"_s)->text(), model.state);
}

void TestEstimatePanel::withoutAClientItAsksForOne()
{
    QSignalSpy added(m_panel.get(), &EstimatePanel::addRequested);
    auto *empty = m_panel->findChild<QLabel *>(u"empty"_s);
    QVERIFY(!empty->isVisible());

    m_panel->display({});
    QVERIFY(empty->isVisible());
    Q_EMIT empty->linkActivated(u"client"_s);

    QCOMPARE(added, QList<QVariantList> {{u"client"_s}});
}

void TestEstimatePanel::theSelectedConnectionIsShown()
{
    auto *card = m_panel->findChild<ConnectionCard *>();
    QVERIFY(!card->isVisible());

    m_bench->selection.set({u"wire"_s});

    QVERIFY(card->isVisible());
    QCOMPARE(card->findChild<QLabel *>()->text(), u"CLIENT \u2192 MODEL"_s);
    QStringList numbers;
    for (const auto *button : card->findChildren<NumberButton *>()) {
        numbers.append(button->text());
    }
    QCOMPARE(numbers, QStringList({u"3,470/s"_s, u"6.78 MiB/s"_s}));
}

void TestEstimatePanel::cardsStayWhenNumbersChange()
{
    const auto *card = m_panel->findChild<EntryCard *>();
    auto next = loadedAnalysis();
    next.estimate.entries = {entry(190)};

    m_panel->display(next);

    QCOMPARE(m_panel->findChild<EntryCard *>(), card);
    QCOMPARE(number(u"p99"_s)->text(), u"190 ms"_s);
}

void TestEstimatePanel::reasonsAreShownOnDemand()
{
    auto next = loadedAnalysis();
    next.estimate.entries.first().approximations = {u"Calls repeat."_s};
    m_panel->display(next);
    auto *badge = m_panel->findChild<QAbstractButton *>(u"approximate"_s);
    auto *reasons = m_panel->findChild<QLabel *>(u"reasons"_s);
    QVERIFY(badge->isVisible());
    QVERIFY(!reasons->isVisible());

    QTest::mouseClick(badge, Qt::LeftButton);

    QVERIFY(reasons->isVisible());
    QCOMPARE(reasons->text(), u"Calls repeat."_s);
}

void TestEstimatePanel::promisesOpenTheirWorkings()
{
    auto next = loadedAnalysis();
    auto &entry = next.estimate.entries.first();
    entry.chance = quantity(0.987, {}, u"share of the law"_s);
    entry.successRate = quantity(0.9995, {}, u"product over the calls"_s);
    entry.availability.success = quantity(99.9, u"%"_s, u"all of them"_s);
    entry.availability.nines = quantity(3, {}, {});
    entry.availability.downtime = quantity(43.2, u"min"_s, u"0.1 % of 30 days"_s);
    entry.budget.availability = 0.9995;
    entry.isAvailabilityMet = false;
    m_panel->display(next);

    QCOMPARE(number(u"chance"_s)->text(), u"98.7 % of the requests"_s);
    QCOMPARE(number(u"success"_s)->text(), u"99.95 % of the requests"_s);
    QCOMPARE(number(u"availability"_s)->text(), u"99.9 %, 3.0 nines"_s);
    QCOMPARE(number(u"availabilityTarget"_s)->text(), u"99.95 %, missed"_s);
    QCOMPARE(number(u"downtime"_s)->text(), u"43.2 min of 30 days"_s);
    QTest::mouseClick(number(u"downtime"_s), Qt::LeftButton);

    QCOMPARE(working()->text(), u"0.1 % of 30 days"_s);
}

void TestEstimatePanel::singlePointsOfFailureAreLinks()
{
    auto next = loadedAnalysis();
    next.estimate.entries.first().availability.singlePoints = {u"store"_s};
    m_panel->display(next);
    auto *points = m_panel->findChild<QLabel *>(u"singlePoints"_s);
    QVERIFY(points->text().contains(u"STORE"));

    Q_EMIT points->linkActivated(u"store"_s);

    QCOMPARE(m_bench->selection.ids(), core::ElementIds {u"store"_s});
}

void TestEstimatePanel::everyStopOfThePathTellsItsShare()
{
    auto next = loadedAnalysis();
    next.estimate.entries.first().shares = {
        {u"model"_s, quantity(93, u"ms"_s, u"p99 186 ms − 93 ms"_s)}};
    m_panel->display(next);

    QCOMPARE(number(u"stop:model"_s)->text(), u"\u221293 ms, 50 %"_s);
    QTest::mouseClick(number(u"stop:model"_s), Qt::LeftButton);

    QCOMPARE(working()->text(), u"p99 186 ms − 93 ms"_s);
}

void TestEstimatePanel::theDesignHasCostsAndSizes()
{
    auto next = loadedAnalysis();
    next.estimate.cost.month = quantity(1234, u"USD/month"_s, u"sum"_s);
    next.estimate.cost.perMillionRequests = quantity(0.412, u"USD"_s, u"divided"_s);
    next.estimate.storageGib = quantity(2048, u"GiB"_s, u"sum"_s);
    next.estimate.nextBottleneck = u"store"_s;
    m_panel->display(next);

    QCOMPARE(number(u"cost"_s)->text(), u"$1,230 a month"_s);
    QCOMPARE(number(u"perMillion"_s)->text(), u"$0.41"_s);
    QCOMPARE(number(u"totalStorage"_s)->text(), u"2 TiB"_s);
    QVERIFY(!number(u"totalMemory"_s));
    QVERIFY(m_panel->findChild<QLabel *>(u"breaksNext"_s)->text().contains(u"STORE"));
}

void TestEstimatePanel::theSelectedComponentIsShown()
{
    auto next = loadedAnalysis();
    auto &model = next.estimate.components[2];
    model.cost.month = quantity(700, u"USD/month"_s, u"machines"_s);
    model.sizing.gpu = u"l4"_s;
    model.sizing.gpus = quantity(3, {}, u"one for each replica"_s);
    model.state = u"Nearly full."_s;
    m_panel->display(next);
    auto *card = m_panel->findChild<FactCard *>(u"selectedComponent"_s);
    QVERIFY(!card->isVisible());

    m_bench->selection.set({u"model"_s});

    QVERIFY(card->isVisible());
    QCOMPARE(card->findChild<QLabel *>(u"title"_s)->text(), u"MODEL"_s);
    QCOMPARE(card->findChild<QLabel *>(u"remark"_s)->text(), u"Nearly full."_s);
    QCOMPARE(card->findChild<NumberButton *>(u"cost"_s)->text(), u"$700 a month"_s);
    QCOMPARE(card->findChild<NumberButton *>(u"gpus"_s)->text(), u"3 × l4"_s);
    m_bench->selection.set({u"model"_s, u"store"_s});
    QVERIFY(!card->isVisible());
}

void TestEstimatePanel::sectionsExistOnlyWithSomethingInThem()
{
    auto *streams = m_panel->findChild<FactSection *>(u"streams"_s);
    auto *freshness = m_panel->findChild<FactSection *>(u"freshness"_s);
    QVERIFY(!streams->isVisible() && !freshness->isVisible());
    auto next = loadedAnalysis();
    core::StreamEstimate stream;
    stream.id = u"wire"_s;
    stream.lag.p50 = quantity(2, u"ms"_s);
    stream.lag.p99 = quantity(40, u"ms"_s, u"waiting"_s);
    stream.time.p99 = quantity(90, u"ms"_s, u"all of it"_s);
    next.estimate.streams = {stream};

    m_panel->display(next);

    QVERIFY(streams->isVisible() && !freshness->isVisible());
    QVERIFY(streams->findChild<QLabel *>(u"title"_s)->text().contains(u"MODEL"));
    QCOMPARE(number(u"lag"_s)->text(), u"p50 2 ms, p99 40 ms"_s);
    m_panel->display(loadedAnalysis());
    QVERIFY(!streams->isVisible());
}

void TestEstimatePanel::anOutrunStreamTellsHowItGrows()
{
    auto next = loadedAnalysis();
    core::StreamEstimate stream;
    stream.id = u"wire"_s;
    stream.time.p99.working = u"MODEL is saturated"_s;
    stream.growth = quantity(250, u"/s"_s, u"more arrive"_s);
    next.estimate.streams = {stream};

    m_panel->display(next);

    auto *streams = m_panel->findChild<FactSection *>(u"streams"_s);
    QCOMPARE(number(u"growth"_s)->text(), u"250 events a second"_s);
    QVERIFY(!number(u"lag"_s));
    QCOMPARE(streams->findChild<QLabel *>(u"remark"_s)->text(), u"MODEL is saturated"_s);
}

void TestEstimatePanel::staleDataMissesItsTarget()
{
    auto next = loadedAnalysis();
    core::FreshnessEstimate store;
    store.id = u"store"_s;
    store.typical = quantity(43'200, u"s"_s, u"half a day"_s);
    store.worst = quantity(86'400, u"s"_s, u"a day"_s);
    store.path = {u"client"_s, u"store"_s};
    store.budgetS = 3600;
    store.isMet = false;
    next.estimate.freshness = {store};

    m_panel->display(next);

    QCOMPARE(number(u"typical"_s)->text(), u"12 h"_s);
    QCOMPARE(number(u"worst"_s)->text(), u"24 h, target 60 min missed"_s);
    QVERIFY(m_panel->findChild<QLabel *>(u"way"_s)->text().contains(u"CLIENT"));
}

void TestEstimatePanel::timesAndSizesHaveTheirUnits()
{
    QCOMPARE(estimate_text::duration(90), u"90 s"_s);
    QCOMPARE(estimate_text::duration(5400), u"90 min"_s);
    QCOMPARE(estimate_text::duration(7 * 86'400), u"7 days"_s);
    QCOMPARE(estimate_text::size(quantity(0.25, {})), u"256 MiB"_s);
    QCOMPARE(estimate_text::size(quantity(3 * 1024 * 1024, {})), u"3 PiB"_s);
    QCOMPARE(estimate_text::money(quantity(0.001, {})), u"less than $0.01"_s);
}

INFERBOARD_TEST(TestEstimatePanel)
#include "tst_estimate_panel.moc"
