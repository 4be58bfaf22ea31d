// SPDX-License-Identifier: MIT
#include "core/io/design_json.h"
#include "core/model/limits.h"
#include "support/random_design.h"
#include "support/registered_test.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

QByteArray file(const QByteArray &members)
{
    return R"({"format": "inferboard", "version": 1, )" + members + "}";
}

/// A file with a good component "a" in front of this one.
QByteArray component(const QByteArray &text)
{
    return file(
        R"("components": [{"id": "a", "type": "cache", "rect": [0, 0, 9, 9]}, )" + text + "]");
}

QByteArray connection(const QByteArray &text)
{
    return file(R"("components": [{"id": "a", "type": "cache", "rect": [0, 0, 9, 9]},
        {"id": "b", "type": "cache", "rect": [0, 0, 9, 9]}], "connections": [)"
        + text + "]");
}

QByteArray annotation(const QByteArray &text)
{
    return file(R"("annotations": [)" + text + "]");
}

QByteArray withRect(const QByteArray &rect)
{
    return component(R"({"id": "ranker", "type": "cache", "rect": )" + rect + "}");
}

/// A list with one entry more than allowed.
QByteArray tooMany(const QByteArray &entry, qsizetype most)
{
    return '[' + QByteArray(entry + ',').repeated(most) + entry + ']';
}

void row(const char *name, const QByteArray &text, const QString &message)
{
    QTest::newRow(name) << text << message;
}

void envelopeRows()
{
    row("empty", "", u"it is empty"_s);
    row("no JSON", "flowchart TD", u"this is not valid JSON at line 1, column 2"_s);
    row("cut off", R"({"format": "inferboard", "vers)",
        u"it ends too early, the rest is missing"_s);
    row("binary",
        QByteArray("\x7f"
                   "ELF\2\1\0\0",
            8),
        u"this is not a text in UTF-8"_s);
    row("not UTF-8", file("\"title\": \"\xe9\""), u"this is not a text in UTF-8"_s);
    row("deep", file("\"x\": " + QByteArray(100'000, '[')),
        u"it is nested deeper than 64 levels"_s);
    row("NaN", withRect("[NaN, 0, 1, 1]"), u"this is not valid JSON at line 1, column 150"_s);
    row("member twice", file(R"("title": "a", "title": "b")"),
        u"the member \"title\" appears twice in one object"_s);
    const auto notOurs =
        u"this is JSON, but not an Inferboard design: a design is an object with \"format\": \"inferboard\""_s;
    row("list", "[]", notOurs);
    row("number", "7", notOurs);
    row("other format", R"({"type": "excalidraw", "version": 2})", notOurs);
    row("format of another type", R"({"format": ["inferboard"]})", notOurs);
    const auto noVersion = u"version must be a whole number from 1 to 1"_s;
    row("no version", R"({"format": "inferboard"})", noVersion);
    row("version 0", R"({"format": "inferboard", "version": 0})", noVersion);
    row("version below 0", R"({"format": "inferboard", "version": -1})", noVersion);
    row("version 1.5", R"({"format": "inferboard", "version": 1.5})", noVersion);
    row("version text", R"({"format": "inferboard", "version": "1"})", noVersion);
    row("newer", R"({"format": "inferboard", "version": 2, "components": 7})",
        u"it was written by a newer version of Inferboard (format 2, this one reads up to 1); "
        "nothing was changed; update Inferboard to open it"_s);
}

void rootRows()
{
    row("title", file(R"("title": 7)"), u"title must be a text, not a number"_s);
    row("long title", file("\"title\": \"" + QByteArray(limits::textLength + 1, 'x') + '"'),
        u"title is longer than 100,000 characters"_s);
    row("brief", file(R"("brief": [])"), u"brief must be an object, not a list"_s);
    row("long answer",
        file(R"("brief": {"goal": [")" + QByteArray(limits::textLength + 1, 'x') + "\"]}"),
        u"brief: the answer \"goal\" is longer than 100,000 characters"_s);
    row("components", file(R"("components": {})"), u"components must be a list, not an object"_s);
    row("waivers", file(R"("waivers": null)"), u"waivers must be a list, not null"_s);
    row("waiver without rule", file(R"("waivers": [{"reason": "x"}])"),
        u"waivers[0]: rule is missing; it must be a text"_s);
    row("waiver of one element", file(R"("waivers": [{"rule": "x", "elements": "a"}])"),
        u"waivers[0]: elements must be a list, not a text"_s);
    row("waiver of numbers", file(R"("waivers": [{"rule": "x", "elements": [1]}])"),
        u"waivers[0]: each entry of elements must be a text, not a number"_s);
    row("too many components", file("\"components\": " + tooMany("0", limits::components)),
        u"components has more than 20,000 entries"_s);
    row("too many connections", file("\"connections\": " + tooMany("0", limits::connections)),
        u"connections has more than 100,000 entries"_s);
    row("too many annotations", file("\"annotations\": " + tooMany("0", limits::annotations)),
        u"annotations has more than 20,000 entries"_s);
}

void componentRows()
{
    row("no object", component("3"), u"components[1]: it must be an object, not a number"_s);
    row("no id", component(R"({"type": "cache", "rect": [0, 0, 9, 9]})"),
        u"components[1]: id is missing; it must be a text"_s);
    row("empty id", component(R"({"id": "", "type": "cache", "rect": [0, 0, 9, 9]})"),
        u"components[1]: id is missing; it must be a text"_s);
    row("id of another type", component(R"({"id": 5, "type": "cache", "rect": [0, 0, 9, 9]})"),
        u"components[1]: id must be a text, not a number"_s);
    row("long id", component(R"({"id": ")" + QByteArray(201, 'x') + R"(", "type": "cache"})"),
        u"components[1] \"%1\": id is longer than 200 characters"_s.arg(QString(60, u'x')));
    row("no type", component(R"({"id": "ranker", "rect": [0, 0, 9, 9]})"),
        u"components[1] \"ranker\": type is missing; it must be a text"_s);
    row("name", component(R"({"id": "b", "type": "cache", "name": null, "rect": [0, 0, 9, 9]})"),
        u"components[1] \"b\": name must be a text, not null"_s);
    row("settings",
        component(R"({"id": "b", "type": "c", "rect": [0, 0, 9, 9], "settings": true})"),
        u"components[1] \"b\": settings must be an object, not true or false"_s);
    row("long setting",
        component(R"({"id": "b", "type": "c", "rect": [0, 0, 9, 9], "settings": {"zone": ")"
            + QByteArray(limits::textLength + 1, 'x') + "\"}}"),
        u"components[1] \"b\": the setting \"zone\" is longer than 100,000 characters"_s);
    row("id twice", component(R"({"id": "a", "type": "cache", "rect": [0, 0, 9, 9]})"),
        u"components[1]: the id \"a\" is already that of components[0]; give each element its own"_s);
    const auto fourNumbers =
        u"components[1] \"ranker\": rect must be four numbers: [x, y, width, height]"_s;
    row("no rect", component(R"({"id": "ranker", "type": "cache"})"), fourNumbers);
    row("rect of three", withRect("[0, 0, 9]"), fourNumbers);
    row("rect of texts", withRect(R"([0, 0, 9, "9"])"), fourNumbers);
    row("rect object", withRect("{}"), fourNumbers);
    const auto outside =
        u"components[1] \"ranker\": rect lies outside the board; coordinates go from -1,000,000 to 1,000,000"_s;
    row("far away", withRect("[1e7, 0, 9, 9]"), outside);
    row("far below", withRect("[0, -1000001, 9, 9]"), outside);
    row("very wide", withRect("[0, 0, 1e300, 9]"), outside);
    row("negative width", withRect("[0, 0, -9, 9]"),
        u"components[1] \"ranker\": rect must not have a negative width or height"_s);
    row("no height", withRect("[0, 0, 9, 0]"),
        u"components[1] \"ranker\": rect must have a width and a height greater than zero"_s);
}

void connectionRows()
{
    row("no end", connection(R"({"id": "w", "from": "a", "kind": "batch"})"),
        u"connections[0] \"w\": to is missing; it must be a text"_s);
    row("no kind", connection(R"({"id": "w", "from": "a", "to": "b"})"),
        u"connections[0] \"w\": kind is missing; it must be a text"_s);
    row("unknown kind", connection(R"({"id": "w", "from": "a", "to": "b", "kind": "pigeon"})"),
        u"connections[0] \"w\": kind must be request, stream, batch or deploy, not \"pigeon\""_s);
    row("from nowhere", connection(R"({"id": "w", "from": "x", "to": "b", "kind": "batch"})"),
        u"connections[0] \"w\": there is no component \"x\"; add it or remove the connection"_s);
    row("to nowhere", connection(R"({"id": "w", "from": "a", "to": "x", "kind": "batch"})"),
        u"connections[0] \"w\": there is no component \"x\"; add it or remove the connection"_s);
    row("to a connection", connection(R"({"id": "w", "from": "a", "to": "w", "kind": "batch"})"),
        u"connections[0] \"w\": there is no component \"w\"; add it or remove the connection"_s);
    row("id of a component", connection(R"({"id": "b", "from": "a", "to": "b", "kind": "batch"})"),
        u"connections[0]: the id \"b\" is already that of components[1]; give each element its own"_s);
    const QByteArray head = R"({"id": "w", "from": "a", "to": "b", "kind": "batch", "waypoints": )";
    row("waypoints", connection(head + "7}"),
        u"connections[0] \"w\": waypoints must be a list, not a number"_s);
    row("flat waypoints", connection(head + "[1, 2]}"),
        u"connections[0] \"w\": each entry of waypoints must be two numbers: [x, y]"_s);
    row("far waypoint", connection(head + "[[0, 0], [0, -2e6]]}"),
        u"connections[0] \"w\": an entry of waypoints lies outside the board; coordinates go from "
        "-1,000,000 to 1,000,000"_s);
    row("too many waypoints", connection(head + tooMany("[0, 0]", limits::waypoints) + '}'),
        u"connections[0] \"w\": waypoints has more than 1,000 entries"_s);
}

void annotationRows()
{
    row("annotation without kind", annotation(R"({"id": "n", "rect": [0, 0, 9, 9]})"),
        u"annotations[0] \"n\": kind is missing; it must be a text"_s);
    row("annotation without place", annotation(R"({"id": "n", "kind": "ink"})"),
        u"annotations[0] \"n\": rect must be four numbers: [x, y, width, height]"_s);
    row("annotation turned over",
        annotation(R"({"id": "n", "kind": "ink", "rect": [0, 0, 9, -1]})"),
        u"annotations[0] \"n\": rect must not have a negative width or height"_s);
    row("text of a sticky",
        annotation(R"({"id": "n", "kind": "sticky", "rect": [0, 0, 9, 9], "text": []})"),
        u"annotations[0] \"n\": text must be a text, not a list"_s);
}

/// The text with one to eight bytes changed, taken out or put in, or its end cut off.
QByteArray damaged(QByteArray text, test::RandomDesigns &random)
{
    for (int i = 1 + random.below(8); i > 0 && !text.isEmpty(); --i) {
        const int at = random.below(static_cast<int>(text.size()));
        switch (random.below(random.isOneIn(4) ? 4 : 3)) {
        case 0:
            text[at] = static_cast<char>(random.below(256));
            break;
        case 1:
            text.remove(at, 1 + random.below(6));
            break;
        case 2:
            text.insert(
                at, text.mid(random.below(static_cast<int>(text.size())), 1 + random.below(9)));
            break;
        default:
            text.truncate(at);
        }
    }
    return text;
}

} // namespace

class TestDesignReading : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void badFilesAreRefusedInWords_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("message");
        envelopeRows();
        rootRows();
        componentRows();
        connectionRows();
        annotationRows();
    }
    void badFilesAreRefusedInWords()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, message);

        const auto design = io::fromText(text, u"board.inferboard"_s);

        QVERIFY(!design.has_value());
        QCOMPARE(design.error().text(), u"board.inferboard: "_s + message);
    }

    void aConnectionMayLeadFromAComponentToItself()
    {
        const auto design = io::fromText(
            connection(R"({"id": "w", "from": "a", "to": "a", "kind": "request"})"), {});

        QVERIFY2(design.has_value(), design ? "" : qPrintable(design.error().text()));
        QCOMPARE(design->connections.first().to, u"a"_s);
        QCOMPARE(*io::fromText(io::toText(*design), {}), *design);
    }

    void textsAreCleanedAsTheyAreRead()
    {
        const auto design = io::fromText(
            component("{\"id\": \"r\\u0007\", \"type\": \"cache\", \"rect\": [0, 0, 9, 9], "
                      "\"name\": \"\\u001b[31mRan\\r\\nker\\uffff\", "
                      "\"note\": \"one\\r\\ntwo\\u0000\", "
                      "\"settings\": {\"zo\\u0001ne\": \"e\\u009bmu\"}, "
                      "\"new\\u0002er\": {\"x\\ufffe\": [\"\\u0003y\"]}}"),
            {});

        QVERIFY2(design.has_value(), design ? "" : qPrintable(design.error().text()));
        const auto &ranker = design->components.last();
        QCOMPARE(ranker.id, u"r"_s);
        QCOMPARE(ranker.name, u"Ran ker"_s);
        QCOMPARE(ranker.note, u"one\ntwo"_s);
        QCOMPARE(ranker.settings, (Settings {{u"zone"_s, u"eu"_s}}));
        QCOMPARE(
            ranker.unknown, (UnknownMembers {{u"newer"_s, UnknownJson {uR"({"x":["y"]})"_s}}}));
    }

    void aByteOrderMarkIsSkippedInFrontOfTheFileAndKeptInFrontOfAText()
    {
        const auto design = io::fromText("\xef\xbb\xbf" + file("\"title\": \"\ufeffAds\""), {});

        QVERIFY2(design.has_value(), design ? "" : qPrintable(design.error().text()));
        QCOMPARE(design->title, u"\ufeffAds"_s);
        QCOMPARE(io::fromText(io::toText(*design), {})->title, u"\ufeffAds"_s);
    }

    void damagedFilesAreReadOrRefusedButNeverCrash()
    {
        test::RandomDesigns random(7);
        int readable = 0;
        QByteArray text;
        for (int i = 0; i < 5'000; ++i) {
            text = i % 50 == 0 ? io::toText(random.design({6, 8, 3})) : text;
            const auto design = io::fromText(damaged(text, random), u"file"_s);
            if (!design) {
                QVERIFY(!design.error().message.isEmpty());
                continue;
            }
            ++readable;
            const auto again = io::fromText(io::toText(*design), {});
            QVERIFY2(again.has_value(), again ? "" : qPrintable(again.error().text()));
            QCOMPARE(*again, *design);
        }
        QVERIFY2(readable > 50, qPrintable(QString::number(readable)));
    }
};

INFERBOARD_TEST(TestDesignReading)
#include "tst_design_reading.moc"
