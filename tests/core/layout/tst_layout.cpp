// SPDX-License-Identifier: MIT
#include "core/layout/boxes.h"
#include "core/layout/layout.h"
#include "core/model/edits.h"
#include "support/registered_test.h"

#include <QtTest>

#include <cmath>
#include <random>
#include <thread>

using namespace boxes;
using namespace core;
using namespace core::layout;

namespace {

/// Boxes of mixed sizes at random places with random connections, mostly to near ones.
Design randomDesign(int components, int connections, unsigned seed)
{
    std::mt19937 random(seed);
    const auto below = [&](int limit) { return static_cast<int>(random() % unsigned(limit)); };
    Design design;
    for (int i = 0; i < components; ++i) {
        addBox(design, QStringLiteral("box-%1").arg(i),
            QRectF(below(3000), below(2000), 40 + below(300), 30 + below(200)));
    }
    for (int i = 0; i < connections; ++i) {
        const int from = below(components);
        const int to =
            below(3) == 0 ? below(components) : std::min(components - 1, from + below(5));
        addWire(design, design.components.at(from).id, design.components.at(to).id,
            static_cast<ConnectionKind>(below(4)));
    }
    return design;
}

QMap<ElementId, QRectF> rects(const Design &design, const QMap<ElementId, QPointF> &positions)
{
    QMap<ElementId, QRectF> rects;
    for (const auto &component : design.components) {
        if (positions.contains(component.id)) {
            rects.insert(component.id,
                QRectF(positions.value(component.id), component.rect.normalized().size()));
        }
    }
    return rects;
}

bool overlaps(const QMap<ElementId, QRectF> &rects)
{
    const auto list = rects.values();
    for (qsizetype i = 0; i < list.size(); ++i) {
        for (qsizetype j = 0; j < i; ++j) {
            if (list.at(i).intersects(list.at(j))) {
                return true;
            }
        }
    }
    return false;
}

QRectF bounds(const QMap<ElementId, QRectF> &rects)
{
    QRectF box;
    for (const auto &rect : rects) {
        box = box.united(rect);
    }
    return box;
}

bool isOnGrid(const QPointF &point)
{
    return std::fmod(point.x(), gridStep) == 0 && std::fmod(point.y(), gridStep) == 0;
}

} // namespace

class TestLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyDesignHasNothingToArrange();
    void aSingleComponentStaysWhereItIs();
    void componentsDoNotOverlapAndLieOnTheGrid_data();
    void componentsDoNotOverlapAndLieOnTheGrid();
    void requestsLeadFromLeftToRight();
    void aChainOfRequestsRunsStraight();
    void feedbackIsTurnedAroundRatherThanTheOnlinePath();
    void aDeploymentDoesNotPushAServerAwayFromItsCaller();
    void cyclesOfRequestsAreArranged();
    void theResultIsTheSameEachTime();
    void theWholeKeepsItsTopLeftCorner();
    void aSubsetKeepsItsCentreAndLeavesTheOthers();
    void aSubsetMovesAsideRatherThanOntoOthers();
    void unknownIdsArrangeNothing();
    void islandsLieBesideAndBelowEachOther();
    void hostileIdsAndNamesDoNoHarm();
    void connectionsToNowhereAndToThemselvesAreIgnored();
    void componentsWithoutAnAreaAreArranged();
    void hugeComponentsAreRefused();
    void tooManyComponentsAreRefusedWithTheLimit();
    void threadsMayArrangeAtTheSameTime();
};

void TestLayout::anEmptyDesignHasNothingToArrange()
{
    const auto result = arrange(Design());

    QVERIFY(result);
    QVERIFY(result->isEmpty());
}

void TestLayout::aSingleComponentStaysWhereItIs()
{
    Design design;
    addBox(design, QStringLiteral("only"), QRectF(120, -40, 160, 80));

    const auto result = arrange(design);

    QVERIFY(result);
    QCOMPARE(result->value(QStringLiteral("only")), QPointF(120, -40));
}

void TestLayout::componentsDoNotOverlapAndLieOnTheGrid_data()
{
    QTest::addColumn<int>("components");
    QTest::addColumn<int>("connections");
    QTest::newRow("two") << 2 << 1;
    QTest::newRow("sparse") << 40 << 20;
    QTest::newRow("usual") << 40 << 60;
    QTest::newRow("dense") << 30 << 150;
    QTest::newRow("large") << 400 << 600;
    QTest::newRow("unconnected") << 100 << 0;
}

void TestLayout::componentsDoNotOverlapAndLieOnTheGrid()
{
    QFETCH(int, components);
    QFETCH(int, connections);
    for (unsigned seed = 0; seed < (components < 100 ? 20U : 2U); ++seed) {
        const auto design = randomDesign(components, connections, seed);

        const auto result = arrange(design);

        QVERIFY(result);
        QCOMPARE(result->size(), components);
        QVERIFY(!overlaps(rects(design, *result)));
        QVERIFY(std::all_of(result->begin(), result->end(), isOnGrid));
    }
}

void TestLayout::requestsLeadFromLeftToRight()
{
    Design design;
    for (const auto *id : {"store", "cache", "service", "gateway", "client"}) {
        addBox(design, QLatin1String(id));
    }
    addWire(design, QStringLiteral("client"), QStringLiteral("gateway"));
    addWire(design, QStringLiteral("gateway"), QStringLiteral("service"));
    addWire(design, QStringLiteral("service"), QStringLiteral("cache"));
    addWire(design, QStringLiteral("service"), QStringLiteral("store"));

    const auto result = arrange(design);

    QVERIFY(result);
    const auto boxes = rects(design, *result);
    for (const auto &wire : design.connections) {
        // Room for a label between.
        QVERIFY(boxes.value(wire.from).right() + 60 <= boxes.value(wire.to).left());
    }
}

void TestLayout::aChainOfRequestsRunsStraight()
{
    Design design;
    for (int i = 0; i < 6; ++i) {
        addBox(design, QString::number(i));
        addBox(design, QStringLiteral("side-%1").arg(i));
    }
    for (int i = 0; i < 6; ++i) {
        addWire(
            design, QString::number(i), QStringLiteral("side-%1").arg(i), ConnectionKind::Stream);
        if (i > 0) {
            addWire(design, QString::number(i - 1), QString::number(i));
        }
    }

    const auto result = arrange(design);

    QVERIFY(result);
    for (int i = 1; i < 6; ++i) {
        QCOMPARE(result->value(QString::number(i)).y(), result->value(QString::number(0)).y());
    }
}

void TestLayout::feedbackIsTurnedAroundRatherThanTheOnlinePath()
{
    Design design;
    for (const auto *id : {"log", "training", "server", "client"}) {
        addBox(design, QLatin1String(id));
    }
    addWire(design, QStringLiteral("training"), QStringLiteral("server"), ConnectionKind::Deploy);
    addWire(design, QStringLiteral("log"), QStringLiteral("training"), ConnectionKind::Batch);
    addWire(design, QStringLiteral("server"), QStringLiteral("log"), ConnectionKind::Stream);
    addWire(design, QStringLiteral("client"), QStringLiteral("server"));

    const auto result = arrange(design);

    QVERIFY(result);
    const auto x = [&](const char *id) { return result->value(QLatin1String(id)).x(); };
    QVERIFY(x("client") < x("server"));
    QVERIFY(x("server") < x("log"));
    QVERIFY(x("log") < x("training"));
}

void TestLayout::aDeploymentDoesNotPushAServerAwayFromItsCaller()
{
    Design design;
    for (const auto *id : {"client", "service", "server", "bus", "lake", "training"}) {
        addBox(design, QLatin1String(id));
    }
    addWire(design, QStringLiteral("client"), QStringLiteral("service"));
    addWire(design, QStringLiteral("service"), QStringLiteral("server"));
    addWire(design, QStringLiteral("service"), QStringLiteral("bus"), ConnectionKind::Stream);
    addWire(design, QStringLiteral("bus"), QStringLiteral("lake"), ConnectionKind::Batch);
    addWire(design, QStringLiteral("lake"), QStringLiteral("training"), ConnectionKind::Batch);
    addWire(design, QStringLiteral("training"), QStringLiteral("server"), ConnectionKind::Deploy);

    const auto result = arrange(design);

    QVERIFY(result);
    const auto x = [&](const char *id) { return result->value(QLatin1String(id)).x(); };
    QCOMPARE(x("server"), x("bus"));
    QVERIFY(x("server") < x("training"));
}

void TestLayout::cyclesOfRequestsAreArranged()
{
    Design design;
    for (int i = 0; i < 5; ++i) {
        addBox(design, QString::number(i));
    }
    for (int i = 0; i < 5; ++i) {
        addWire(design, QString::number(i), QString::number((i + 1) % 5));
        addWire(design, QString::number((i + 1) % 5), QString::number(i));
    }

    const auto result = arrange(design);

    QVERIFY(result);
    QVERIFY(!overlaps(rects(design, *result)));
    for (int i = 1; i < 5; ++i) {
        QVERIFY(result->value(QString::number(i - 1)).x() < result->value(QString::number(i)).x());
    }
}

void TestLayout::theResultIsTheSameEachTime()
{
    const auto design = randomDesign(60, 90, 4);
    auto elsewhere = design;
    std::mt19937 random(5);
    for (auto &component : elsewhere.components) {
        component.rect.moveTopLeft({double(random() % 1000), double(random() % 1000)});
    }

    const auto first = arrange(design);
    const auto second = arrange(design);
    const auto third = arrange(elsewhere);

    QVERIFY(first && second && third);
    QCOMPARE(*first, *second);
    // Where components were does not matter, except for the corner of all.
    const auto &a = design.components.at(0).id;
    const auto &b = design.components.at(1).id;
    QCOMPARE(first->value(a) - first->value(b), third->value(a) - third->value(b));
}

void TestLayout::theWholeKeepsItsTopLeftCorner()
{
    auto design = randomDesign(30, 40, 7);
    for (auto &component : design.components) {
        component.rect.translate(5000, -7003);
    }
    QMap<ElementId, QRectF> before;
    for (const auto &component : design.components) {
        before.insert(component.id, component.rect);
    }

    const auto result = arrange(design);

    QVERIFY(result);
    const auto by = bounds(rects(design, *result)).topLeft() - bounds(before).topLeft();
    QVERIFY(std::abs(by.x()) <= gridStep / 2);
    QVERIFY(std::abs(by.y()) <= gridStep / 2);
}

void TestLayout::aSubsetKeepsItsCentreAndLeavesTheOthers()
{
    auto design = randomDesign(30, 40, 8);
    ElementIds only;
    QMap<ElementId, QRectF> before;
    for (int i = 0; i < design.components.size(); ++i) {
        if (i < 12) {
            only.insert(design.components.at(i).id);
            before.insert(design.components.at(i).id, design.components.at(i).rect);
        } else {
            design.components[i].rect.translate(50'000, 0); // where nothing is in the way
        }
    }

    const auto result = arrange(design, only);

    QVERIFY(result);
    const auto keys = result->keys();
    QCOMPARE(ElementIds(keys.begin(), keys.end()), only);
    QVERIFY(!overlaps(rects(design, *result)));
    QVERIFY(std::all_of(result->begin(), result->end(), isOnGrid));
    const auto by = bounds(rects(design, *result)).center() - bounds(before).center();
    QVERIFY(std::abs(by.x()) <= gridStep / 2);
    QVERIFY(std::abs(by.y()) <= gridStep / 2);
}

void TestLayout::aSubsetMovesAsideRatherThanOntoOthers()
{
    for (int seed = 1; seed <= 20; ++seed) {
        const auto design = randomDesign(30, 40, seed);
        ElementIds only;
        for (int i = 0; i < 2 + seed; ++i) {
            only.insert(design.components.at(i).id);
        }

        const auto result = arrange(design, only);

        QVERIFY(result);
        QVERIFY(std::all_of(result->begin(), result->end(), isOnGrid));
        const auto arranged = rects(design, *result);
        for (const auto &other : design.components) {
            for (const auto &rect : arranged) {
                QVERIFY(only.contains(other.id) || !rect.intersects(other.rect));
            }
        }
    }
}

void TestLayout::unknownIdsArrangeNothing()
{
    const auto design = randomDesign(5, 5, 9);

    const auto result = arrange(design, {QStringLiteral("nobody")});

    QVERIFY(result);
    QVERIFY(result->isEmpty());
}

void TestLayout::islandsLieBesideAndBelowEachOther()
{
    Design design;
    for (int i = 0; i < 60; ++i) {
        addBox(design, QString::number(i));
        if (i % 2 == 1 && i < 30) {
            addWire(design, QString::number(i - 1), QString::number(i));
        }
    }

    const auto result = arrange(design);

    QVERIFY(result);
    const auto box = bounds(rects(design, *result));
    QVERIFY(!overlaps(rects(design, *result)));
    QVERIFY(box.height() < 2 * box.width());
    QVERIFY(box.width() < 4 * box.height());
}

void TestLayout::hostileIdsAndNamesDoNoHarm()
{
    const QStringList ids {QStringLiteral("\"; node [shape=none"), QStringLiteral("a\nb\r\n"),
        QStringLiteral("<b>&amp;</b>"), QString::fromUtf8("\xF0\x9F\x94\xA5"), QStringLiteral("n1"),
        QString(), QStringLiteral("%s%n%d"), QStringLiteral("n1:port:w"), QStringLiteral("\\N\\G"),
        QString(100000, QLatin1Char('x'))};
    Design design;
    for (const auto &id : ids) {
        addBox(design, id);
        addWire(design, ids.first(), id);
        design.connections.last().label = id;
    }

    const auto result = arrange(design);

    QVERIFY(result);
    QCOMPARE(result->size(), ids.size());
    QVERIFY(!overlaps(rects(design, *result)));
}

void TestLayout::connectionsToNowhereAndToThemselvesAreIgnored()
{
    Design design;
    addBox(design, QStringLiteral("a"));
    addBox(design, QStringLiteral("b"));
    addWire(design, QStringLiteral("a"), QStringLiteral("a"));
    addWire(design, QStringLiteral("a"), QStringLiteral("nobody"));
    addWire(design, QStringLiteral("nobody"), QStringLiteral("b"));
    addWire(design, QStringLiteral("a"), QStringLiteral("b"));

    const auto result = arrange(design);

    QVERIFY(result);
    QVERIFY(result->value(QStringLiteral("a")).x() < result->value(QStringLiteral("b")).x());
}

void TestLayout::componentsWithoutAnAreaAreArranged()
{
    Design design;
    addBox(design, QStringLiteral("point"), QRectF());
    addBox(design, QStringLiteral("turned"), QRectF(100, 100, -160, -80));
    addWire(design, QStringLiteral("point"), QStringLiteral("turned"));

    const auto result = arrange(design);

    QVERIFY(result);
    QVERIFY(std::all_of(result->begin(), result->end(), isOnGrid));
}

void TestLayout::hugeComponentsAreRefused()
{
    Design design;
    addBox(design, QStringLiteral("fine"));
    addBox(design, QStringLiteral("huge"), QRectF(0, 0, 1e9, 80));

    const auto result = arrange(design);

    QVERIFY(!result);
    QCOMPARE(result.error().where, QStringLiteral("huge"));
    QVERIFY(arrange(design, {QStringLiteral("fine")}));
}

void TestLayout::tooManyComponentsAreRefusedWithTheLimit()
{
    const auto design = randomDesign(arrangeLimit + 1, 0, 1);

    const auto result = arrange(design);

    QVERIFY(!result);
    QVERIFY(result.error().message.contains(QString::number(arrangeLimit)));
}

void TestLayout::threadsMayArrangeAtTheSameTime()
{
    const auto design = randomDesign(40, 60, 2);
    const auto expected = arrange(design);
    std::vector<Result<QMap<ElementId, QPointF>>> results(4, Error());
    std::vector<std::thread> threads;

    for (auto &result : results) {
        threads.emplace_back([&] { result = arrange(design); });
    }
    for (auto &thread : threads) {
        thread.join();
    }

    QVERIFY(expected);
    for (const auto &result : results) {
        QVERIFY(result);
        QCOMPARE(*result, *expected);
    }
}

INFERBOARD_TEST(TestLayout)
#include "tst_layout.moc"
