// SPDX-License-Identifier: MIT
#include "app/charts/chart.h"
#include "app/panels/bench.h"
#include "app/panels/insights/insights_panel.h"
#include "app/panels/insights/sizing_dialog.h"
#include "app/panels/insights/what_if_bar.h"
#include "app/widgets/line_field.h"
#include "app/widgets/what_if_banner.h"
#include "support/registered_test.h"

#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSlider>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

class TestInsights : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<Bench>();
        m_client = m_bench->add(u"client"_s, {{u"rate_per_s"_s, 1000.0}});
        m_server = m_bench->add(u"app-server"_s, {{u"replicas"_s, 40.0}});
        m_bench->connect(m_client, m_server);
        QTRY_VERIFY(m_bench->analyst.isUpToDate());
    }

    void aHiddenPanelThinksNothing()
    {
        InsightsPanel panel(m_bench->workspace);

        QVERIFY(panel.client().isEmpty());
    }

    void theFirstClientIsShownWithItsPictures()
    {
        InsightsPanel panel(m_bench->workspace);
        panel.resize(360, 900);
        panel.show();

        QCOMPARE(panel.client(), m_client);
        const auto charts = panel.findChildren<Chart *>();
        QCOMPARE(charts.size(), 5);
        for (auto *chart : charts) {
            QTRY_VERIFY(!chart->picture().isEmpty());
        }
    }

    void aPartLeadsToTheBoard()
    {
        InsightsPanel panel(m_bench->workspace);
        panel.resize(360, 900);
        panel.show();
        core::ElementIds shown;
        connect(&panel, &InsightsPanel::reveal, this,
            [&](const core::ElementIds &ids) { shown = ids; });
        auto *waterfall = panel.findChildren<Chart *>().first();

        QTest::keyClick(waterfall, Qt::Key_End);
        QTest::keyClick(waterfall, Qt::Key_Return);

        QCOMPARE(shown, core::ElementIds {m_server});
        QVERIFY(m_bench->selection.contains(m_server));
    }

    void simulatedRequestsJoinThePictures()
    {
        InsightsPanel panel(m_bench->workspace);
        panel.resize(360, 900);
        panel.show();
        auto *slowest = panel.findChild<QPushButton *>(u"slowestSimulated"_s);
        QVERIFY(!slowest->isVisible());

        m_bench->analyst.simulator().start();
        QTRY_VERIFY_WITH_TIMEOUT(slowest->isVisible(), 120'000);
        QTest::mouseClick(slowest, Qt::LeftButton);

        auto *waterfall = panel.findChildren<Chart *>().first();
        QVERIFY(waterfall->picture().title.contains(u"one simulated request"));
        m_bench->document.reset({});
        QTRY_VERIFY(m_bench->analyst.isUpToDate());
        QVERIFY(!slowest->isVisible());
    }

    void aQuestionChangesTheEstimateAndNotTheDesign()
    {
        const auto before = m_bench->design();
        core::WhatIf twice;
        twice.traffic = 2;

        m_bench->analyst.setWhatIf(twice);
        QTRY_VERIFY(m_bench->analyst.isUpToDate());

        const auto peak = [](const core::Analysis &analysis) {
            return *analysis.estimate.entries.first().peakRate.value;
        };
        QCOMPARE(peak(m_bench->analyst.analysis()), 2 * peak(m_bench->analyst.plainAnalysis()));
        QCOMPARE(m_bench->design(), before);
        QVERIFY(!m_bench->document.canUndo());
        QVERIFY(m_bench->document.isClean());
    }

    void theMarkStandsWhileAQuestionIsAsked()
    {
        WhatIfBanner mark(m_bench->analyst);
        QVERIFY(mark.isHidden());
        core::WhatIf twice;
        twice.traffic = 2;

        m_bench->analyst.setWhatIf(twice);
        QTRY_VERIFY(!mark.isHidden());
        QVERIFY(mark.text().contains(u"traffic × 2"_s));

        m_bench->analyst.setWhatIf({});
        QTRY_VERIFY(mark.isHidden());
    }

    void theBarAsksAndEscapeTakesItBack()
    {
        WhatIfBar bar(m_bench->workspace);
        bar.show();
        auto *factor = bar.findChild<LineField *>(u"whatIfFactor"_s);
        factor->setText(u"2.5"_s);
        Q_EMIT factor->entered(u"2.5"_s);
        QTest::mouseClick(bar.findChild<QPushButton *>(u"whatIfCold"_s), Qt::LeftButton);
        QTest::mouseClick(bar.findChild<QPushButton *>(u"whatIfReplica"_s), Qt::LeftButton);

        const auto asked = m_bench->analyst.whatIf();
        QCOMPARE(asked.traffic, 2.5);
        QVERIFY(asked.isCacheCold && asked.isReplicaLost && !asked.isZoneLost);
        QCOMPARE(asked.component, m_server); // the bottleneck, by its name

        QTest::keyClick(&bar, Qt::Key_Escape);
        QVERIFY(!m_bench->analyst.whatIf().isAsked());
        QCOMPARE(factor->text(), u"1"_s);
    }

    void theSliderGoesFromATenthToTenTimes()
    {
        WhatIfBar bar(m_bench->workspace);
        auto *slider = bar.findChild<QSlider *>(u"whatIfSlider"_s);

        slider->setValue(slider->maximum());
        QCOMPARE(m_bench->analyst.whatIf().traffic, 10.0);
        slider->setValue(slider->minimum());
        QCOMPARE(m_bench->analyst.whatIf().traffic, 0.1);
        slider->setValue(0);
        QVERIFY(!m_bench->analyst.whatIf().isAsked());
    }

    void nonsenseInTheFieldIsNotAsked()
    {
        WhatIfBar bar(m_bench->workspace);
        auto *factor = bar.findChild<LineField *>(u"whatIfFactor"_s);

        Q_EMIT factor->entered(u"many"_s);
        QVERIFY(!m_bench->analyst.whatIf().isAsked());
        Q_EMIT factor->entered(u"1000"_s);
        QCOMPARE(m_bench->analyst.whatIf().traffic, 10.0);
    }

    void sizesAreAppliedAsOneStep()
    {
        SizingDialog dialog(m_bench->workspace);
        QTRY_VERIFY(dialog.canApply());
        QCOMPARE(dialog.findChild<QTreeWidget *>(u"sizingTable"_s)->topLevelItemCount(), 1);
        const auto effect = dialog.findChild<QLabel *>(u"sizingEffect"_s)->text();
        QVERIFY2(effect.contains(u"Costs a month: $"_s), qPrintable(effect));

        dialog.apply();

        QVERIFY(std::get<double>(m_bench->settings(m_server).value(u"replicas"_s)) < 40);
        QCOMPARE(m_bench->steps(), 1);
        m_bench->document.undo();
        QCOMPARE(std::get<double>(m_bench->settings(m_server).value(u"replicas"_s)), 40.0);
    }

    void cancellingChangesNothing()
    {
        const auto before = m_bench->design();
        SizingDialog dialog(m_bench->workspace);
        QTRY_VERIFY(dialog.canApply());

        dialog.reject();

        QCOMPARE(m_bench->design(), before);
    }

    void theOtherGoalHasItsOwnAnswer()
    {
        SizingDialog dialog(m_bench->workspace);
        QTRY_VERIFY(dialog.canApply());
        auto *table = dialog.findChild<QTreeWidget *>(u"sizingTable"_s);
        const auto cheapest = table->topLevelItem(0)->text(2).toInt();

        dialog.findChild<QRadioButton *>(u"sizeForUtilisation"_s)->setChecked(true);
        QTRY_VERIFY(dialog.canApply());

        QVERIFY(table->topLevelItem(0)->text(2).toInt() >= cheapest);
    }

private:
    std::unique_ptr<Bench> m_bench;
    core::ElementId m_client;
    core::ElementId m_server;
};

INFERBOARD_TEST(TestInsights)
#include "tst_insights.moc"
