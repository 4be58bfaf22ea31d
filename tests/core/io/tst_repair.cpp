// SPDX-License-Identifier: MIT
#include "core/io/design_json.h"
#include "core/io/repair.h"
#include "core/model/limits.h"
#include "support/random_design.h"
#include "support/registered_test.h"

#include <QStringEncoder>
#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

const QByteArray boxes = R"("components": [
    {"id": "a", "type": "client", "rect": [0, 0, 180, 60]},
    {"id": "b", "type": "cache", "name": "Cache", "rect": [300, 0, 180, 60]}])";

QByteArray damagedFile(const QByteArray &members)
{
    return R"({"format": "inferboard", "version": 1, )" + members + "}";
}

QByteArray withComponent(const QByteArray &text)
{
    return damagedFile(boxes.chopped(1) + ", " + text + "]");
}

QByteArray withConnection(const QByteArray &text)
{
    return damagedFile(boxes
        + R"(, "connections": [{"id": "e", "from": "a", "to": "b", "kind": "request"}, )" + text
        + "]");
}

void damagedRow(const char *name, const QByteArray &text, const QString &note)
{
    QTest::newRow(name) << text << note;
}

void elementRows()
{
    damagedRow("id twice",
        withComponent(R"({"id": "b", "type": "cache", "rect": [600, 0, 180, 60]})"),
        u"components[2] \"b\": another element has this id, too; it was given the id \"b-2\""_s);
    damagedRow("id of a component",
        withConnection(R"({"id": "a", "from": "a", "to": "b", "kind": "batch"})"),
        u"connections[1] \"a\": another element has this id, too; it was given the id \"a-2\""_s);
    damagedRow("no id", withComponent(R"({"type": "cache", "rect": [600, 0, 180, 60]})"),
        u"components[2]: id is missing; it must be a text; it was given a new one"_s);
    damagedRow("to nowhere",
        withConnection(R"({"id": "x", "from": "a", "to": "q", "kind": "request"})"),
        u"connections[1] \"x\": there is no component \"q\"; the connection was left out"_s);
    damagedRow("without end", withConnection(R"({"id": "x", "from": "a", "kind": "request"})"),
        u"connections[1] \"x\": to is missing; it must be a text; the connection was left out"_s);
    damagedRow("unknown kind",
        withConnection(R"({"id": "x", "from": "a", "to": "b", "kind": "pigeon"})"),
        u"connections[1] \"x\": kind must be request, stream, batch or deploy, not \"pigeon\"; it became a request"_s);
    damagedRow("no object", withComponent("[1]"),
        u"components[2]: it must be an object, not a list; it was left out"_s);
    damagedRow("rect of texts", withComponent(R"({"id": "c", "type": "cache", "rect": ["0"]})"),
        u"components[2] \"c\": rect must be four numbers: [x, y, width, height]; it was put below the others"_s);
    damagedRow("far away", withComponent(R"({"id": "c", "type": "cache", "rect": [1e9, 0, 9, 9]})"),
        u"components[2] \"c\": rect lies outside the board; coordinates go from -1,000,000 to 1,000,000; it was brought back"_s);
    damagedRow("turned", withComponent(R"({"id": "c", "type": "cache", "rect": [900, 0, -9, 9]})"),
        u"components[2] \"c\": rect must not have a negative width or height; it was turned"_s);
    damagedRow("flat", withComponent(R"({"id": "c", "type": "cache", "rect": [900, 0, 0, 0]})"),
        u"components[2] \"c\": rect must have a width and a height greater than zero; it was given the usual size"_s);
    damagedRow("name of a number",
        withComponent(R"({"id": "c", "type": "cache", "rect": [900, 0, 9, 9], "name": 7})"),
        u"components[2] \"c\": name must be a text, not a number; it was taken for one"_s);
    damagedRow("settings",
        withComponent(R"({"id": "c", "type": "cache", "rect": [900, 0, 9, 9], "settings": []})"),
        u"components[2] \"c\": settings must be an object, not a list; it was left out"_s);
    damagedRow("long note",
        withComponent(R"({"id": "c", "type": "cache", "rect": [900, 0, 9, 9], "note": ")"
            + QByteArray(limits::textLength + 1, 'x') + "\"}"),
        u"components[2] \"c\": note is longer than 100,000 characters; the rest was cut off"_s);
}

void fileRows()
{
    damagedRow("no version", R"({"format": "inferboard", )" + boxes + "}",
        u"version must be a whole number from 1 to 1; it was read as 1"_s);
    damagedRow("no format", R"({"version": 1, )" + boxes + "}",
        u"it does not say that it is an Inferboard design; it was read as one"_s);
    damagedRow("connections of another kind", damagedFile(boxes + R"(, "connections": 5)"),
        u"connections must be a list, not a number; it was left out"_s);
    damagedRow("member twice", damagedFile(boxes + R"(, "title": "A", "title": "B")"),
        u"the member \"title\" appears twice in one object; the first was kept"_s);
    damagedRow("cut off", damagedFile(boxes).chopped(1) + R"(, "connections": [{"id": "e", "fr)",
        u"it ends too early, the rest is missing; nothing behind that was read"_s);
    damagedRow("broken", damagedFile(boxes + ", \"title\": \"A\" !"),
        u"this is not valid JSON at line 3, column 93; nothing behind that was read"_s);
    damagedRow("infinity",
        withComponent(
            R"({"id": "c", "type": "x", "rect": [900, 0, 9, 9], "settings": {"x": Infinity}})"),
        u"line 3: \"Infinity\" is no number of JSON; it was left out"_s);
    damagedRow("large number",
        withComponent(
            R"({"id": "c", "type": "x", "rect": [900, 0, 9, 9], "settings": {"x": 1e999}})"),
        u"line 3: \"1e999\" is no number of JSON; it was left out"_s);
    damagedRow("number of another kind",
        withComponent(R"({"id": "c", "type": "x", "rect": [+900, 0, 9, 9]})"),
        u"line 3: \"+900\" is no number of JSON; it was read as one"_s);
    damagedRow("comma at the end",
        withComponent(R"({"id": "c", "type": "x", "rect": [900, 0, 9, 9],})"),
        u"line 3: there is a comma too many; it was left out"_s);
    damagedRow("break in a text",
        withComponent(
            "{\"id\": \"c\", \"type\": \"x\", \"rect\": [900, 0, 9, 9], \"note\": \"a\nb\"}"),
        u"line 3: there is a line break or control character inside a text; it was read as that"_s);
    damagedRow("half a character",
        withComponent(
            "{\"id\": \"c\", \"type\": \"x\", \"rect\": [900, 0, 9, 9], \"name\": \"\\ud83d!\"}"),
        u"line 3: there is half a character; it became \ufffd"_s);
    damagedRow("path",
        withComponent(
            "{\"id\": \"c\", \"type\": \"x\", \"rect\": [900, 0, 9, 9], \"note\": \"C:\\models\"}"),
        u"line 3: there is a \\ that stands for nothing; it was read as itself"_s);
    damagedRow("not UTF-8",
        withComponent(
            "{\"id\": \"c\", \"type\": \"x\", \"rect\": [900, 0, 9, 9], \"name\": \"caf\xe9\"}"),
        u"it is not in UTF-8 throughout; what could not be read became \ufffd"_s);
    QStringEncoder utf16(QStringConverter::Utf16, QStringConverter::Flag::WriteBom);
    damagedRow("UTF-16", utf16.encode(QString::fromUtf8(damagedFile(boxes))),
        u"it is in UTF-16LE, not in UTF-8; it was read as that"_s);
}

/// A member that is nested so many levels deep.
QByteArray nestedMember(int levels)
{
    return "\"plans\": " + QByteArray(levels, '[') + QByteArray(levels, ']');
}

/// So many members that no version knows.
QByteArray strangeMembers(int count)
{
    QByteArray members;
    for (int i = 0; i < count; ++i) {
        members += ", \"m" + QByteArray::number(i) + "\": 1";
    }
    return members;
}

void largeRows()
{
    damagedRow("deep member", damagedFile(nestedMember(64) + ", " + boxes),
        u"plans[0][0]: it is nested deeper than 64 levels; what lies deeper was left out"_s);
    damagedRow("deep object",
        damagedFile(R"("plans": )" + QByteArray(R"({"a":)").repeated(70) + "1" + QByteArray(70, '}')
            + ", " + boxes),
        u"plans.a.a: it is nested deeper than 64 levels; what lies deeper was left out"_s);
    damagedRow("deep member of a component",
        withComponent(R"({"id": "c", "type": "x", "rect": [0, 0, 9, 9], )" + nestedMember(62)
            + R"(}, {"id": "d", "type": "x", "rect": [0, 0, 9, 9]})"),
        u"components[2].plans: it is nested deeper than 64 levels; what lies deeper was left out"_s);
    damagedRow("no id beside very many members",
        withComponent(R"({"type": "x", "rect": [0, 0, 9, 9])" + strangeMembers(998) + "}"),
        u"there is too much in it for one file; what this version of Inferboard does not know was left out"_s);
    damagedRow("no version beside very many members",
        R"({"format": "inferboard", )" + boxes + strangeMembers(998) + "}",
        u"there is too much in it for one file; what this version of Inferboard does not know was left out"_s);
}

} // namespace

class TestRepair : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOddityIsMendedAndTold_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("note");
        elementRows();
        fileRows();
        largeRows();
    }
    void anOddityIsMendedAndTold()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, note);

        QVERIFY(!io::fromText(text, {}));
        const auto repaired = io::repairedFromText(text, u"file"_s);

        QVERIFY2(repaired.has_value(), repaired ? "" : qPrintable(repaired.error().text()));
        QVERIFY2(repaired->notes.contains(note), qPrintable(repaired->notes.join(u'\n')));
        QVERIFY(repaired->design.components.size() >= 2);
        QVERIFY(!repaired->isOfNewerFormat);
        const auto again = io::fromText(io::toText(repaired->design), {});
        QVERIFY2(again.has_value(), again ? "" : qPrintable(again.error().text()));
        QCOMPARE(*again, repaired->design);
    }

    void aGoodFileComesBackWithoutNotes()
    {
        const auto repaired = io::repairedFromText(damagedFile(boxes), {});

        QVERIFY(repaired);
        QVERIFY(repaired->notes.isEmpty());
        QCOMPARE(repaired->design, *io::fromText(damagedFile(boxes), {}));
    }

    void whatIsFineBesideAnOddityIsKept()
    {
        const auto repaired = io::repairedFromText(
            withConnection(R"({"id": "e", "from": 7, "to": "b", "kind": "request"})"), {});

        QVERIFY(repaired);
        QCOMPARE(repaired->design.connections.size(), 1);
        QCOMPARE(repaired->design.components.at(1).name, u"Cache"_s);
    }

    void whatComesBehindWhatIsTooDeepIsRead()
    {
        const auto repaired =
            io::repairedFromText(damagedFile(nestedMember(1'000) + ", " + boxes), {});

        QVERIFY(repaired);
        QCOMPARE(repaired->design.components, io::fromText(damagedFile(boxes), {})->components);
        QCOMPARE(repaired->notes.size(), 1);
    }

    void whatIsJustNotTooDeepIsKept()
    {
        const auto file = damagedFile(boxes + ", " + nestedMember(63));

        QVERIFY(io::fromText(file, {}));
        QVERIFY(io::repairedFromText(file, {})->notes.isEmpty());
    }

    void whatHasNoPlaceLiesBelowTheOthers()
    {
        const auto repaired = io::repairedFromText(
            withComponent(R"({"id": "c", "type": "x"}, {"id": "d", "type": "x", "rect": null})"),
            {});

        QVERIFY(repaired);
        const auto &components = repaired->design.components;
        QVERIFY(components.at(2).rect.top() > components.at(0).rect.bottom());
        QVERIFY(!components.at(2).rect.intersects(components.at(3).rect));
    }

    void whatIsNoDesignIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("words") << QByteArray("flowchart TD");
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("other format")
            << QByteArray(R"({"format": "excalidraw", "components": []})");
        QTest::newRow("only the head") << QByteArray("{\"format\": \"inferboard\", \"vers");
        QTest::newRow("picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0", 10);
        QTest::newRow("deep") << QByteArray(1'000'000, '[');
    }
    void whatIsNoDesignIsRefused()
    {
        QFETCH(QByteArray, text);
        const auto repaired = io::repairedFromText(text, u"file"_s);
        QVERIFY(!repaired);
        QVERIFY(!repaired.error().message.isEmpty());
    }

    void aNewerFileIsReadAsFarAsItIsUnderstood()
    {
        const QByteArray text = R"({"format": "inferboard", "version": 9, )" + boxes
            + R"(, "layers": [1], "connections": {"e": "a to b"}})";

        QVERIFY(!io::fromText(text, {}));
        const auto repaired = io::repairedFromText(text, {});

        QVERIFY(repaired);
        QVERIFY(repaired->isOfNewerFormat);
        QCOMPARE(repaired->design.components.size(), 2);
        QVERIFY(repaired->notes.first().contains(u"format 9, this one reads up to 1"_s));
    }

    void damagedFilesAreRepairedToOnesThatOpen()
    {
        test::RandomDesigns random(11);
        int repairs = 0;
        for (int i = 0; i < 2'000; ++i) {
            auto text = io::toText(random.design({6, 8, 3}));
            for (int damages = 1 + random.below(5); damages > 0; --damages) {
                const int at = random.below(static_cast<int>(text.size()));
                text = random.isOneIn(3)
                    ? text.remove(at, 1 + random.below(30))
                    : text.replace(at, 1, QByteArray(1, char(random.below(256))));
            }
            const auto repaired = io::repairedFromText(text, {});
            if (!repaired) {
                continue;
            }
            repairs += repaired->notes.isEmpty() ? 0 : 1;
            const auto again = io::fromText(io::toText(repaired->design), {});
            QVERIFY2(again.has_value(), again ? "" : qPrintable(again.error().text()));
            QCOMPARE(*again, repaired->design);
        }
        QVERIFY2(repairs > 500, qPrintable(QString::number(repairs)));
    }
};

INFERBOARD_TEST(TestRepair)
#include "tst_repair.moc"
