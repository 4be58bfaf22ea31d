// SPDX-License-Identifier: MIT
#include "core/analysis/analysis.h"
#include "core/analysis/library.h"
#include "core/io/file.h"
#include "support/registered_test.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// What the program thinks of a design, in lines that a person can compare.
QString opinion(const core::Design &design, const core::Analysis &analysis)
{
    QStringList lines;
    for (const auto &entry : analysis.estimate.entries) {
        lines.append(u"entry %1: %2 peak, p50 %3, p99 %4, saturates at %5 by %6"_s.arg(entry.id,
            core::formatQuantity(entry.peakRate), core::formatQuantity(entry.latency.p50),
            core::formatQuantity(entry.latency.p99), core::formatQuantity(entry.maxRate),
            entry.bottleneck));
        lines.append(u"  path "_s + entry.criticalPath.join(u" > "_s));
    }
    for (const auto &component : analysis.estimate.components) {
        lines.append(u"component %1: %2, utilisation %3, p99 %4"_s.arg(component.id,
            core::formatQuantity(component.rate), core::formatQuantity(component.utilisation),
            core::formatQuantity(component.latency.p99)));
    }
    for (int i = 0; i < design.connections.size(); ++i) {
        lines.append(u"connection %1: %2"_s.arg(design.connections.at(i).id,
            core::formatQuantity(analysis.estimate.connections.at(i).rate)));
    }
    for (const auto &finding : analysis.checks.findings) {
        lines.append(u"finding %1: %2"_s.arg(finding.key, finding.text));
    }
    for (const auto &progress : analysis.checks.progress) {
        lines.append(
            u"step %1: %2 of %3"_s.arg(progress.stage).arg(progress.done).arg(progress.total));
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace

class TestGolden : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTemplateIsJudgedAndEstimatedAsBefore_data()
    {
        QTest::addColumn<int>("index");
        const auto library = core::loadLibrary(QStringLiteral(INFERBOARD_SOURCE_DIR));
        QVERIFY(library);
        for (int i = 0; i < library->templates.size(); ++i) {
            QTest::newRow(qPrintable(library->templates.at(i).id)) << i;
        }
    }

    void everyTemplateIsJudgedAndEstimatedAsBefore()
    {
        QFETCH(int, index);
        const auto library = core::loadLibrary(QStringLiteral(INFERBOARD_SOURCE_DIR));
        const auto &entry = library->templates.at(index);
        const auto said = opinion(
            entry.design, core::analyse(entry.design, library->catalog, library->checklists));
        const auto path =
            u"%1/tests/data/golden/%2.txt"_s.arg(QStringLiteral(INFERBOARD_SOURCE_DIR), entry.id);
        if (qEnvironmentVariableIsSet("UPDATE_GOLDEN")) {
            QVERIFY(core::io::write(path, said.toUtf8()));
        }
        const auto expected = core::io::read(path);
        QVERIFY2(expected, expected ? "" : qPrintable(expected.error().text()));
        QCOMPARE(said.split(u'\n'), QString::fromUtf8(*expected).split(u'\n'));
    }

    void everyTemplateMeetsItsBudgetsWithoutAnError()
    {
        const auto library = core::loadLibrary(QStringLiteral(INFERBOARD_SOURCE_DIR));
        QCOMPARE(library->templates.size(), 3);
        for (const auto &entry : library->templates) {
            const auto analysis =
                core::analyse(entry.design, library->catalog, library->checklists);
            QVERIFY(!analysis.estimate.entries.isEmpty());
            for (const auto &client : analysis.estimate.entries) {
                QVERIFY2(client.isMet.value_or(false), qPrintable(entry.id + u' ' + client.id));
            }
            for (const auto &finding : analysis.checks.findings) {
                QVERIFY2(finding.severity == core::Severity::Hint,
                    qPrintable(entry.id + u": "_s + finding.text));
            }
        }
    }
};

INFERBOARD_TEST(TestGolden)
#include "tst_golden.moc"
