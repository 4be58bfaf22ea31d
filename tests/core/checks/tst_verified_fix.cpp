// SPDX-License-Identifier: MIT
#include "core/analysis/analysis.h"
#include "core/analysis/verified_fix.h"
#include "core/layout/free_place.h"
#include "core/model/edits.h"
#include "support/corpus.h"
#include "support/registered_test.h"
#include "support/shipped.h"

#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace core;

namespace {

QList<Checklist> usualChecklists()
{
    return {sevenSteps()};
}

QList<Finding> findings(const Design &design)
{
    return analyse(design, library().catalog, usualChecklists(), {.prices = &library().prices})
        .checks.findings;
}

const Design &fraudDetection()
{
    return library().designTemplate(u"fraud-detection"_s)->design;
}

Design without(const QString &role)
{
    auto design = fraudDetection();
    ElementIds ids;
    for (const auto &component : design.components) {
        if (library().catalog.hasRole(component, role)) {
            ids.insert(component.id);
        }
    }
    return edits::remove(design, ids);
}

std::optional<Finding> findingOf(const QString &rule, const Design &design)
{
    for (const auto &finding : findings(design)) {
        if (finding.rule == rule) {
            return finding;
        }
    }
    return std::nullopt;
}

bool overlap(const Design &design)
{
    for (qsizetype i = 0; i < design.components.size(); ++i) {
        for (qsizetype j = 0; j < i; ++j) {
            if (design.components.at(i).rect.intersects(design.components.at(j).rect)) {
                return true;
            }
        }
    }
    return false;
}

} // namespace

class VerifiedFixTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMissingComponentIsInsertedWhereItBelongs();
    void metricsMoveToTheListOfTheirFamily();
    void replicasAreSetToWhatTheLoadNeeds();
    void whatOnlyAPersonKnowsIsRefusedWithWhatToDo();
    void aFixThatWouldBringAnErrorIsRefused();
    void whatIsFixedIsNotFixedAgain();
    void everythingThatCanBeFixedIsFixedAndNothingGetsWorse();
    void fixingStopsWhenItIsTold();
    void aFreePlaceCoversNothing();
    void aFreePlaceIsTheWantedOneWhenItIsFree();
};

void VerifiedFixTest::aMissingComponentIsInsertedWhereItBelongs()
{
    const auto design = without(u"offline-evaluation"_s);
    const auto finding = findingOf(u"evaluation.offline-gate"_s, design);
    QVERIFY(finding);

    const auto fixed = fixFinding(design, *finding, library(), usualChecklists());

    QVERIFY2(fixed, fixed ? "" : qPrintable(fixed.error().text()));
    QVERIFY(!findingOf(u"evaluation.offline-gate"_s, fixed->design));
    QVERIFY(!fixed->added.isEmpty());
    const auto *added = find(fixed->design.components, fixed->added.first());
    QVERIFY(added && library().catalog.hasRole(*added, u"offline-evaluation"_s));
    QVERIFY(!overlap(fixed->design));
}

void VerifiedFixTest::metricsMoveToTheListOfTheirFamily()
{
    auto design = fraudDetection();
    design.brief.insert(u"offline_metrics"_s, QStringList {u"PR-AUC"_s, u"click-through rate"_s});
    const auto finding = findingOf(u"evaluation.online-among-offline"_s, design);
    QVERIFY(finding);

    const auto fixed = fixFinding(design, *finding, library(), usualChecklists());

    QVERIFY2(fixed, fixed ? "" : qPrintable(fixed.error().text()));
    QCOMPARE(std::get<QStringList>(fixed->design.brief.value(u"offline_metrics"_s)),
        QStringList {u"PR-AUC"_s});
    QVERIFY(std::get<QStringList>(fixed->design.brief.value(u"online_metrics"_s))
                .contains(u"click-through rate"_s));
}

void VerifiedFixTest::replicasAreSetToWhatTheLoadNeeds()
{
    const auto design =
        edits::setSetting(fraudDetection(), {u"risk-service"_s}, u"replicas"_s, Setting(1.0));
    const auto list = findings(design);
    const auto saturated = std::find_if(list.begin(), list.end(), [](const Finding &finding) {
        return finding.fix.isAsManyAsNeeded && finding.elements.contains(u"risk-service"_s);
    });
    QVERIFY(saturated != list.end());

    const auto fixed = fixFinding(design, *saturated, library(), usualChecklists());

    QVERIFY2(fixed, fixed ? "" : qPrintable(fixed.error().text()));
    const auto *service = find(fixed->design.components, ElementId(u"risk-service"_s));
    QVERIFY(std::get<double>(service->settings.value(u"replicas"_s)) > 1);
}

void VerifiedFixTest::whatOnlyAPersonKnowsIsRefusedWithWhatToDo()
{
    const auto design = edits::setBrief(fraudDetection(), u"business_goal"_s, QString());
    const auto finding = findingOf(u"requirements.goal"_s, design);
    QVERIFY(finding);

    const auto fixed = fixFinding(design, *finding, library(), usualChecklists());

    QVERIFY(!fixed);
    QVERIFY2(fixed.error().text().contains(finding->fix.say), qPrintable(fixed.error().text()));
}

void VerifiedFixTest::aFixThatWouldBringAnErrorIsRefused()
{
    auto design = fraudDetection();
    design.brief.insert(u"offline_metrics"_s, QStringList {u"PR-AUC"_s, u"click-through rate"_s});
    auto finding = *findingOf(u"evaluation.online-among-offline"_s, design);
    // Besides what fixes it, the service would call a new lake while a client waits.
    finding.elements = {u"risk-service"_s};
    finding.fix.add = u"data-lake"_s;
    finding.fix.from = {{{{}, true}, ConnectionKind::Request, false}};

    const auto fixed = fixFinding(design, finding, library(), usualChecklists());

    QVERIFY(!fixed);
    QVERIFY2(fixed.error().text().startsWith(u"it would bring a new error"_s),
        qPrintable(fixed.error().text()));
}

void VerifiedFixTest::whatIsFixedIsNotFixedAgain()
{
    const auto design = without(u"offline-evaluation"_s);
    const auto finding = findingOf(u"evaluation.offline-gate"_s, design);
    const auto once = fixFinding(design, *finding, library(), usualChecklists());
    QVERIFY(once);

    const auto twice = fixFinding(once->design, *finding, library(), usualChecklists());

    QVERIFY(!twice);
    QVERIFY2(twice.error().text().startsWith(u"it is not so any more"_s),
        qPrintable(twice.error().text()));
}

void VerifiedFixTest::everythingThatCanBeFixedIsFixedAndNothingGetsWorse()
{
    const auto errors = [](const Design &design) {
        const auto found = findings(design);
        return std::count_if(found.begin(), found.end(),
            [](const Finding &finding) { return finding.severity == Severity::Error; });
    };
    for (const auto &role : {u"monitoring"_s, u"registry"_s, u"label-source"_s, u"feature-store"_s,
             u"offline-evaluation"_s, u"training"_s}) {
        const auto design = without(role);

        const auto fixed = fixAll(design, library(), usualChecklists());

        QVERIFY2(errors(fixed.design) <= errors(design), qPrintable(role));
        QVERIFY2(!overlap(fixed.design), qPrintable(role));
        QSet<QString> left;
        for (const auto &finding : findings(fixed.design)) {
            left.insert(finding.key);
        }
        for (const auto &finding : fixed.fixed) {
            QVERIFY2(!left.contains(finding.key), qPrintable(finding.key));
        }
    }
}

void VerifiedFixTest::fixingStopsWhenItIsTold()
{
    const auto design = without(u"offline-evaluation"_s);

    const auto fixed = fixAll(design, library(), usualChecklists(), [] { return false; });

    QVERIFY(fixed.fixed.isEmpty());
    QVERIFY(fixed.design == design);
}

void VerifiedFixTest::aFreePlaceCoversNothing()
{
    Design design;
    for (int i = 0; i < 300; ++i) {
        Component component;
        component.id = QString::number(i);
        component.rect = freePlace(design, {QPointF(13, 7), newComponentSize});
        design.components.append(component);
    }

    QVERIFY(!overlap(design));
}

void VerifiedFixTest::aFreePlaceIsTheWantedOneWhenItIsFree()
{
    QCOMPARE(freePlace({}, {QPointF(100, 40), newComponentSize}),
        QRectF(QPointF(100, 40), newComponentSize));
}

INFERBOARD_TEST(VerifiedFixTest)
#include "tst_verified_fix.moc"
