// SPDX-License-Identifier: MIT
#include "app/canvas/canvas_bench.h"
#include "app/canvas/hover_text.h"
#include "core/model/edits.h"
#include "support/registered_test.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;

namespace {

core::Finding finding(const QString &key, core::Severity severity, const QStringList &elements)
{
    core::Finding result;
    result.key = key;
    result.text = key + u" is wrong"_s;
    result.severity = severity;
    result.kind = core::FindingKind::Wrong;
    result.elements = elements;
    return result;
}

/// Two findings about the app server, one about the request, and a frame around client and server.
class BadgeBench : public CanvasBench {
public:
    BadgeBench()
    {
        auto design = threeInARow();
        core::Annotation frame;
        frame.id = u"frame"_s;
        frame.kind = u"frame"_s;
        frame.rect = QRectF(-40, -60, 560, 180);
        design.annotations.append(frame);
        document.reset(design);
        review.findings = {finding(u"slow"_s, core::Severity::Warning, {u"api"_s}),
            finding(u"loop"_s, core::Severity::Error, {u"api"_s}),
            finding(u"kind"_s, core::Severity::Hint, {u"request"_s})};
        review.openItems = {finding(u"open"_s, core::Severity::Error, {u"store"_s})};
        show();
    }

    void show() { scene.setAnalysis({}, review); }
    core::ElementId at(const QPointF &point) const { return scene.badgeAt(point, 1); }
    /// Where the badge of a component stands, found as a pointer finds it.
    QPointF badgeOf(const core::ElementId &id) const
    {
        return component(id).rect.topRight() + QPointF(-18, 0);
    }

    core::Review review;
};

} // namespace

class TestBadges : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void componentsAndConnectionsWearWhatIsFoundAboutThem()
    {
        BadgeBench bench;

        QCOMPARE(bench.at(bench.badgeOf(u"api"_s)), u"api"_s);
        QCOMPARE(bench.scene.connectionItem(u"request"_s)->badge().findings, 1);
        QCOMPARE(bench.at(bench.scene.route(u"request"_s).labelAt), u"request"_s);
    }

    void openItemsAndDismissedFindingsWearNone()
    {
        BadgeBench bench;
        QCOMPARE(bench.at(bench.badgeOf(u"store"_s)), QString());

        for (auto &one : bench.review.findings) {
            one.dismissedBecause = u"Known"_s;
        }
        bench.show();

        QCOMPARE(bench.at(bench.badgeOf(u"api"_s)), QString());
    }

    void aFrameSpeaksForWhatLiesInside()
    {
        BadgeBench bench;

        const auto inside = bench.scene.badgeSubjects(u"frame"_s);

        QCOMPARE(inside, core::ElementIds({u"client"_s, u"api"_s, u"request"_s}));
        QCOMPARE(bench.review.about(inside).size(), 3);
        QCOMPARE(bench.at({520 - 18, -60}), u"frame"_s);
    }

    void badgesThatAreSwitchedOffAreNotThere()
    {
        BadgeBench bench;
        auto style = bench.scene.style();
        style.areFindingsShown = false;

        bench.scene.setStyle(style);

        QCOMPARE(bench.at(bench.badgeOf(u"api"_s)), QString());
    }

    void pressingABadgeAsksForTheFindingsAndMovesNothing()
    {
        BadgeBench bench;
        const auto before = bench.document.design();
        QSignalSpy wanted(&bench.interaction, &Interaction::findingsWanted);

        bench.drag(bench.badgeOf(u"api"_s), bench.badgeOf(u"api"_s) + QPointF(60, 60));

        QCOMPARE(wanted, QList<QVariantList> {{u"api"_s}});
        QCOMPARE(bench.document.design(), before);
    }

    void aBadgeStandsOnTheLineWhereItsLabelIsTooSmallToRead()
    {
        BadgeBench bench;
        bench.document.commit(u"label"_s,
            core::edits::rename(bench.document.design(), u"request"_s, u"score this payment"_s));
        const auto *item = bench.scene.connectionItem(u"request"_s);
        const auto onLine = bench.scene.route(u"request"_s).labelAt;

        QCOMPARE(item->badgeAt(1), item->labelRect().topRight());
        QCOMPARE(item->badgeAt(0.4), onLine);
        QCOMPARE(bench.scene.badgeAt(onLine, 0.4), u"request"_s);
    }

    void theCornerOfASelectedComponentCanStillBeGrabbed()
    {
        BadgeBench bench;
        bench.selection.set({u"api"_s});
        const auto corner = bench.component(u"api"_s).rect.topRight();

        QCOMPARE(canvas::hitAt(bench.scene, corner, 1).part, Hit::Part::ResizeCorner);
    }

    void hoveringABadgeListsTheFirstFindings()
    {
        QList<core::Finding> many;
        for (int i = 0; i < 9; ++i) {
            many.append(finding(QString::number(i), core::Severity::Warning, {u"api"_s}));
        }

        const auto text = canvas::findingsToolTip(many);

        QVERIFY(text.contains(u"<b>Warning:</b> 5 is wrong"));
        QVERIFY(!text.contains(u"6 is wrong"));
        QVERIFY(text.contains(u"and 3 more"));
    }
};

INFERBOARD_TEST(TestBadges)
#include "tst_badges.moc"
