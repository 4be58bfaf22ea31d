// SPDX-License-Identifier: MIT
#include "core/layout/route.h"
#include "support/registered_test.h"

#include <QtTest>

#include <random>

using namespace core::layout;

namespace {

constexpr double tolerance = 1e-6;

bool isAxisParallel(const QList<QPointF> &points)
{
    for (qsizetype i = 1; i < points.size(); ++i) {
        const auto by = points.at(i) - points.at(i - 1);
        if ((by.x() == 0) == (by.y() == 0)) {
            return false;
        }
    }
    return points.size() >= 2;
}

bool isOnBorder(const QPointF &point, const QRectF &rect)
{
    const auto outer = rect.adjusted(-tolerance, -tolerance, tolerance, tolerance);
    const auto inner = rect.adjusted(tolerance, tolerance, -tolerance, -tolerance);
    return outer.contains(point) && !inner.contains(point);
}

bool runsThrough(const QList<QPointF> &points, const QRectF &rect)
{
    for (qsizetype i = 1; i < points.size(); ++i) {
        const QRectF segment = QRectF(points.at(i - 1), points.at(i)).normalized();
        const bool isInside = segment.right() > rect.left() + tolerance
            && segment.left() < rect.right() - tolerance
            && segment.bottom() > rect.top() + tolerance
            && segment.top() < rect.bottom() - tolerance;
        if (isInside) {
            return true;
        }
    }
    return false;
}

bool isOnLine(const QPointF &point, const QList<QPointF> &points)
{
    for (qsizetype i = 1; i < points.size(); ++i) {
        const QRectF segment = QRectF(points.at(i - 1), points.at(i)).normalized();
        const auto widened = segment.adjusted(-tolerance, -tolerance, tolerance, tolerance);
        if (widened.contains(point)) {
            return true;
        }
    }
    return false;
}

double length(const QList<QPointF> &points)
{
    double sum = 0;
    for (qsizetype i = 1; i < points.size(); ++i) {
        sum += (points.at(i) - points.at(i - 1)).manhattanLength();
    }
    return sum;
}

/// Whether the line is straight for long enough at both ends.
bool hasStubs(const QList<QPointF> &points)
{
    const double first = (points.at(1) - points.at(0)).manhattanLength();
    const double last =
        (points.at(points.size() - 1) - points.at(points.size() - 2)).manhattanLength();
    return first >= stub - tolerance && last >= stub - tolerance;
}

/// What is wrong with a route between two rectangles; empty when nothing is.
QString flaw(const Route &route, const QRectF &from, const QRectF &to)
{
    if (!isAxisParallel(route.points)) {
        return QStringLiteral("a segment is neither level nor upright, or has no length");
    }
    if (!isOnBorder(route.points.first(), from) || !isOnBorder(route.points.last(), to)) {
        return QStringLiteral("an end does not lie on its border");
    }
    if (runsThrough(route.points, from) || runsThrough(route.points, to)) {
        return QStringLiteral("runs through a component");
    }
    if (!hasStubs(route.points)) {
        return QStringLiteral("too short at an end");
    }
    return isOnLine(route.labelAt, route.points) ? QString() : QStringLiteral("label off the line");
}

} // namespace

class TestRoute : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void routesAreSoundForAGridOfPositions();
    void routesAreSoundForRandomRectanglesAndLanes();
    void whatLiesAheadIsEnteredFromTheLeft();
    void whatLiesBelowIsEnteredFromAbove();
    void whatLiesBehindIsReachedAroundBoth();
    void whatLiesBehindNextToItIsReachedStraight();
    void neighboursAreJoinedByAStraightLine();
    void overlappingComponentsGetAShortLine();
    void aComponentCanBeConnectedWithItself();
    void theLabelPrefersALevelSegment();
    void waypointsArePassedInOrder();
    void waypointsInsideAComponentAreIgnored();
    void sidesFaceTheNearestWaypoint();
    void oneObstacleIsAvoided();
    void aLoopTakesTheFreeSide();
};

void TestRoute::routesAreSoundForAGridOfPositions()
{
    const QRectF from(0, 0, 160, 80);
    for (int x = -400; x <= 400; x += 10) {
        for (int y = -300; y <= 300; y += 10) {
            const QRectF to(x, y, 120, 60);
            if (to.intersects(from)) {
                continue;
            }

            const auto found = route(from, to);

            const auto what = flaw(found, from, to);
            QVERIFY2(
                what.isEmpty(), qPrintable(QStringLiteral("%1, %2: %3").arg(x).arg(y).arg(what)));
        }
    }
}

void TestRoute::routesAreSoundForRandomRectanglesAndLanes()
{
    std::mt19937 random(11);
    const auto between = [&](double low, double high) {
        return std::uniform_real_distribution<double>(low, high)(random);
    };
    for (int i = 0; i < 20000; ++i) {
        const QRectF from(
            between(-300, 300), between(-300, 300), between(30, 200), between(30, 150));
        const QRectF to(between(-300, 300), between(-300, 300), between(30, 200), between(30, 150));
        if (from.intersects(to)) {
            continue;
        }
        const auto sides = sidesBetween(from, to);
        Lane lane;
        lane.fromOffset = between(-1, 1) * reach(from, sides.from);
        lane.toOffset = between(-1, 1) * reach(to, sides.to);
        lane.bend = static_cast<Bend>(random() % 3);
        lane.shift = between(-40, 40);

        const auto found = route(from, to, {}, lane);

        const auto what = flaw(found, from, to);
        QVERIFY2(what.isEmpty(), qPrintable(QStringLiteral("case %1: %2").arg(i).arg(what)));
    }
}

void TestRoute::whatLiesAheadIsEnteredFromTheLeft()
{
    QCOMPARE(sidesBetween({0, 0, 100, 60}, {200, 300, 100, 60}), (Sides {Side::Right, Side::Left}));
    QCOMPARE(
        route({0, 0, 100, 60}, {200, 0, 100, 60}).points, (QList<QPointF> {{100, 30}, {200, 30}}));
}

void TestRoute::whatLiesBelowIsEnteredFromAbove()
{
    QCOMPARE(sidesBetween({0, 0, 100, 60}, {-50, 200, 100, 60}), (Sides {Side::Bottom, Side::Top}));
    QCOMPARE(
        sidesBetween({0, 0, 100, 60}, {-50, -200, 100, 60}), (Sides {Side::Top, Side::Bottom}));
}

void TestRoute::whatLiesBehindIsReachedAroundBoth()
{
    const auto found = route({500, 0, 100, 60}, {0, 10, 100, 80});

    QCOMPARE(found.points.size(), 4);
    QCOMPARE(found.points.first(), QPointF(550, 60));
    QCOMPARE(found.points.last(), QPointF(50, 90));
    QVERIFY(found.points.at(1).y() > 90);
}

void TestRoute::whatLiesBehindNextToItIsReachedStraight()
{
    const auto found = route({300, 0, 100, 60}, {100, 0, 100, 60});

    QCOMPARE(found.points, (QList<QPointF> {{300, 30}, {200, 30}}));
}

void TestRoute::neighboursAreJoinedByAStraightLine()
{
    const auto found = route({0, 0, 100, 60}, {120, 20, 100, 60});

    QCOMPARE(found.points.size(), 2);
}

void TestRoute::overlappingComponentsGetAShortLine()
{
    const QRectF from(0, 0, 160, 80);
    for (int x = -150; x <= 150; x += 15) {
        for (int y = -70; y <= 70; y += 10) {
            const auto found = route(from, from.translated(x, y));

            QVERIFY(isAxisParallel(found.points));
            QVERIFY(length(found.points) < 500);
        }
    }
}

void TestRoute::aComponentCanBeConnectedWithItself()
{
    const QRectF rect(0, 0, 160, 80);

    const auto found = route(rect, rect);

    QVERIFY2(flaw(found, rect, rect).isEmpty(), qPrintable(flaw(found, rect, rect)));
    QVERIFY(std::abs(found.points.first().x() - found.points.last().x()) >= 40);
}

void TestRoute::theLabelPrefersALevelSegment()
{
    QCOMPARE(labelPosition({{0, 0}, {80, 0}, {80, 100}}), QPointF(40, 0));
    QCOMPARE(labelPosition({{0, 0}, {80, 0}, {80, 200}}), QPointF(80, 100));
    QCOMPARE(labelPosition({}), QPointF());
}

void TestRoute::waypointsArePassedInOrder()
{
    std::mt19937 random(3);
    const auto place = [&] { return double(random() % 1200) - 600; };
    const QRectF from(-60, -40, 120, 80);
    const QRectF to(200, 100, 120, 80);
    for (int i = 0; i < 2000; ++i) {
        QList<QPointF> waypoints;
        for (unsigned n = 0; n <= random() % 4; ++n) {
            waypoints.append({place(), place()});
        }

        const auto found = route(from, to, waypoints);

        QVERIFY(isOnBorder(found.points.first(), from));
        QVERIFY(isOnBorder(found.points.last(), to));
        QVERIFY(isAxisParallel(found.points));
        for (const auto &waypoint : waypoints) {
            const bool isCovered = from.contains(waypoint) || to.contains(waypoint);
            QVERIFY(isCovered || isOnLine(waypoint, found.points));
        }
    }
}

void TestRoute::waypointsInsideAComponentAreIgnored()
{
    const QRectF from(0, 0, 100, 60);
    const QRectF to(300, 0, 100, 60);

    QCOMPARE(route(from, to, {{50, 30}, {300, 10}, {qQNaN(), 5}, {5, qInf()}}), route(from, to));
}

void TestRoute::sidesFaceTheNearestWaypoint()
{
    const QRectF from(0, 0, 100, 60);
    const QRectF to(300, 0, 100, 60);

    const auto found = route(from, to, {{50, -100}, {350, -100}});

    QCOMPARE(found.points, (QList<QPointF> {{50, 0}, {50, -100}, {350, -100}, {350, 0}}));
}

void TestRoute::oneObstacleIsAvoided()
{
    const QRectF from(0, 0, 100, 60);
    const QRectF to(500, 0, 100, 60);
    const std::vector<QRectF> obstacles {from, to, QRectF(250, -10, 100, 80)};

    const auto found = route(from, to, sidesBetween(from, to), {}, {}, obstacles);

    const auto what = flaw(found, from, to);
    QVERIFY2(what.isEmpty(), qPrintable(what));
    QVERIFY(!runsThrough(found.points, obstacles.back()));
}

void TestRoute::aLoopTakesTheFreeSide()
{
    const QRectF from(500, 0, 100, 60);
    const QRectF to(0, 0, 100, 60);
    const std::vector<QRectF> obstacles {QRectF(150, 40, 100, 80)};

    QCOMPARE(freeSides(from, to, {}), (Sides {Side::Bottom, Side::Bottom}));
    QCOMPARE(freeSides(from, to, obstacles), (Sides {Side::Top, Side::Top}));
}

INFERBOARD_TEST(TestRoute)
#include "tst_route.moc"
