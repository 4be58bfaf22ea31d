// SPDX-License-Identifier: MIT
#include "core/estimate/insights/trace_waterfall.h"
#include "support/registered_test.h"

#include <QTest>

#include <array>
#include <limits>
#include <tuple>

using namespace Qt::StringLiterals;
using core::simulation::Span;

namespace {

core::Design design()
{
    core::Design design;
    for (const auto &id : {u"client"_s, u"api"_s, u"store"_s, u"model"_s}) {
        core::Component component;
        component.id = id;
        component.name = id.toUpper();
        design.components.append(component);
    }
    return design;
}

core::simulation::Trace tookMs(int entry, double ms)
{
    core::simulation::Trace trace;
    trace.entry = entry;
    trace.latencyMs = ms;
    return trace;
}

/// A visit of a component, called, there, started, served and ended at these times.
Span visit(int node, int parent, std::array<double, 5> moments)
{
    Span span;
    span.node = span.edge = node;
    span.parent = parent;
    span.stage = 0;
    std::tie(span.calledMs, span.arrivedMs, span.startedMs, span.servedMs, span.endedMs) =
        std::tuple_cat(moments);
    return span;
}

/// The API asks the model, which fails once, and the store beside it.
core::simulation::Trace trace()
{
    core::simulation::Trace trace;
    trace.latencyMs = 30;
    trace.spans = {visit(0, -1, {0, 0, 0, 0, 30}), visit(1, 0, {0, 1, 3, 7, 30}),
        visit(3, 1, {7, 8, 15, 17, 17}), visit(2, 1, {7, 7, 7, 9, 9}),
        visit(3, 1, {20, 21, 21, 30, 30})};
    trace.spans[2].isFailed = true;
    trace.spans[4].attempt = 1;
    return trace;
}

} // namespace

class TestTraceWaterfall : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void calleesStandBelowTheirCallers()
    {
        const auto picture = core::waterfall(design(), core::Catalog(), trace());

        QStringList names;
        QList<int> depths;
        for (const auto &bar : picture.bars) {
            names.append(bar.name);
            depths.append(bar.depth);
        }
        QCOMPARE(names, QStringList({u"CLIENT"_s, u"API"_s, u"MODEL"_s, u"STORE"_s, u"MODEL"_s}));
        QCOMPARE(depths, QList<int>({0, 1, 2, 2, 2}));
        QCOMPARE(picture.totalMs, 30.0);
    }

    void timeIsNetworkWaitAndService()
    {
        const auto api = core::waterfall(design(), core::Catalog(), trace()).bars.at(1);

        QCOMPARE(api.networkMs, 1.0);
        QCOMPARE(api.waitMs, 2.0);
        QCOMPARE(api.serviceMs, 4.0);
        QCOMPARE(api.endMs, 30.0);
        QVERIFY(api.working.contains(u"then 23 ms for what it calls"));
    }

    void theRequestWaitedForBothAttempts()
    {
        const auto bars = core::waterfall(design(), core::Catalog(), trace()).bars;

        QVERIFY(bars.at(2).isCritical && bars.at(2).isFailed);
        QVERIFY(!bars.at(3).isCritical);
        QVERIFY(bars.at(4).isCritical && !bars.at(4).isFailed);
        QVERIFY(bars.at(4).working.contains(u"retry 1"));
    }

    void whatWasNeverServedEndsWithTheRequest()
    {
        auto given = trace();
        given.spans[3].startedMs = given.spans[3].servedMs = given.spans[3].endedMs =
            std::numeric_limits<double>::infinity();

        const auto store = core::waterfall(design(), core::Catalog(), given).bars.at(3);

        QCOMPARE(store.endMs, 30.0);
        QCOMPARE(store.waitMs, 23.0);
        QCOMPARE(store.serviceMs, 0.0);
    }

    void anEmptyTraceIsAnEmptyPicture()
    {
        QVERIFY(core::waterfall(design(), core::Catalog(), {}).bars.isEmpty());
    }

    void theWitnessesAreTheClientsOwn()
    {
        core::Simulated simulated;
        simulated.entries.resize(2);
        simulated.entries[0].id = u"client"_s;
        simulated.entries[1].id = u"other"_s;
        simulated.entries[1].latency.p50 = {12.0, 0.1};
        simulated.raw.slowest = {tookMs(0, 90), tookMs(1, 50), tookMs(1, 60)};
        simulated.raw.typical = {tookMs(1, 40), tookMs(1, 11)};

        QCOMPARE(core::traceOf(simulated, u"other"_s, core::TraceChoice::Slowest)->latencyMs, 60.0);
        QCOMPARE(core::traceOf(simulated, u"other"_s, core::TraceChoice::Typical)->latencyMs, 11.0);
        QVERIFY(!core::traceOf(simulated, u"client"_s, core::TraceChoice::Typical));
        QVERIFY(!core::traceOf(simulated, u"nobody"_s, core::TraceChoice::Slowest));
    }
};

INFERBOARD_TEST(TestTraceWaterfall)
#include "tst_trace_waterfall.moc"
