// SPDX-License-Identifier: MIT
#include "app/export/export_dialog.h"
#include "app/panels/bench.h"
#include "support/registered_test.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class TestExportDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyScaleOfferedWorks_data()
    {
        QTest::addColumn<double>("width");
        QTest::addColumn<double>("largest");
        QTest::newRow("an ordinary board") << 1000.0 << 3.0;
        QTest::newRow("one too wide for three") << 7000.0 << 2.3;
        QTest::newRow("one too wide for one") << 60'000.0 << 0.27;
        QTest::newRow("as wide as boards can be") << 900'000.0 << 0.018;
    }

    void everyScaleOfferedWorks()
    {
        QFETCH(double, width);
        QFETCH(double, largest);
        Bench bench;
        const FileNameChoice names(nullptr);
        const auto left = bench.add(u"client"_s);
        const auto right = bench.add(u"app-server"_s);
        bench.document.reset(core::edits::move(bench.design(), {right}, {width - 160, 0}));
        auto *dialog = new ExportDialog(bench.workspace, {}, names, {}, nullptr);
        dialog->show();
        const auto *scale = dialog->findChild<QComboBox *>(u"exportScale"_s);
        QVERIFY(scale->count() > 0);
        double most = 0;
        for (int i = 0; i < scale->count(); ++i) {
            most = std::max(most, scale->itemData(i).toDouble());
        }
        QCOMPARE(most, largest);
        QVERIFY(scale->currentData().toDouble() <= 2);
        for (const auto *label : dialog->findChildren<QLabel *>()) {
            QVERIFY2(!label->isVisible() || !label->text().contains(u"scale of at most"_s),
                qPrintable(label->text()));
        }
        const QTemporaryDir folder;
        QSignalSpy written(dialog, &ExportDialog::written);
        dialog->writeTo(folder.filePath(u"board.png"_s));
        QTRY_COMPARE_WITH_TIMEOUT(written.size(), 1, 60'000);
        const QImage image(folder.filePath(u"board.png"_s));
        QVERIFY(!image.isNull() && image.width() <= 16'384);
    }

    void aSmallPartOffersEveryScaleAgain()
    {
        Bench bench;
        const FileNameChoice names(nullptr);
        const auto left = bench.add(u"client"_s);
        const auto right = bench.add(u"app-server"_s);
        bench.document.reset(core::edits::move(bench.design(), {right}, {60'000, 0}));
        bench.selection.set({left});
        auto *dialog = new ExportDialog(bench.workspace, {}, names, {}, nullptr);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->show();
        const auto *scale = dialog->findChild<QComboBox *>(u"exportScale"_s);
        QCOMPARE(scale->itemData(scale->count() - 1).toDouble(), 3.0);
        QCOMPARE(scale->currentData().toDouble(), 2.0);
        dialog->findChild<QComboBox *>(u"exportRegion"_s)->setCurrentIndex(0);
        QVERIFY(scale->currentData().toDouble() < 0.3);
        dialog->findChild<QComboBox *>(u"exportRegion"_s)->setCurrentIndex(1);
        QCOMPARE(scale->currentData().toDouble(), 2.0);
        delete dialog;
    }
};

INFERBOARD_TEST(TestExportDialog)
#include "tst_export_dialog.moc"
