// SPDX-License-Identifier: MIT
#include "core/model/diff.h"
#include "core/model/edits.h"
#include "support/random_design.h"
#include "support/registered_test.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

Design letters(const QString &ids)
{
    Design design;
    for (const QChar id : ids) {
        design.components.append({QString(id), u"cache"_s, {}, QRectF(0, 0, 100, 100), {}, {}, {}});
    }
    return design;
}

} // namespace

class TestDiff : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalDesignsDoNotDiffer()
    {
        test::RandomDesigns random(1);
        const auto design = random.design();

        QVERIFY(difference(design, design).isEmpty());
        QCOMPARE(apply(design, Diff()), design);
    }

    void aChangedElementIsOneChangeInPlace()
    {
        const auto before = letters(u"abc"_s);
        const auto after = edits::rename(before, u"b"_s, u"Ranker"_s);

        const auto diff = difference(before, after);

        QCOMPARE(diff.components.size(), 1);
        QCOMPARE(diff.components.first().from, 1);
        QCOMPARE(diff.components.first().to, 1);
        QCOMPARE(diff.components.first().after->name, u"Ranker"_s);
    }

    void raisingOneOfManyIsOneChange()
    {
        const auto before = letters(u"abcdefgh"_s);

        const auto diff = difference(before, edits::bringToFront(before, {u"b"_s}));

        QCOMPARE(diff.components.size(), 1);
        QCOMPARE(diff.components.first().from, 1);
        QCOMPARE(diff.components.first().to, 7);
    }

    void addedAndRemovedElementsHaveNoBeforeOrAfter()
    {
        const auto diff = difference(letters(u"ab"_s), letters(u"bc"_s));

        QCOMPARE(diff.components.size(), 2);
        QVERIFY(!diff.components.first().before.has_value());
        QCOMPARE(diff.components.first().after->id, u"c"_s);
        QCOMPARE(diff.components.last().before->id, u"a"_s);
        QVERIFY(!diff.components.last().after.has_value());
    }

    void everyOrderLeadsToEveryOther_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        const QStringList orders {u""_s, u"a"_s, u"abcd"_s, u"dcba"_s, u"badc"_s, u"cdab"_s,
            u"axbycz"_s, u"zyx"_s, u"bd"_s, u"xaybcd"_s};
        for (const auto &before : orders) {
            for (const auto &after : orders) {
                QTest::addRow("%s to %s", qPrintable(before), qPrintable(after)) << before << after;
            }
        }
    }
    void everyOrderLeadsToEveryOther()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);

        const auto diff = difference(letters(before), letters(after));

        QCOMPARE(apply(letters(before), diff), letters(after));
        QCOMPARE(apply(letters(after), inverse(diff)), letters(before));
    }

    void anyTwoDesignsLeadToEachOther()
    {
        for (quint32 seed = 0; seed < 300; ++seed) {
            test::RandomDesigns random(seed);
            const auto before = random.design();
            const auto after = random.design();
            const auto diff = difference(before, after);
            QCOMPARE(apply(before, diff), after);
            QCOMPARE(apply(after, inverse(diff)), before);
            QCOMPARE(inverse(inverse(diff)), diff);
        }
    }

    void undoingAllEditsLeadsBackToTheOriginal()
    {
        for (quint32 seed = 0; seed < 30; ++seed) {
            test::RandomDesigns random(seed);
            const auto original = random.design();
            auto design = original;
            QList<Diff> history;
            for (int i = 0; i < 100; ++i) {
                const auto next = random.edited(design);
                history.append(difference(design, next));
                design = apply(design, history.last());
                QVERIFY2(design == next, qPrintable(random.lastEdit()));
            }
            const auto last = design;
            for (auto diff = history.crbegin(); diff != history.crend(); ++diff) {
                design = apply(design, inverse(*diff));
            }
            QCOMPARE(design, original);
            for (const auto &diff : history) {
                design = apply(design, diff);
            }
            QCOMPARE(design, last);
        }
    }
};

INFERBOARD_TEST(TestDiff)
#include "tst_diff.moc"
