// SPDX-License-Identifier: MIT
#include "core/model/edits.h"
#include "core/model/replay.h"
#include "support/random_design.h"
#include "support/registered_test.h"
#include "support/sketch.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

Design pair()
{
    Design design;
    design.components = {sketch::box(u"a"_s, u"cache"_s), sketch::box(u"b"_s, u"cache"_s)};
    design.connections = {sketch::wire(u"a request b"_s)};
    return design;
}

Diff added(const Component &component, qsizetype at)
{
    Diff diff;
    diff.components.append({-1, at, std::nullopt, component});
    return diff;
}

Diff changed(const QList<Change<Component>> &changes)
{
    Diff diff;
    diff.components = changes;
    return diff;
}

Diff toNowhere()
{
    Diff diff;
    diff.connections.append({-1, 1, std::nullopt, sketch::wire(u"a stream nobody"_s)});
    return diff;
}

} // namespace

class TestReplay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEditAndItsInverseFit()
    {
        for (quint32 seed = 0; seed < 40; ++seed) {
            test::RandomDesigns random(seed);
            auto design = random.design();
            Replay replay(design);
            for (int i = 0; i < 40; ++i) {
                const auto next = random.edited(design);
                const auto diff = difference(design, next);
                QVERIFY2(replay.apply(diff), qPrintable(random.lastEdit()));
                QCOMPARE(replay.design(), next);
                if (random.isOneIn(3)) {
                    QVERIFY(replay.apply(inverse(diff)));
                    QCOMPARE(replay.design(), design);
                    continue;
                }
                design = next;
            }
        }
    }

    void whatDoesNotFitIsRefusedAndChangesNothing_data()
    {
        const auto design = pair();
        const auto &a = design.components.first();
        const auto box = sketch::box(u"new"_s, u"cache"_s);
        QTest::addColumn<Diff>("diff");
        QTest::newRow("far away") << added(box, 7);
        QTest::newRow("a taken id") << added(sketch::box(u"b"_s, u"cache"_s), 2);
        QTest::newRow("the id of a connection")
            << added(sketch::box(design.connections.first().id, u"cache"_s), 2);
        QTest::newRow("an end that goes") << changed({{0, -1, a, std::nullopt}});
        QTest::newRow("another element") << changed({{1, 1, a, a}});
        QTest::newRow("behind the last") << changed({{9, 9, a, a}});
        QTest::newRow("no place") << changed({{-1, -1, a, a}});
        QTest::newRow("nothing") << changed({{-1, -1, std::nullopt, std::nullopt}});
        QTest::newRow("another id") << changed({{0, 0, a, box}});
        QTest::newRow("twice") << changed({{0, 0, a, a}, {0, 1, a, a}});
        QTest::newRow("two in one place") << changed({{-1, 2, std::nullopt, box},
            {-1, 2, std::nullopt, sketch::box(u"more"_s, u"cache"_s)}});
        QTest::newRow("an id for two")
            << changed({{-1, 2, std::nullopt, box}, {-1, 3, std::nullopt, box}});
        QTest::newRow("to nowhere") << toNowhere();
    }

    void whatDoesNotFitIsRefusedAndChangesNothing()
    {
        QFETCH(const Diff, diff);
        Replay replay(pair());

        QVERIFY(!replay.apply(diff));

        QCOMPARE(replay.design(), pair());
    }

    void aComponentMayGoWithItsConnections()
    {
        Replay replay(pair());

        QVERIFY(replay.apply(difference(pair(), edits::remove(pair(), {u"a"_s}))));
        QVERIFY(replay.apply(added(sketch::box(u"a"_s, u"cache"_s), 0)));

        QVERIFY(replay.design().connections.isEmpty());
    }
};

INFERBOARD_TEST(TestReplay)
#include "tst_replay.moc"
