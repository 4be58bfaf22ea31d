// SPDX-License-Identifier: MIT
#include "app/document/document.h"
#include "app/document/selection.h"
#include "core/model/edits.h"
#include "support/registered_test.h"
#include "support/sketch.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// Two components, a connection between them and a note.
core::Design smallBoard()
{
    core::Annotation note;
    note.id = u"note"_s;
    note.kind = u"sticky"_s;
    core::Design design;
    design = core::edits::add(design, sketch::box(u"a"_s, u"client"_s)).design;
    design = core::edits::add(design, sketch::box(u"b"_s, u"ranking"_s)).design;
    design = core::edits::connect(design, sketch::wire(u"a request b"_s)).design;
    return core::edits::add(design, note).design;
}

} // namespace

class TestSelection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void setReplacesWhatWasSelected();
    void toggleAddsAndTakesAway();
    void selectAllTakesEveryElement();
    void aRemovedElementIsNoLongerSelected();
    void undoingARemovalDoesNotSelectAgain();
    void settingTheSameIsSilent();
    void elementsComeInTheDesignsOrder();
};

void TestSelection::setReplacesWhatWasSelected()
{
    Document document;
    Selection selection(document);
    document.reset(smallBoard());
    selection.set({u"a"_s});
    selection.set({u"b"_s, u"a request b"_s});
    QCOMPARE(selection.ids(), core::ElementIds({u"b"_s, u"a request b"_s}));
    selection.clear();
    QVERIFY(selection.isEmpty());
}

void TestSelection::toggleAddsAndTakesAway()
{
    Document document;
    Selection selection(document);
    document.reset(smallBoard());
    selection.toggle(u"a"_s);
    QVERIFY(selection.contains(u"a"_s));
    selection.toggle(u"a"_s);
    QVERIFY(!selection.contains(u"a"_s));
}

void TestSelection::selectAllTakesEveryElement()
{
    Document document;
    Selection selection(document);
    document.reset(smallBoard());
    selection.selectAll();
    QCOMPARE(selection.ids(), core::ElementIds({u"a"_s, u"b"_s, u"a request b"_s, u"note"_s}));
}

void TestSelection::aRemovedElementIsNoLongerSelected()
{
    Document document;
    Selection selection(document);
    document.reset(smallBoard());
    selection.selectAll();
    QSignalSpy changed(&selection, &Selection::changed);
    document.commit(u"Remove"_s, core::edits::remove(document.design(), {u"a"_s}));
    QCOMPARE(selection.ids(), core::ElementIds({u"b"_s, u"note"_s}));
    QCOMPARE(changed.count(), 1);
}

void TestSelection::undoingARemovalDoesNotSelectAgain()
{
    Document document;
    Selection selection(document);
    document.reset(smallBoard());
    selection.set({u"a"_s});
    document.commit(u"Remove"_s, core::edits::remove(document.design(), {u"a"_s}));
    document.undo();
    QVERIFY(selection.isEmpty());
}

void TestSelection::settingTheSameIsSilent()
{
    Document document;
    Selection selection(document);
    document.reset(smallBoard());
    selection.set({u"a"_s});
    QSignalSpy changed(&selection, &Selection::changed);
    selection.set({u"a"_s});
    document.commit(u"Title"_s, core::edits::setTitle(document.design(), u"Ranking"_s));
    QCOMPARE(changed.count(), 0);
}

void TestSelection::elementsComeInTheDesignsOrder()
{
    Document document;
    Selection selection(document);
    document.reset(smallBoard());
    selection.set({u"b"_s, u"a"_s, u"a request b"_s});
    const auto components = selection.components();
    QCOMPARE(components.size(), 2);
    QCOMPARE(components.first().id, u"a"_s);
    QCOMPARE(selection.connections().size(), 1);
}

INFERBOARD_TEST(TestSelection)
#include "tst_selection.moc"
