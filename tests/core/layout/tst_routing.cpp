// SPDX-License-Identifier: MIT
#include "core/layout/boxes.h"
#include "core/layout/routing.h"
#include "core/model/diff.h"
#include "core/model/edits.h"
#include "support/registered_test.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace boxes;
using namespace core;
using namespace core::layout;

namespace {

/// So many labelled connections between two boxes, by turns forth and back.
Design parallelDesign(int count, const QPointF &second)
{
    Design design;
    addBox(design, QStringLiteral("a"), {0, 0, 180, 60});
    addBox(design, QStringLiteral("b"), QRectF(second, QSizeF(180, 60)));
    for (int i = 0; i < count; ++i) {
        addWire(design, i % 2 == 0 ? QStringLiteral("b") : QStringLiteral("a"),
            i % 2 == 0 ? QStringLiteral("a") : QStringLiteral("b"));
        design.connections.last().label = QStringLiteral("label number %1").arg(i);
    }
    return design;
}

/// Whether two routes share a piece of line.
bool lieOnEachOther(const Route &a, const Route &b)
{
    for (qsizetype i = 1; i < a.points.size(); ++i) {
        for (qsizetype j = 1; j < b.points.size(); ++j) {
            const auto one = QRectF(a.points.at(i - 1), a.points.at(i)).normalized();
            const auto other = QRectF(b.points.at(j - 1), b.points.at(j)).normalized();
            const double width =
                std::min(one.right(), other.right()) - std::max(one.left(), other.left());
            const double height =
                std::min(one.bottom(), other.bottom()) - std::max(one.top(), other.top());
            if (width >= 0 && height >= 0 && width + height > 1e-6) {
                return true;
            }
        }
    }
    return false;
}

/// Boxes in random places, connected at random: overlaps, loops and dead ends included.
Design randomDesign(int components, int connections, std::mt19937 &random)
{
    Design design;
    const auto below = [&](int limit) { return static_cast<int>(random() % unsigned(limit)); };
    for (int i = 0; i < components; ++i) {
        addBox(design, QStringLiteral("box-%1").arg(i),
            QRectF(below(2000), below(1200), 40 + below(160), 40 + below(100)));
    }
    for (int i = 0; i < connections; ++i) {
        addWire(design, QStringLiteral("box-%1").arg(below(components)),
            QStringLiteral("box-%1").arg(below(components + 1)));
    }
    return design;
}

/// A random edit, mostly of what a drag does.
Design edited(const Design &design, std::mt19937 &random)
{
    const auto below = [&](qsizetype limit) { return static_cast<qsizetype>(random() % limit); };
    const auto component = [&] { return design.components.at(below(design.components.size())); };
    const auto connection = [&] { return design.connections.at(below(design.connections.size())); };
    const QPointF by(double(below(200)) - 100, double(below(200)) - 100);
    if (design.components.size() < 2 || design.connections.isEmpty()) {
        return edits::add(design, component()).design;
    }
    switch (below(14)) {
    case 0:
        return edits::remove(design, {component().id});
    case 1:
        return edits::remove(design, {connection().id});
    case 2: {
        Component added = component();
        added.rect.translate(by);
        return edits::add(design, added).design;
    }
    case 3:
    case 4: {
        Connection added;
        added.from = component().id;
        added.to = component().id;
        return edits::connect(design, added).design;
    }
    case 5:
        return edits::setWaypoints(design, connection().id, {by * 5, by * 9});
    case 6:
        return edits::setWaypoints(design, connection().id, {});
    case 7:
        return edits::bringToFront(design, {component().id});
    case 8:
        return edits::resize(
            design, component().id, QRectF(component().rect.topLeft() + by, by * 2));
    case 9:
        return edits::reconnect(design, connection().id, edits::End::To, component().id);
    case 10:
        return edits::setKind(design, {connection().id}, ConnectionKind::Batch);
    default:
        return edits::move(design, {component().id, component().id}, by);
    }
}

template<typename T> ElementIds changedIds(const QList<Change<T>> &changes)
{
    ElementIds ids;
    for (const auto &change : changes) {
        ids.insert(change.before ? change.before->id : change.after->id);
    }
    return ids;
}

/// The connections of `now` that are new or run differently than before.
std::vector<int> differing(const Design &before, const std::vector<Route> &former,
    const Design &now, const std::vector<Route> &routes)
{
    QHash<ElementId, std::size_t> index;
    for (int i = 0; i < before.connections.size(); ++i) {
        index.insert(before.connections.at(i).id, std::size_t(i));
    }
    std::vector<int> differing;
    for (int i = 0; i < now.connections.size(); ++i) {
        const auto found = index.constFind(now.connections.at(i).id);
        if (found == index.constEnd() || !(former[*found] == routes[std::size_t(i)])) {
            differing.push_back(i);
        }
    }
    return differing;
}

} // namespace

class TestRouting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachConnectionHasARouteInListOrder();
    void parallelAndOppositeConnectionsLieApart();
    void labelsOfParallelConnectionsLieApart_data();
    void labelsOfParallelConnectionsLieApart();
    void parallelConnectionsAreNotLedThroughAThirdComponent();
    void portsLieInTheOrderOfTheOtherEnds();
    void manyPortsStayOnTheirSide();
    void theBendsOfAFanLieBesideEachOtherAndDoNotCross();
    void aSmallStepIsStraightened();
    void aLineGoesAroundAThirdComponent();
    void anUpdateEqualsAComputationOfAll_data();
    void anUpdateEqualsAComputationOfAll();
    void aChangeThatMovesNothingChangesNoRoute();
};

void TestRouting::eachConnectionHasARouteInListOrder()
{
    Design design;
    addBox(design, QStringLiteral("a"), {0, 0, 160, 80});
    addBox(design, QStringLiteral("b"), {300, 0, 160, 80});
    addWire(design, QStringLiteral("b"), QStringLiteral("nobody"));
    addWire(design, QStringLiteral("a"), QStringLiteral("b"));

    const auto found = routes(design);

    QCOMPARE(found.size(), std::size_t(2));
    QVERIFY(found[0].points.isEmpty());
    QCOMPARE(found[1].points, (QList<QPointF> {{160, 40}, {300, 40}}));
    QVERIFY(routes(Design()).empty());
}

void TestRouting::parallelAndOppositeConnectionsLieApart()
{
    for (int x = -400; x <= 400; x += 20) {
        for (int y = -300; y <= 300; y += 20) {
            Design design;
            addBox(design, QStringLiteral("a"), {0, 0, 160, 80});
            addBox(design, QStringLiteral("b"), QRectF(x, y, 120, 80));
            if (design.components.at(0).rect.intersects(design.components.at(1).rect)) {
                continue;
            }
            addWire(design, QStringLiteral("a"), QStringLiteral("b"));
            addWire(design, QStringLiteral("b"), QStringLiteral("a"));
            addWire(design, QStringLiteral("a"), QStringLiteral("b"));

            const auto found = routes(design);

            const auto where = QStringLiteral("%1, %2").arg(x).arg(y);
            QVERIFY2(!lieOnEachOther(found[0], found[1]), qPrintable(where));
            QVERIFY2(!lieOnEachOther(found[0], found[2]), qPrintable(where));
            QVERIFY2(!lieOnEachOther(found[1], found[2]), qPrintable(where));
        }
    }
}

void TestRouting::labelsOfParallelConnectionsLieApart_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QPointF>("second");
    QTest::newRow("two beside") << 2 << QPointF(400, 0);
    QTest::newRow("three beside") << 3 << QPointF(400, 0);
    QTest::newRow("eight beside") << 8 << QPointF(400, 0);
    QTest::newRow("eight below") << 8 << QPointF(0, 400);
    QTest::newRow("four far away") << 4 << QPointF(900, 0);
}

void TestRouting::labelsOfParallelConnectionsLieApart()
{
    QFETCH(int, count);
    QFETCH(QPointF, second);

    const auto all = routes(parallelDesign(count, second));

    constexpr QSizeF label(90, 18);
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const auto apart = all[i].labelAt - all[j].labelAt;
            QVERIFY2(std::abs(apart.x()) >= label.width() || std::abs(apart.y()) >= label.height(),
                qPrintable(QStringLiteral("%1 and %2").arg(i).arg(j)));
            QVERIFY(!lieOnEachOther(all[i], all[j]));
        }
    }
}

void TestRouting::parallelConnectionsAreNotLedThroughAThirdComponent()
{
    auto design = parallelDesign(8, {400, 0});
    const QRectF third(220, 66, 120, 40);
    addBox(design, QStringLiteral("c"), third);

    for (const auto &route : routes(design)) {
        for (qsizetype i = 1; i < route.points.size(); ++i) {
            const auto line = QRectF(route.points.at(i - 1), route.points.at(i)).normalized();
            QVERIFY(!line.adjusted(-1, -1, 1, 1).intersects(third));
        }
    }
}

void TestRouting::portsLieInTheOrderOfTheOtherEnds()
{
    Design design;
    addBox(design, QStringLiteral("hub"), {0, 0, 160, 120});
    for (const int row : {3, 0, 4, 1, 2}) {
        const auto id = QString::number(row);
        addBox(design, id, QRectF(400, row * 150 - 300, 160, 80));
        addWire(design, QStringLiteral("hub"), id);
    }

    const auto found = routes(design);

    QMap<int, double> heights;
    for (int i = 0; i < 5; ++i) {
        const auto start = found[std::size_t(i)].points.first();
        QCOMPARE(start.x(), 160.0);
        heights.insert(design.connections.at(i).to.toInt(), start.y());
    }
    for (int row = 1; row < 5; ++row) {
        QCOMPARE(heights.value(row) - heights.value(row - 1), 14.0);
    }
}

void TestRouting::manyPortsStayOnTheirSide()
{
    Design design;
    addBox(design, QStringLiteral("hub"), {0, 0, 160, 80});
    for (int i = 0; i < 40; ++i) {
        addBox(design, QString::number(i), QRectF(400, i * 100 - 2000, 160, 80));
        addWire(design, QStringLiteral("hub"), QString::number(i));
    }

    const auto found = routes(design);

    double last = 0;
    for (const auto &route : found) {
        const double y = route.points.first().y();
        QVERIFY(y >= cornerMargin - 1e-6 && y <= 80 - cornerMargin + 1e-6);
        QVERIFY(y > last);
        last = y;
    }
}

void TestRouting::theBendsOfAFanLieBesideEachOtherAndDoNotCross()
{
    Design design;
    addBox(design, QStringLiteral("hub"), {0, 0, 160, 120});
    for (int i = 0; i < 4; ++i) {
        addBox(design, QString::number(i), QRectF(400, 300 + i * 120, 160, 80));
        addWire(design, QStringLiteral("hub"), QString::number(i));
    }

    const auto found = routes(design);

    for (std::size_t i = 1; i < 4; ++i) {
        // Lines lead down: the upper turns later, so that the lower passes below it.
        QCOMPARE(found[i].points.size(), 4);
        QVERIFY(found[i].points.at(1).x() <= found[i - 1].points.at(1).x() - 7);
    }
}

void TestRouting::aSmallStepIsStraightened()
{
    Design design;
    addBox(design, QStringLiteral("a"), {0, 0, 160, 80});
    addBox(design, QStringLiteral("b"), {300, 10, 160, 60});
    addBox(design, QStringLiteral("c"), {600, 30, 160, 80});
    addWire(design, QStringLiteral("a"), QStringLiteral("b"));
    addWire(design, QStringLiteral("a"), QStringLiteral("b"));
    addWire(design, QStringLiteral("b"), QStringLiteral("c"));

    const auto found = routes(design);

    QCOMPARE(found[0].points.size(), 2);
    QCOMPARE(found[1].points.size(), 2);
    QCOMPARE(found[2].points.size(), 2);
}

void TestRouting::aLineGoesAroundAThirdComponent()
{
    Design design;
    addBox(design, QStringLiteral("a"), {0, 0, 160, 80});
    addBox(design, QStringLiteral("between"), {300, 0, 160, 80});
    addBox(design, QStringLiteral("b"), {600, 0, 160, 80});
    addWire(design, QStringLiteral("a"), QStringLiteral("b"));

    const auto found = routes(design).front();

    for (qsizetype i = 1; i < found.points.size(); ++i) {
        const auto segment = QRectF(found.points.at(i - 1), found.points.at(i)).normalized();
        QVERIFY(!segment.adjusted(-1, -1, 1, 1).intersects(design.components.at(1).rect));
    }
}

void TestRouting::anUpdateEqualsAComputationOfAll_data()
{
    QTest::addColumn<int>("components");
    QTest::addColumn<int>("connections");
    QTest::addColumn<int>("steps");
    QTest::newRow("small, with care") << 12 << 20 << 1200;
    QTest::newRow("large") << Router::carefulLimit + 100 << 600 << 700;
    QTest::newRow("around the limit") << 60 << Router::carefulLimit << 40;
}

void TestRouting::anUpdateEqualsAComputationOfAll()
{
    QFETCH(int, components);
    QFETCH(int, connections);
    QFETCH(int, steps);
    std::mt19937 random(42);
    auto design = randomDesign(components, connections, random);
    Router router(design);
    for (int step = 0; step < steps; ++step) {
        const auto next = edited(design, random);
        const auto diff = difference(design, next);
        const auto former = router.routes();

        const auto changed =
            router.update(next, changedIds(diff.components), changedIds(diff.connections));

        const auto expected = routes(next);
        QVERIFY2(router.routes() == expected, qPrintable(QString::number(step)));
        QCOMPARE(changed, differing(design, former, next, expected));
        design = next;
    }
}

void TestRouting::aChangeThatMovesNothingChangesNoRoute()
{
    std::mt19937 random(1);
    auto design = randomDesign(10, 20, random);
    Router router(design);
    design.components[3].name = QStringLiteral("renamed");
    design.connections[3].label = QStringLiteral("labelled");

    const auto changed =
        router.update(design, {design.components.at(3).id}, {design.connections.at(3).id});

    QVERIFY(changed.empty());
}

INFERBOARD_TEST(TestRouting)
#include "tst_routing.moc"
