// SPDX-License-Identifier: MIT
#include "app/document/simulator.h"
#include "core/model/edits.h"
#include "support/registered_test.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Simulator::Rests shortRests {20ms, 0ms};
constexpr Simulator::Rests endlessRests {1h, 1h};

core::Component component(const QString &type, const core::Settings &settings)
{
    core::Component component;
    component.id = component.name = component.type = type;
    component.rect = QRectF(0, 0, 160, 80);
    component.settings = settings;
    return component;
}

core::Design design(double rate)
{
    core::Design design;
    design.components = {component(u"client"_s, {{u"rate_per_s"_s, rate}}),
        component(u"app-server"_s, {{u"replicas"_s, 40.0}})};
    core::Connection wire;
    wire.id = u"wire"_s;
    wire.from = u"client"_s;
    wire.to = u"app-server"_s;
    design.connections = {wire};
    return design;
}

} // namespace

class TestSimulator : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto library = core::loadLibrary(u":/inferboard"_s);
        QVERIFY(library);
        m_library = *library;
    }

    void aBoardThatRestsIsSimulated()
    {
        Simulator simulator(m_library, shortRests);
        show(simulator, design(1000));
        QVERIFY(simulator.isWaiting());
        QVERIFY(!simulator.isRunning());

        QTRY_VERIFY_WITH_TIMEOUT(simulator.simulated(), 60'000);

        QVERIFY(!simulator.isRunning());
        QVERIFY(simulator.simulated()->isSteady);
        QCOMPARE(simulator.simulated()->entries.first().id, u"client"_s);
    }

    void whatIsApproximateIsSimulatedAtOnce()
    {
        Simulator simulator(m_library, {1h, 0ms});
        auto estimate = core::estimate(design(1000), m_library.catalog);
        estimate.entries.first().approximations = {u"Calls repeat."_s};

        simulator.setBoard(design(1000), estimate);

        QTRY_VERIFY(simulator.isRunning() || simulator.simulated());
    }

    void aBoardWithoutLatencyIsNotSimulatedByItself()
    {
        Simulator simulator(m_library, shortRests);
        auto lonely = design(1000);
        lonely.connections.clear();

        show(simulator, lonely);

        QVERIFY(!simulator.isWaiting());
    }

    void anEditCallsTheSimulationOff()
    {
        Simulator simulator(m_library, endlessRests);
        show(simulator, design(1000));
        simulator.start();
        QVERIFY(simulator.isRunning());

        show(simulator, design(2000));

        QVERIFY(!simulator.isRunning());
        QVERIFY(simulator.isWaiting());
    }

    void anEditForgetsTheAnswer()
    {
        Simulator simulator(m_library, shortRests);
        show(simulator, design(1000));
        QTRY_VERIFY_WITH_TIMEOUT(simulator.simulated(), 60'000);
        QSignalSpy updated(&simulator, &Simulator::updated);

        show(simulator, design(2000));

        QVERIFY(!simulator.simulated());
        QVERIFY(!updated.isEmpty());
    }

    void placesChangeNothing()
    {
        Simulator simulator(m_library, shortRests);
        show(simulator, design(1000));
        QTRY_VERIFY_WITH_TIMEOUT(simulator.simulated(), 60'000);
        auto moved = design(1000);
        moved.components.first().rect.translate(100, 0);
        moved.components.first().note = u"moved"_s;
        moved.connections.first().label = u"ask"_s;

        show(simulator, moved);

        QVERIFY(simulator.simulated());
        QVERIFY(!simulator.isWaiting());
    }

    void aStaleAnswerIsDropped()
    {
        Simulator simulator(m_library, endlessRests);
        show(simulator, design(1000));
        simulator.start();
        simulator.cancel();
        QVERIFY(!simulator.isRunning());

        show(simulator, design(2000));
        simulator.start();
        QTRY_VERIFY_WITH_TIMEOUT(simulator.progress() > 0 || simulator.simulated(), 60'000);
        simulator.cancel();
        QTest::qWait(1);

        QVERIFY(!simulator.isRunning());
        QVERIFY(!simulator.simulated() || simulator.simulated()->entries.size() == 1);
    }

    void itCanBeToldNotToStartByItself()
    {
        Simulator simulator(m_library, endlessRests);
        show(simulator, design(1000));
        QSignalSpy updated(&simulator, &Simulator::updated);

        simulator.setAutomatic(false);
        QVERIFY(!simulator.isWaiting());
        QCOMPARE(updated.size(), 1);
        simulator.setAutomatic(true);

        QVERIFY(simulator.isWaiting());
    }

    void theEndCallsTheSimulationOff()
    {
        auto simulator = std::make_unique<Simulator>(m_library, endlessRests);
        show(*simulator, design(1000));
        simulator->start();
        QTRY_VERIFY(simulator->isRunning());

        simulator.reset(); // returns: the test's time runs out if it does not

        QCoreApplication::processEvents();
    }

private:
    void show(Simulator &simulator, const core::Design &design) const
    {
        simulator.setBoard(design, core::estimate(design, m_library.catalog));
    }

    core::Library m_library;
};

INFERBOARD_TEST(TestSimulator)
#include "tst_simulator.moc"
