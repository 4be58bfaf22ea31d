// SPDX-License-Identifier: MIT
#include "app/panels/number_text.h"

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
    QTest::addColumn<QString>("reason");
    QTest::newRow("words") << u"many"_s << u"not a number"_s;
    QTest::newRow("a letter alone") << u"k"_s << u"not a number"_s;
    QTest::newRow("infinity") << u"1e999"_s << u"not a number"_s;
    QTest::newRow("decimal comma") << u"0,5"_s << u"with a point: 0.5"_s;
    QTest::newRow("comma in the wrong place") << u"1,00"_s << u"with a point: 1.00"_s;
}

void TestNumberText::otherTextIsRefusedWithAReason()
{
    QFETCH(QString, text);
    QFETCH(QString, reason);
    const auto read = parseNumber(text);
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

QTEST_GUILESS_MAIN(TestNumberText)
#include "tst_number_text.moc"
