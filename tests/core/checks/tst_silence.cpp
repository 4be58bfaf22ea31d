// SPDX-License-Identifier: MIT
#include "core/checks/evaluation/review.h"
#include "support/registered_test.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

core::Finding finding(const QString &key, core::FindingKind kind,
    core::Severity severity = core::Severity::Warning, const QString &stage = u"data"_s)
{
    core::Finding result;
    result.key = key;
    result.checklist = u"steps"_s;
    result.stage = stage;
    result.kind = kind;
    result.severity = severity;
    result.elements = {key + u"-element"_s};
    return result;
}

QStringList keysOf(const QList<core::Finding> &findings)
{
    QStringList keys;
    for (const auto &one : findings) {
        keys.append(one.key);
    }
    return keys;
}

constexpr auto missing = core::FindingKind::Missing;
constexpr auto wrong = core::FindingKind::Wrong;
constexpr auto error = core::Severity::Error;
constexpr auto warning = core::Severity::Warning;
constexpr auto hint = core::Severity::Hint;

} // namespace

class TestSilence : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsMissingIsOnlyAnOpenItemWhileThePersonDraws()
    {
        const core::CheckResult checks {{finding(u"labels"_s, missing, error)}, {}};

        const auto review = core::review(checks, {}, false);

        QVERIFY(review.findings.isEmpty());
        QCOMPARE(keysOf(review.openItems), QStringList {u"labels"_s});
    }

    void whatIsWrongIsSaidAtOnce()
    {
        const core::CheckResult checks {{finding(u"loop"_s, wrong, hint)}, {}};

        const auto review = core::review(checks, {}, false);

        QCOMPARE(keysOf(review.findings), QStringList {u"loop"_s});
        QVERIFY(review.openItems.isEmpty());
    }

    void aStepThatIsMarkedDoneIsJudgedAndNoOther()
    {
        const core::CheckResult checks {
            {finding(u"labels"_s, missing), finding(u"drift"_s, missing, warning, u"monitoring"_s)},
            {}};

        const auto review = core::review(checks, {u"steps/data"_s}, false);

        QCOMPARE(keysOf(review.findings), QStringList {u"labels"_s});
        QCOMPARE(keysOf(review.openItems), QStringList {u"drift"_s});
    }

    void aStepOfTheSameNameInAnotherChecklistIsAnother()
    {
        const core::CheckResult checks {{finding(u"labels"_s, missing)}, {}};

        const auto review = core::review(checks, {u"other/data"_s}, false);

        QVERIFY(review.findings.isEmpty());
    }

    void aCheckThatIsAskedForSaysEverythingInItsOrder()
    {
        const core::CheckResult checks {{finding(u"labels"_s, missing), finding(u"loop"_s, wrong),
                                            finding(u"drift"_s, missing)},
            {}};

        const auto review = core::review(checks, {}, true);

        QCOMPARE(keysOf(review.findings), QStringList({u"labels"_s, u"loop"_s, u"drift"_s}));
        QVERIFY(review.openItems.isEmpty());
    }

    void whatIsDismissedIsNotStillToDo()
    {
        core::CheckResult checks {{finding(u"labels"_s, missing)}, {}};
        checks.findings.first().dismissedBecause = u"There are none"_s;

        const auto review = core::review(checks, {}, false);

        QVERIFY(review.openItems.isEmpty());
        QVERIFY(review.findings.first().isDismissed());
    }

    void onlyOpenFindingsAreAboutAnElement()
    {
        core::CheckResult checks {
            {finding(u"a"_s, wrong), finding(u"b"_s, wrong), finding(u"c"_s, missing)}, {}};
        checks.findings[1].dismissedBecause = u"Known"_s;
        const auto review = core::review(checks, {}, false);

        const auto found = review.about({u"a-element"_s, u"b-element"_s, u"c-element"_s});

        QCOMPARE(keysOf(found), QStringList {u"a"_s});
    }

    void theNextBestStepIsTheGravestThenWhatIsWrongThenTheEarliest_data()
    {
        QTest::addColumn<QList<core::Finding>>("findings");
        QTest::addColumn<QString>("best");
        using Findings = QList<core::Finding>;
        QTest::newRow("severity") << Findings {finding(u"a"_s, wrong, warning),
            finding(u"b"_s, missing, error)}
                                  << u"b"_s;
        QTest::newRow("kind") << Findings {finding(u"a"_s, missing, error),
            finding(u"b"_s, wrong, error)}
                              << u"b"_s;
        QTest::newRow("order") << Findings {finding(u"a"_s, wrong, hint),
            finding(u"b"_s, wrong, hint)}
                               << u"a"_s;
        auto dismissed = finding(u"a"_s, wrong, error);
        dismissed.dismissedBecause = u"Known"_s;
        QTest::newRow("waived") << Findings {dismissed, finding(u"b"_s, missing, hint)} << u"b"_s;
        QTest::newRow("nothing") << Findings {dismissed} << QString();
    }

    void theNextBestStepIsTheGravestThenWhatIsWrongThenTheEarliest()
    {
        QFETCH(QList<core::Finding>, findings);
        QFETCH(QString, best);
        const core::CheckResult checks {findings, {}};

        const auto *next = core::nextBest(checks);

        QCOMPARE(next ? next->key : QString(), best);
    }
};

INFERBOARD_TEST(TestSilence)
#include "tst_silence.moc"
