// SPDX-License-Identifier: MIT
#include "core/base/json.h"
#include "support/registered_test.h"

#include <QTest>

#include <limits>

using namespace core;
using namespace Qt::StringLiterals;

class TestJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void membersKeepTheirOrder()
    {
        const auto json = parseJson(R"({"z":1,"a":{"y":[true,null],"b":"ü"}})", {});

        QVERIFY(json.has_value());
        QCOMPARE(QByteArray::fromStdString(json->dump()),
            QByteArray(R"({"z":1,"a":{"y":[true,null],"b":"ü"}})"));
    }

    void badTextIsRefusedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, const QByteArray &text, const QString &message) {
            QTest::newRow(name) << text << message;
        };
        row("nothing", "", u"it is empty"_s);
        row("blanks", " \n\t", u"it is empty"_s);
        row("cut in an object", "{\"a\":1,", u"it ends too early, the rest is missing"_s);
        row("cut in a text", "[\"ab", u"it ends too early, the rest is missing"_s);
        row("cut in a word", "tru", u"it ends too early, the rest is missing"_s);
        row("wrong character", "{\n\"a\":1,\n x}", u"this is not valid JSON at line 3, column 2"_s);
        row("columns are characters", "[\"é\" x]", u"this is not valid JSON at line 1, column 6"_s);
        row("something behind", "{}}", u"this is not valid JSON at line 1, column 3"_s);
        row("comma at the end", "[1,]", u"this is not valid JSON at line 1, column 4"_s);
        row("NaN", "[NaN]", u"this is not valid JSON at line 1, column 2"_s);
        row("lone surrogate", "[\"\\ud800\"]", u"this is not valid JSON at line 1, column 9"_s);
        row("large number", "[1e999]", u"a number is too large at line 1, column 6"_s);
        row("not UTF-8", "[\"\xff\"]", u"this is not a text in UTF-8"_s);
        row("UTF-16", QByteArray("{\0}\0", 4), u"this is not a text in UTF-8"_s);
        row("a picture", "\x89PNG\r\n\x1a\n", u"this is not a text in UTF-8"_s);
        row("a member twice", R"({"a":{"b":1,"b":2}})",
            u"the member \"b\" appears twice in one object"_s);
    }
    void badTextIsRefusedWithItsPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, message);

        const auto json = parseJson(text, u"file"_s);

        QVERIFY(!json.has_value());
        QCOMPARE(json.error().text(), u"file: "_s + message);
    }

    void boundsAreKept_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("message");
        const JsonBounds bounds;
        QByteArray members;
        for (int i = 0; i <= bounds.members; ++i) {
            members += (i == 0 ? "{\"" : ",\"") + QByteArray::number(i) + "\":0";
        }
        QTest::newRow("depth") << QByteArray(1'000'000, '[')
                               << u"it is nested deeper than 64 levels"_s;
        QTest::newRow("members") << QByteArray(members + '}')
                                 << u"an object has more than 1000 members"_s;
        QTest::newRow("values") << QByteArray('[' + QByteArray("1,").repeated(4'000'000) + "1]")
                                << u"it holds more than 4000000 values"_s;
        QTest::newRow("bytes") << QByteArray(bounds.bytes + 1, ' ')
                               << u"it is larger than 64 MiB; nothing was read"_s;
    }
    void boundsAreKept()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, message);

        const auto json = parseJson(text, {});

        QVERIFY(!json.has_value());
        QCOMPARE(json.error().message, message);
    }

    void whatIsJustWithinTheBoundsIsRead()
    {
        const JsonBounds bounds;
        const auto deep = QByteArray(bounds.depth, '[') + QByteArray(bounds.depth, ']');

        QVERIFY(parseJson(deep, {}).has_value());
        QVERIFY(parseJson("\xef\xbb\xbf{}", {}).has_value());
        QVERIFY(parseJson(R"([{"a":1},{"a":2,"b":{"a":3}}])", {}).has_value());
    }

    void numbersAreWrittenAsShortAsTheyReadBack_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("whole") << 160.0 << QByteArray("160");
        QTest::newRow("zero") << 0.0 << QByteArray("0");
        QTest::newRow("below zero") << -12.5 << QByteArray("-12.5");
        QTest::newRow("no end in binary") << 0.1 << QByteArray("0.1");
        QTest::newRow("small") << 4e-7 << QByteArray("4e-07");
        QTest::newRow("beyond whole numbers") << 1e22 << QByteArray("1e+22");
        QTest::newRow("largest") << std::numeric_limits<double>::max()
                                 << QByteArray("1.7976931348623157e+308");
    }
    void numbersAreWrittenAsShortAsTheyReadBack()
    {
        QFETCH(double, number);
        QFETCH(QByteArray, text);

        QCOMPARE(QByteArray::fromStdString(fromNumber(number).dump()), text);
        QCOMPARE(parseJson('[' + text + ']', {})->front().get<double>(), number);
    }

    void membersOfAnotherTypeCountAsAbsent()
    {
        const auto json = parseJson(R"({"text":"a","number":2,"texts":["a",1,"b"]})", {});

        QCOMPARE(textMember(*json, "text"), u"a"_s);
        QCOMPARE(textMember(*json, "number"), QString());
        QCOMPARE(numberMember(*json, "number"), std::optional(2.0));
        QCOMPARE(numberMember(*json, "text"), std::nullopt);
        QCOMPARE(numberMember(*json, "gone"), std::nullopt);
        QCOMPARE(toQStringList((*json)["texts"]), (QStringList {u"a"_s, u"b"_s}));
    }
};

INFERBOARD_TEST(TestJson)
#include "tst_json.moc"
