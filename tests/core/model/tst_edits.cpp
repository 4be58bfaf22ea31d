// SPDX-License-Identifier: MIT
#include "core/model/diff.h"
#include "core/model/edits.h"
#include "core/model/limits.h"
#include "support/random_design.h"
#include "support/registered_test.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

Component component(const QString &id, double x = 0)
{
    return {id, u"cache"_s, {}, QRectF(x, 0, 160, 80), {}, {}, {}};
}

Connection connection(const QString &id, const QString &from, const QString &to)
{
    return {id, from, to, ConnectionKind::Request, {}, {}, {}, {}};
}

/// a → b → c, with waypoints on the first connection.
Design chain()
{
    Design design;
    design.components = {component(u"a"_s), component(u"b"_s, 300), component(u"c"_s, 600)};
    design.connections = {connection(u"ab"_s, u"a"_s, u"b"_s), connection(u"bc"_s, u"b"_s, u"c"_s)};
    design.connections[0].waypoints = {QPointF(200, 10), QPointF(200, 70)};
    design.annotations = {{u"note"_s, u"sticky"_s, QRectF(0, 200, 90, 90), u"why?"_s, {}}};
    return design;
}

template<typename T> QStringList idsOf(const QList<T> &elements)
{
    QStringList ids;
    for (const auto &element : elements) {
        ids << element.id;
    }
    return ids;
}

bool isFinite(const QRectF &rect)
{
    return std::abs(rect.x()) <= limits::coordinate && std::abs(rect.y()) <= limits::coordinate
        && rect.width() <= limits::coordinate && rect.height() <= limits::coordinate;
}

/// What every edit promises; empty when the design keeps it.
QString brokenPromise(const Design &design)
{
    const auto ids =
        idsOf(design.components) + idsOf(design.connections) + idsOf(design.annotations);
    if (ElementIds(ids.begin(), ids.end()).size() != ids.size() || ids.contains(QString())) {
        return u"ids are not unique: "_s + ids.join(u", "_s);
    }
    for (const auto &wire : design.connections) {
        if (wire.from == wire.to || !find(design.components, wire.from)
            || !find(design.components, wire.to)) {
            return u"the connection %1 leads from %2 to %3"_s.arg(wire.id, wire.from, wire.to);
        }
    }
    for (const auto &part : design.components) {
        if (part.rect.isEmpty() || !isFinite(part.rect) || part.type.isEmpty()) {
            return u"the component %1 lies outside the board"_s.arg(part.id);
        }
    }
    return {};
}

} // namespace

class TestEdits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addingMakesAReadableIdThatIsFree()
    {
        auto named = component({});
        named.type = u"Feature Store"_s;

        const auto first = edits::add({}, named);
        const auto second = edits::add(first.design, named);

        QCOMPARE(first.ids, QList<ElementId> {u"feature-store"_s});
        QCOMPARE(second.ids, QList<ElementId> {u"feature-store-2"_s});
    }

    void addingKeepsAnIdThatIsFreeAndReplacesOneThatIsTaken()
    {
        QCOMPARE(edits::add(chain(), component(u"d"_s)).ids.first(), u"d"_s);
        QCOMPARE(edits::add(chain(), component(u"ab"_s)).ids.first(), u"cache"_s);
        QCOMPARE(edits::add(chain(), component(u"x"_s.repeated(201))).ids.first(), u"cache"_s);
    }

    void connectingNeedsTwoDifferentComponents()
    {
        QCOMPARE(edits::connect(chain(), connection({}, u"a"_s, u"a"_s)).design, chain());
        QCOMPARE(edits::connect(chain(), connection({}, u"a"_s, u"note"_s)).design, chain());
        QCOMPARE(edits::connect(chain(), connection({}, u"a"_s, u"gone"_s)).ids.size(), 0);
        QCOMPARE(edits::connect(chain(), connection({}, u"a"_s, u"c"_s)).ids.first(), u"request"_s);
    }

    void removingAComponentRemovesItsWires()
    {
        const auto design = edits::remove(chain(), {u"b"_s});

        QCOMPARE(idsOf(design.components), (QStringList {u"a"_s, u"c"_s}));
        QVERIFY(design.connections.isEmpty());
    }

    void removingAWireLeavesItsComponents()
    {
        const auto design = edits::remove(chain(), {u"ab"_s});

        QCOMPARE(design.components, chain().components);
        QCOMPARE(idsOf(design.connections), QStringList {u"bc"_s});
    }

    void movingBothEndsMovesTheWaypoints()
    {
        const auto design = edits::move(chain(), {u"a"_s, u"b"_s, u"note"_s}, {10, 5});

        QCOMPARE(design.components.at(0).rect, QRectF(10, 5, 160, 80));
        QCOMPARE(design.components.at(2), chain().components.at(2));
        QCOMPARE(design.connections.at(0).waypoints.first(), QPointF(210, 15));
        QCOMPARE(design.annotations.at(0).rect.topLeft(), QPointF(10, 205));
    }

    void movingOneEndLeavesTheWaypoints()
    {
        const auto design = edits::move(chain(), {u"a"_s}, {10, 5});

        QCOMPARE(design.connections, chain().connections);
    }

    void movingTooFarStopsAtTheEdgeOfTheBoard()
    {
        const double infinity = std::numeric_limits<double>::infinity();

        const auto design = edits::move(chain(), {u"a"_s, u"b"_s}, {infinity, -1e300});

        QCOMPARE(design.components.at(0).rect, QRectF(1e6, -1e6, 160, 80));
        QCOMPARE(design.connections.at(0).waypoints.first(), QPointF(1e6, -1e6));
    }

    void resizingToNothingIsIgnored()
    {
        QCOMPARE(edits::resize(chain(), u"a"_s, QRectF(0, 0, 0, 10)), chain());
        QCOMPARE(edits::resize(chain(), u"a"_s, QRectF(0, 0, -5, 10)), chain());
        QCOMPARE(edits::resize(chain(), u"a"_s, QRectF(1, 2, 3, 4)).components.at(0).rect,
            QRectF(1, 2, 3, 4));
    }

    void arrangingDropsWaypointsBetweenWhatWasArranged()
    {
        const auto design = edits::arrange(chain(), {{u"a"_s, {5, 6}}, {u"b"_s, {7, 8}}});

        QCOMPARE(design.components.at(1).rect, QRectF(7, 8, 160, 80));
        QVERIFY(design.connections.at(0).waypoints.isEmpty());
    }

    void renamingWritesTheTextThatTheElementHas()
    {
        QCOMPARE(edits::rename(chain(), u"a"_s, u"Users"_s).components.at(0).name, u"Users"_s);
        QCOMPARE(
            edits::rename(chain(), u"ab"_s, u"top 500"_s).connections.at(0).label, u"top 500"_s);
        QCOMPARE(
            edits::rename(chain(), u"note"_s, u"because"_s).annotations.at(0).text, u"because"_s);
        QCOMPARE(edits::rename(chain(), u"gone"_s, u"x"_s), chain());
    }

    void aTextOnTheBoardThatIsLeftEmptyGoes()
    {
        Annotation text;
        text.id = u"title"_s;
        text.kind = u"text"_s;
        text.rect = QRectF(0, 0, 10, 10);
        text.text = u"Peak"_s;
        const auto design = edits::add(chain(), text).design;

        QCOMPARE(edits::writeText(design, u"title"_s, u" \n"_s), chain());
        QCOMPARE(
            edits::writeText(design, u"title"_s, u"Night"_s).annotations.last().text, u"Night"_s);
        QVERIFY(find(edits::writeText(design, u"note"_s, {}).annotations, u"note"_s));
        QVERIFY(edits::writeText(design, u"a"_s, {}).components.first().name.isEmpty());
    }

    void aTextTooLongIsCutBetweenCharacters()
    {
        const auto text = QString(limits::textLength - 1, u'x') + u"🚀"_s;

        const auto name = edits::rename(chain(), u"a"_s, text).components.at(0).name;

        QCOMPARE(name, QString(limits::textLength - 1, u'x'));
        QCOMPARE(edits::setTitle({}, text).title, name);
        QCOMPARE(edits::setBrief({}, u"goal"_s, text).brief.value(u"goal"_s), BriefAnswer(name));
    }

    void aSettingThatIsNoNumberIsNotKept()
    {
        const double nan = std::numeric_limits<double>::quiet_NaN();

        const auto given = edits::setSetting(chain(), {u"a"_s, u"ab"_s}, u"calls"_s, Setting(2.0));
        const auto spoiled = edits::setSetting(given, {u"a"_s}, u"calls"_s, Setting(nan));

        QCOMPARE(given.connections.at(0).settings.value(u"calls"_s), Setting(2.0));
        QVERIFY(spoiled.components.at(0).settings.isEmpty());
        QCOMPARE(edits::setSetting(given, {u"a"_s, u"ab"_s}, u"calls"_s, {}), chain());
    }

    void reconnectingRefusesALoopAndComponentsThatAreNotThere()
    {
        QCOMPARE(edits::reconnect(chain(), u"ab"_s, edits::End::To, u"a"_s), chain());
        QCOMPARE(edits::reconnect(chain(), u"ab"_s, edits::End::To, u"note"_s), chain());
        const auto design = edits::reconnect(chain(), u"ab"_s, edits::End::To, u"c"_s);
        QCOMPARE(design.connections.at(0).to, u"c"_s);
        QVERIFY(design.connections.at(0).waypoints.isEmpty());
    }

    void aProbabilityBelowOneAllowsALoop()
    {
        auto loop = connection({}, u"a"_s, u"a"_s);
        loop.settings.insert(u"probability"_s, 0.5);
        const auto looped = edits::connect(chain(), loop);
        QCOMPARE(looped.ids.size(), 1);
        QCOMPARE(core::find(looped.design.connections, looped.ids.first())->to, u"a"_s);

        const auto rare = edits::setSetting(chain(), {u"ab"_s}, u"probability"_s, 0.9);
        const auto turned = edits::reconnect(rare, u"ab"_s, edits::End::To, u"a"_s);
        QCOMPARE(core::find(turned.connections, u"ab"_s)->to, u"a"_s);
    }

    void aLoopCanBePasted()
    {
        Design part;
        part.components = {chain().components.first()};
        part.connections = {connection(u"loop"_s, u"a"_s, u"a"_s)};
        const auto pasted = edits::insert(chain(), part, {0, 100}).design;
        QCOMPARE(pasted.connections.size(), chain().connections.size() + 1);
        QCOMPARE(pasted.connections.last().from, pasted.connections.last().to);
    }

    void textsAreCleanedHoweverTheyComeIn()
    {
        const auto dirty = u"\x1b[31mRan\nker\x07\uffff"_s;
        auto design = edits::rename(chain(), u"a"_s, dirty);
        QCOMPARE(design.components.first().name, u"Ran ker"_s);
        design = edits::setTitle(design, dirty);
        QCOMPARE(design.title, u"Ran ker"_s);
        design = edits::setNote(design, u"a"_s, dirty);
        QCOMPARE(design.components.first().note, u"Ran\nker"_s);
        design = edits::setSetting(design, {u"a"_s}, u"zone"_s, dirty);
        QCOMPARE(design.components.first().settings.value(u"zone"_s), core::Setting(u"Ran\nker"_s));
        design = edits::setBrief(design, u"goal"_s, QStringList {dirty});
        QCOMPARE(design.brief.value(u"goal"_s), core::BriefAnswer(QStringList {u"Ran ker"_s}));
        design = edits::dismiss(design, {u"x"_s, {}, dirty, {}});
        QCOMPARE(design.dismissals.last().reason, u"Ran\nker"_s);
        core::Component component;
        component.id = u"a\x07"_s;
        component.type = u"cache\n"_s;
        const auto added = edits::add(design, component);
        QCOMPARE(added.ids.first(), u"cache"_s);
        QCOMPARE(added.design.components.last().type, u"cache"_s);
    }

    void reconnectingToTheSameComponentChangesNothing()
    {
        QCOMPARE(edits::reconnect(chain(), u"ab"_s, edits::End::To, u"b"_s), chain());
    }

    void bringingToFrontKeepsTheOrderOfTheOthers()
    {
        const auto design = edits::bringToFront(chain(), {u"a"_s});

        QCOMPARE(idsOf(design.components), (QStringList {u"b"_s, u"c"_s, u"a"_s}));
        QCOMPARE(edits::sendToBack(design, {u"a"_s}), chain());
    }

    void insertingAFragmentGivesFreshIdsAndItsInnerWires()
    {
        const auto part = edits::fragment(chain(), {u"a"_s, u"b"_s, u"note"_s});

        const auto added = edits::insert(chain(), part, {0, 500});

        QCOMPARE(added.ids.size(), 4);
        const auto &copy = added.design.connections.last();
        QCOMPARE(copy.from, u"cache"_s);
        QCOMPARE(copy.to, u"cache-2"_s);
        QCOMPARE(copy.waypoints.first(), QPointF(200, 510));
        QCOMPARE(brokenPromise(added.design), QString());
    }

    void insertingLeavesOutWiresThatLeadNowhere()
    {
        Design part;
        part.components = {component(u"x"_s), component(u"x"_s)};
        part.connections = {connection(u"xy"_s, u"x"_s, u"y"_s)};

        const auto added = edits::insert(chain(), part, {});

        QCOMPARE(added.ids.size(), 2);
        QCOMPARE(added.design.connections, chain().connections);
    }

    void aFullListTakesNoMore()
    {
        Design design;
        for (int i = 0; i < limits::annotations; ++i) {
            design.annotations.append({QString::number(i), u"text"_s, QRectF(0, 0, 9, 9), {}, {}});
        }

        QCOMPARE(edits::add(design, Annotation {}).ids.size(), 0);
        QCOMPARE(edits::add(design, Annotation {}).design, design);
        QCOMPARE(edits::insert(design, edits::fragment(design, {u"7"_s}), {}).design, design);
    }

    void anEmptyAnswerTakesTheFieldAway()
    {
        const auto design = edits::setBrief({}, u"metrics"_s, QStringList {u"AUC"_s});

        QCOMPARE(design.brief.size(), 1);
        QCOMPARE(edits::setBrief(design, u"metrics"_s, u"  "_s), Design());
        QCOMPARE(edits::setBrief(design, u"metrics"_s, QStringList()), Design());
    }

    void editsLeaveTheDesignTheyAreGivenAlone()
    {
        const auto before = chain();
        const auto copy = before;

        (void)edits::move(before, {u"a"_s}, {10, 10});
        (void)edits::remove(before, {u"a"_s});

        QCOMPARE(before, copy);
    }

    void noEditBreaksItsPromises()
    {
        for (quint32 seed = 0; seed < 40; ++seed) {
            test::RandomDesigns random(seed);
            auto design = random.design();
            for (int i = 0; i < 100; ++i) {
                design = random.edited(design);
                const auto broken = brokenPromise(design);
                QVERIFY2(broken.isEmpty(),
                    qPrintable(u"seed %1, %2: %3"_s.arg(seed).arg(random.lastEdit(), broken)));
            }
        }
    }
};

INFERBOARD_TEST(TestEdits)
#include "tst_edits.moc"
