// SPDX-License-Identifier: MIT
#include "app/panels/bench.h"
#include "app/panels/estimate/simulation_card.h"
#include "support/registered_test.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

class TestSimulationCard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<Bench>();
        m_bench->analyst.simulator().setAutomatic(false);
        m_client = m_bench->add(u"client"_s, {{u"rate_per_s"_s, 1000.0}});
        m_server = m_bench->add(u"app-server"_s, {{u"replicas"_s, 40.0}});
        m_bench->connect(m_client, m_server);
        QTRY_VERIFY(m_bench->analyst.isUpToDate());
        m_card =
            std::make_unique<SimulationCard>(m_bench->appearance, m_bench->analyst.simulator());
        m_card->resize(320, 240);
        m_card->display(m_bench->analyst.analysis().estimate);
        m_card->show();
    }

    void aBoardWithoutDemandHasNoCard()
    {
        m_card->display({});

        QVERIFY(!m_card->isVisible());
    }

    void itSaysWhetherItWillStartByItself()
    {
        QCOMPARE(state(), u"Not simulated yet."_s);

        m_bench->analyst.simulator().setAutomatic(true);

        QVERIFY(state().contains(u"by itself"));
    }

    void theKeyboardStartsAndCancels()
    {
        QVERIFY(button()->focusPolicy() & Qt::TabFocus);
        QVERIFY(!button()->toolTip().isEmpty());

        QTest::keyClick(button(), Qt::Key_Space);
        QVERIFY(m_bench->analyst.simulator().isRunning());
        QVERIFY(m_card->findChild<QProgressBar *>()->isVisible());
        QCOMPARE(button()->text(), u"Cancel"_s);
        QTest::keyClick(button(), Qt::Key_Space);

        QVERIFY(!m_bench->analyst.simulator().isRunning());
        QVERIFY(!m_card->findChild<QProgressBar *>()->isVisible());
        QVERIFY(!label(u"simulated"_s)->isVisible());
    }

    void theNumbersStandBesideTheFormulas()
    {
        simulate();

        const auto text = label(u"simulated"_s)->text();
        QVERIFY(label(u"simulated"_s)->isVisible());
        QVERIFY(text.contains(u"p99"_s) && text.contains(u"±"_s) && text.contains(u"formula"_s));
        static const QRegularExpression sentence(u"^Simulated \\d{1,3}(,\\d{3})+ requests"_s);
        QVERIFY2(sentence.match(state()).hasMatch(), qPrintable(state()));
    }

    void disagreementsAreToldInWords()
    {
        simulate();
        QVERIFY(!label(u"disagreements"_s)->isVisible());

        auto wrong = m_bench->analyst.analysis().estimate;
        *wrong.entries.first().latency.p99.value *= 3;
        m_bench->analyst.simulator().setBoard({}, wrong); // another board, then this one again
        m_bench->analyst.simulator().setBoard(m_bench->design(), wrong);
        m_card->display(wrong);
        simulate();

        QVERIFY(label(u"disagreements"_s)->isVisible());
        QVERIFY(label(u"disagreements"_s)->text().contains(u"p99: the formula says"));
    }

    void aSaturatedBoardSaysWhatGrows()
    {
        core::Settings one {
            {u"replicas"_s, 1.0}, {u"service_p50_ms"_s, 500.0}, {u"service_p99_ms"_s, 2000.0}};
        const auto slow = m_bench->add(u"app-server"_s, one);
        m_bench->connect(m_client, slow);
        QTRY_VERIFY(m_bench->analyst.isUpToDate());
        m_card->display(m_bench->analyst.analysis().estimate, {{slow, u"Slow server"_s}});
        simulate();

        QVERIFY(state().contains(u"saturated"));
        QVERIFY(state().contains(u"Slow server by"));
        QVERIFY(!label(u"disagreements"_s)->isVisible());
    }

private:
    void simulate()
    {
        auto &simulator = m_bench->analyst.simulator();
        simulator.start();
        QTRY_VERIFY_WITH_TIMEOUT(!simulator.isRunning(), 120'000);
        QVERIFY(simulator.simulated());
    }
    QLabel *label(const QString &name) const { return m_card->findChild<QLabel *>(name); }
    QString state() const { return label(u"simulationState"_s)->text(); }
    QPushButton *button() const { return m_card->findChild<QPushButton *>(u"simulate"_s); }

    std::unique_ptr<Bench> m_bench;
    std::unique_ptr<SimulationCard> m_card;
    core::ElementId m_client;
    core::ElementId m_server;
};

INFERBOARD_TEST(TestSimulationCard)
#include "tst_simulation_card.moc"
