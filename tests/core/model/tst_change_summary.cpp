// SPDX-License-Identifier: MIT
#include "core/model/change_summary.h"
#include "core/model/edits.h"
#include "support/registered_test.h"
#include "support/sketch.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;

class TestChangeSummary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalDesignsDifferInNothing() { QVERIFY(summaryOfChanges(board(), board()).isEmpty()); }

    void whatIsAddedRemovedChangedAndMovedIsNamed()
    {
        auto after = board();
        after.components.removeAt(0);
        after.connections.clear();
        after.components[0].note = u"fast"_s;
        after.components[1].rect.translate(10, 0);
        after.components.append(component(u"new"_s, u"Redis"_s));

        const auto changes = summaryOfChanges(board(), after);

        QCOMPARE(changes.added, QStringList {u"Redis"_s});
        QCOMPARE(changes.removed, (QStringList {u"Client"_s, u"Client \u2192 b"_s}));
        QCOMPARE(changes.changed, QStringList {u"b"_s});
        QCOMPARE(changes.moved, QStringList {u"Store"_s});
    }

    void theWrittenPartsAreCounted()
    {
        auto after = board();
        after.title = u"Other"_s;
        after.brief.insert(u"objective"_s, u"Rank well"_s);
        after.doneSteps.append(u"seven/1"_s);

        const auto changes = summaryOfChanges(board(), after);

        QCOMPARE(changes.answers, 1);
        QVERIFY(changes.isTitleChanged);
        QVERIFY(changes.isReviewChanged);
        QVERIFY(changes.added.isEmpty() && changes.removed.isEmpty() && changes.changed.isEmpty());
    }

private:
    static Component component(const ElementId &id, const QString &name)
    {
        Component component;
        component.id = id;
        component.type = u"cache"_s;
        component.name = name;
        return component;
    }

    static Design board()
    {
        Design design;
        design.components = {
            component(u"a"_s, u"Client"_s), component(u"b"_s, {}), component(u"c"_s, u"Store"_s)};
        Connection connection;
        connection.id = u"ab"_s;
        connection.from = u"a"_s;
        connection.to = u"b"_s;
        design.connections = {connection};
        return design;
    }
};

INFERBOARD_TEST(TestChangeSummary)
#include "tst_change_summary.moc"
