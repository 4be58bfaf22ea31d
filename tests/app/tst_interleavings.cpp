// SPDX-License-Identifier: MIT
// Gestures with anything in their middle, at random: the board stays whole.
#include "app/canvas/scene/hit.h"
#include "app/desk.h"
#include "support/registered_test.h"

#include <QMenu>
#include <QStandardPaths>

#include <random>

using namespace Qt::StringLiterals;

namespace {

constexpr int seeds = 10;
constexpr int rounds = 1000; // for each seed
constexpr int mostElements = 24; // pasting again and again would double the board without end

/// Two boxes that are connected, a third one, and a note.
core::Design smallBoard()
{
    auto design = twoBoxes();
    design.components.append(box(u"store"_s, u"online-feature-store"_s, 400, 200));
    core::Connection connection;
    connection.id = u"request"_s;
    connection.from = u"client"_s;
    connection.to = u"api"_s;
    design.connections.append(connection);
    core::Annotation note;
    note.id = u"note"_s;
    note.kind = u"sticky"_s;
    note.rect = QRectF(0, 200, 160, 100);
    note.text = u"Why?"_s;
    design.annotations.append(note);
    return design;
}

/// What is wrong with the design; empty when nothing is.
QString faultOf(const core::Design &design)
{
    QSet<QString> ids;
    const auto isTaken = [&](const auto &elements) {
        return std::any_of(elements.begin(), elements.end(), [&](const auto &element) {
            const bool isKnown = ids.contains(element.id);
            ids.insert(element.id);
            return isKnown;
        });
    };
    if (isTaken(design.components) || isTaken(design.connections) || isTaken(design.annotations)) {
        return u"an id is given twice"_s;
    }
    for (const auto &connection : design.connections) {
        if (!core::find(design.components, connection.from)
            || !core::find(design.components, connection.to)) {
            return u"a connection leads to nowhere"_s;
        }
    }
    return {};
}

/// What opens a dialog that waits, or another window.
bool opensDialog(const ActionSpec &action)
{
    const QStringList ids {u"file.new"_s, u"file.open"_s, u"file.save-as"_s, u"file.export"_s,
        u"file.report"_s, u"file.quit"_s, u"analyse.size"_s};
    return ids.contains(action.id) || action.menu == MenuId::Help;
}

/// Without a style: it would take most of the time, at every page of the inspector.
void undress()
{
    qApp->setStyleSheet({});
}

/// Somebody who does anything at any moment.
class Restless {
public:
    Restless(Desk &desk, quint32 seed) : m_desk(desk), m_random(seed)
    {
        for (const auto &spec : desk.window.actions().specs()) {
            if (!opensDialog(spec)) {
                m_actions.append(spec.id);
            }
        }
    }

    int below(int bound) { return std::uniform_int_distribution(0, bound - 1)(m_random); }
    void act();
    /// Lets go of everything and closes what is open.
    void calmDown();
    /// What was done since the last calm, for the message of a failure.
    QString story() const { return m_story.join(u", "_s); }

private:
    void did(const QString &what) { m_story.append(what); }
    QPointF somewhere();
    void pressAnything();
    void disturb();
    void triggerAnything();

    Desk &m_desk;
    std::mt19937 m_random;
    QStringList m_actions;
    QStringList m_story;
};

/// A place worth pressing: the middle, an edge or a corner of a component, the middle or the end of
/// a connection, or anywhere.
QPointF Restless::somewhere()
{
    const auto &design = m_desk.document().design();
    const auto &scene = m_desk.window.board().scene();
    if (!design.connections.isEmpty() && below(4) == 0) {
        const auto &id = design.connections.at(below(int(design.connections.size()))).id;
        const auto handles = canvas::endHandles(scene, id, m_desk.window.board().view().zoom());
        return handles ? (below(2) == 0 ? handles->first : handles->second) : QPointF();
    }
    if (design.components.isEmpty() || below(4) == 0) {
        return {below(800) - 100.0, below(500) - 100.0};
    }
    const auto rect = design.components.at(below(int(design.components.size()))).rect;
    switch (below(3)) {
    case 0:
        return {rect.right(), rect.center().y()};
    case 1:
        return rect.bottomRight();
    default:
        return rect.center();
    }
}

void Restless::pressAnything()
{
    const auto where = somewhere();
    const auto at = m_desk.at(where.x(), where.y());
    const auto button = below(5) > 0 ? Qt::LeftButton
        : below(2) > 0               ? Qt::MiddleButton
                                     : Qt::RightButton;
    if (m_desk.pointer.down().testFlag(button)) {
        did(u"release %1"_s.arg(int(button)));
        m_desk.pointer.release(button);
        return;
    }
    did(u"press %1 at %2,%3"_s.arg(int(button)).arg(where.x()).arg(where.y()));
    m_desk.pointer.press(at, button);
}

void Restless::triggerAnything()
{
    const auto id = m_actions.at(below(int(m_actions.size())));
    const bool isOfPainting = id.startsWith("view.theme"_L1) || id == "edit.copy-image"_L1;
    if (isOfPainting && below(20) > 0) {
        return; // which takes long, and seldom touches a gesture
    }
    did(id);
    m_desk.trigger(id);
    if (isOfPainting) {
        undress();
    }
}

void Restless::disturb()
{
    auto *focused = QApplication::focusWidget();
    switch (focused ? below(6) : 5) {
    case 0:
        did(u"Escape"_s);
        QTest::keyClick(focused, Qt::Key_Escape);
        break;
    case 1:
        did(u"lose the focus"_s);
        m_desk.window.board().view().clearFocus();
        break;
    case 2:
        did(u"type"_s);
        QTest::keyClick(focused, Qt::Key_X);
        break;
    case 3:
        did(u"close"_s);
        if (m_desk.window.close()) {
            m_desk.window.show();
        }
        break;
    case 4:
        did(u"lose a release"_s);
        m_desk.pointer.forget();
        break;
    default:
        did(u"let others answer"_s);
        QCoreApplication::processEvents();
    }
    m_desk.window.board().setFocus();
}

void Restless::act()
{
    switch (below(8)) {
    case 0:
    case 1:
        pressAnything();
        break;
    case 2:
        disturb();
        break;
    case 3:
    case 4:
        triggerAnything();
        break;
    default: {
        const auto where = somewhere();
        did(u"move to %1,%2"_s.arg(where.x()).arg(where.y()));
        m_desk.pointer.moveTo(m_desk.at(where.x(), where.y()));
    }
    }
}

void Restless::calmDown()
{
    for (const auto button : {Qt::LeftButton, Qt::MiddleButton, Qt::RightButton}) {
        if (m_desk.pointer.down().testFlag(button)) {
            m_desk.pointer.release(button);
        }
    }
    m_desk.pointer.moveTo(m_desk.at(0, 0)); // tells of a release that was lost
    if (auto *popup = QApplication::activePopupWidget()) {
        popup->close();
    }
    m_desk.window.board().setFocus();
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    m_story.clear();
}

} // namespace

class TestInterleavings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anythingInTheMiddleOfAGestureLeavesTheBoardWhole_data();
    void anythingInTheMiddleOfAGestureLeavesTheBoardWhole();
};

void TestInterleavings::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"inferboard-test"_s);
    QCoreApplication::setApplicationName(u"interleavings"_s);
    QApplication::setQuitOnLastWindowClosed(false);
}

void TestInterleavings::anythingInTheMiddleOfAGestureLeavesTheBoardWhole_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= seeds; ++seed) {
        QTest::addRow("%u", seed) << seed;
    }
}

void TestInterleavings::anythingInTheMiddleOfAGestureLeavesTheBoardWhole()
{
    QFETCH(quint32, seed);
    Desk desk(smallBoard());
    desk.window.setUpdatesEnabled(false); // painting would take nine tenths of the time
    undress();
    Restless person(desk, seed);
    auto &document = desk.document();
    for (int round = 1; round <= rounds; ++round) {
        for (int step = 0; step < 6; ++step) {
            person.act();
            const auto fault = faultOf(document.design()) + faultOf(document.committed());
            QVERIFY2(fault.isEmpty(), qPrintable(fault + u": "_s + person.story()));
        }
        const auto story = person.story();
        person.calmDown();
        QVERIFY2(document.isEditable(), qPrintable(story));
        QCOMPARE(document.design(), document.committed());
        if (round % 50 == 0) {
            // What was asked for may still arrive, and is an edit as any other.
            QTRY_VERIFY(!desk.window.workspace().analyst.isArranging());
            const auto file = desk.saved();
            const auto now = document.design();
            QVERIFY2(!document.isClean() || file == now, qPrintable(story));
            const auto steps = document.history().size();
            while (document.canUndo()) {
                document.undo();
            }
            QVERIFY2(document.design() == smallBoard(), qPrintable(story));
            for (qsizetype step = 0; step < steps; ++step) {
                document.redo();
            }
            QVERIFY2(document.design() == now, qPrintable(story));
        }
        if (document.design().components.size() > mostElements) {
            document.reset(smallBoard());
        }
    }
}

INFERBOARD_TEST(TestInterleavings)
#include "tst_interleavings.moc"
