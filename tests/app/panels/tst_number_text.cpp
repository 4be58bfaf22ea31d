// SPDX-License-Identifier: MIT
#include "app/wording/number_text.h"
#include "support/registered_test.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestNumberText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersAreReadAsPeopleTypeThem_data();
    void numbersAreReadAsPeopleTypeThem();
    void otherTextIsRefusedWithAReason_data();
    void otherTextIsRefusedWithAReason();
    void numbersAreShownWithAllDigits();
    void whatIsShownIsReadBack();
    void stepsGoUpAndBackWithinTheBounds();
};

void TestNumberText::numbersAreReadAsPeopleTypeThem_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<double>("number");
    QTest::newRow("plain") << u"42"_s << QString() << 42.0;
    QTest::newRow("decimal") << u" 0.25 "_s << QString() << 0.25;
    QTest::newRow("exponent") << u"1e6"_s << QString() << 1e6;
    QTest::newRow("thousands") << u"1,000"_s << QString() << 1000.0;
    QTest::newRow("millions with decimals") << u"12,345,678.5"_s << QString() << 12345678.5;
    QTest::newRow("spaces") << u"10 000"_s << QString() << 10000.0;
    QTest::newRow("thousand as a letter") << u"5k"_s << QString() << 5000.0;
    QTest::newRow("million as a letter") << u"2M"_s << QString() << 2e6;
    QTest::newRow("decimals of a billion") << u"1.5B"_s << QString() << 1.5e9;
    QTest::newRow("with its unit") << u"200 ms"_s << u"ms"_s << 200.0;
    QTest::newRow("with a letter and its unit") << u"5k/s"_s << u"/s"_s << 5000.0;
    QTest::newRow("percent") << u"99.9%"_s << u"%"_s << 99.9;
    QTest::newRow("negative") << u"-3"_s << QString() << -3.0;
    const auto row = [](const char *text, const char *unit, double number) {
        QTest::addRow("%s in %s", text, unit)
            << QString::fromUtf8(text) << QString::fromUtf8(unit) << number;
    };
    row("0.15 s", "ms", 150);
    row("0.15s", "ms", 150);
    row("150ms", "ms", 150);
    row("150 us", "ms", 0.15);
    row("250 \u00b5s", "ms", 0.25);
    row("2 min", "ms", 120'000);
    row("2 minutes", "s", 120);
    row("1 h", "s", 3600);
    row("90 min", "h", 1.5);
    row("1.5 days", "h", 36);
    row("2 w", "days", 14);
    row("36 h", "d", 1.5);
    row("500 MS", "s", 0.5);
    row("5k", "ms", 5000);
    row("512 MiB", "GiB", 0.5);
    row("2 TiB", "GiB", 2048);
    row("2T", "GiB", 2048);
    row("1 GB", "GiB", 1e9 / (1024.0 * 1024 * 1024));
    row("1 MiB", "KiB", 1024);
    row("4 KiB", "B", 4096);
    row("100 bytes", "B", 100);
    row("1 GB/s", "MB/s", 1000);
    row("20 MiB", "MiB/s", 20);
    row("100 mb/s", "MB/s", 100);
    row("2m", "users", 2e6);
    row("5k users", "users", 5000);
    row("1 user", "users", 1);
    row("3 million", "users", 3e6);
    row("5k/min", "/s", 5000.0 / 60);
    row("200 rps", "/s", 200);
    row("1/s", "/h", 3600);
    row("24/day", "/h", 1);
    row("10k tokens/min", "tokens/min", 10'000);
    row("10/s", "tokens/min", 600);
    row("7B", "billion", 7);
    row("70 M", "billion", 0.07);
    row("1.5T", "billion", 1500);
    row("$5k", "USD", 5000);
    row("5 USD", "USD", 5);
    row("4 vCPUs", "vCPU", 4);
}

void TestNumberText::numbersAreReadAsPeopleTypeThem()
{
    QFETCH(QString, text);
    QFETCH(QString, unit);
    QFETCH(double, number);
    const auto read = parseNumber(text, unit);
    QVERIFY2(read, qPrintable(read ? QString() : read.error().text()));
    QCOMPARE(*read, number);
}

void TestNumberText::otherTextIsRefusedWithAReason_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("reason");
    QTest::newRow("words") << u"many"_s << QString() << u"not a number"_s;
    QTest::newRow("a letter alone") << u"k"_s << QString() << u"not a number"_s;
    QTest::newRow("infinity") << u"1e999"_s << QString() << u"not a number"_s;
    QTest::newRow("infinity by a letter") << u"1e308T"_s << QString() << u"not a number"_s;
    QTest::newRow("decimal comma") << u"0,5"_s << QString() << u"with a point: 0.5"_s;
    QTest::newRow("comma in the wrong place") << u"1,00"_s << QString() << u"with a point: 1.00"_s;
    const auto row = [](const char *text, const char *unit, const char *reason) {
        QTest::addRow("%s in %s", text, unit)
            << QString::fromUtf8(text) << QString::fromUtf8(unit) << QString::fromUtf8(reason);
    };
    row("2m", "ms", "minutes or milliseconds");
    row("2M", "ms", "minutes or milliseconds");
    row("2m", "h", "minutes or milliseconds");
    row("2G", "ms", "no unit of time");
    row("2 GiB", "ms", "no unit of time");
    row("5 users", "ms", "no unit of time");
    row("5 ms", "GiB", "no size");
    row("5 s", "MB/s", "no rate of data");
    row("100 Mb/s", "MiB/s", "counts bits");
    row("1 Gb", "MB/s", "counts bits");
    row("5 ms", "users", "means nothing here");
    row("5 GiB", "/s", "no rate");
    row("5/GiB", "/s", "no rate");
    row("5k", "%", "no percentage");
    row("5 s", "billion", "means nothing here");
    row("5 GiB", "", "means nothing here");
}

void TestNumberText::otherTextIsRefusedWithAReason()
{
    QFETCH(QString, text);
    QFETCH(QString, unit);
    QFETCH(QString, reason);
    const auto read = parseNumber(text, unit);
    QVERIFY(!read);
    QVERIFY2(read.error().message.contains(reason), qPrintable(read.error().message));
}

void TestNumberText::numbersAreShownWithAllDigits()
{
    QCOMPARE(numberText(1128), u"1,128"_s);
    QCOMPARE(numberText(0.001), u"0.001"_s);
    QCOMPARE(numberText(99.99), u"99.99"_s);
    QCOMPARE(numberText(200, u"ms"_s), u"200 ms"_s);
    QCOMPARE(numberText(652, u"/s"_s), u"652/s"_s);
}

void TestNumberText::whatIsShownIsReadBack()
{
    for (const double number : {0.0, 1e-7, 0.1, 12.8, 1234567.25, 1e12, 1e15, 3e20, -0.5}) {
        QCOMPARE(*parseNumber(numberText(number)), number);
    }
    for (const auto &unit : {u"ms"_s, u"KiB"_s, u"h"_s, u"GiB"_s, u"%"_s, u"vCPU"_s, u"USD"_s,
             u"/s"_s, u"billion"_s, u"items"_s, u"tokens"_s, u"min"_s, u"d"_s, u"TiB"_s, u"s"_s,
             u"days"_s, u"B"_s, u"px"_s, u"MB/s"_s, u"tokens/min"_s, u"bits"_s, u"MiB"_s,
             u"MiB/s"_s, u"users"_s, u"/day"_s, u"/h"_s}) {
        QCOMPARE(*parseNumber(numberText(1234.5, unit), unit), 1234.5);
    }
}

void TestNumberText::stepsGoUpAndBackWithinTheBounds()
{
    core::SettingSpec whole;
    whole.kind = core::SettingKind::Integer;
    whole.minimum = 1;
    whole.maximum = 1000;
    QCOMPARE(stepped(2, 1, whole), 3.0);
    QCOMPARE(stepped(99, 1, whole), 100.0);
    QCOMPARE(stepped(100, -1, whole), 99.0);
    QCOMPARE(stepped(200, 1, whole), 210.0);
    QCOMPARE(stepped(1, -1, whole), 1.0);
    QCOMPARE(stepped(1000, 1, whole), 1000.0);

    core::SettingSpec share;
    share.minimum = 0;
    share.maximum = 1;
    QCOMPARE(stepped(0.7, 1, share), 0.71);
    QCOMPARE(stepped(1, -1, share), 0.99);
    QCOMPARE(stepped(0, 1, share), 0.1);
}

INFERBOARD_TEST(TestNumberText)
#include "tst_number_text.moc"
