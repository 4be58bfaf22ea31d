// SPDX-License-Identifier: MIT
#include "core/estimate/network/quantity.h"
#include "support/registered_test.h"

#include <QTest>

using namespace Qt::StringLiterals;

class QuantityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersHaveThreeDigitsAndSeparatedThousands_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << 0.0 << u"0"_s;
        QTest::newRow("share") << 0.2 << u"0.2"_s;
        QTest::newRow("small") << 0.012345 << u"0.0123"_s;
        QTest::newRow("tiny") << 1e-9 << u"0"_s;
        QTest::newRow("tiny and negative") << -1e-9 << u"0"_s;
        QTest::newRow("one and a half") << 1.5 << u"1.5"_s;
        QTest::newRow("tens") << 35.828 << u"35.8"_s;
        QTest::newRow("rounds up") << 999.6 << u"1,000"_s;
        QTest::newRow("hundreds") << 347.2 << u"347"_s;
        QTest::newRow("thousands") << 1234.0 << u"1,230"_s;
        QTest::newRow("millions") << 5e6 << u"5,000,000"_s;
        QTest::newRow("negative") << -123456.0 << u"-123,000"_s;
        QTest::newRow("negative hundreds") << -123.0 << u"-123"_s;
        QTest::newRow("large") << 1.5e14 << u"150,000,000,000,000"_s;
    }

    void numbersHaveThreeDigitsAndSeparatedThousands()
    {
        QFETCH(double, number);
        QFETCH(QString, text);

        QCOMPARE(core::formatNumber(number), text);
    }

    void quantitiesCarryTheirUnit()
    {
        QCOMPARE(core::formatQuantity({1200.0, u"/s"_s, {}}), u"1,200/s"_s);
        QCOMPARE(core::formatQuantity({12.5, u"ms"_s, {}}), u"12.5 ms"_s);
        QCOMPARE(core::formatQuantity({0.6, {}, {}}), u"0.6"_s);
        QCOMPARE(core::formatQuantity({{}, u"ms"_s, {}}), u"\u2014"_s);
    }
};

INFERBOARD_TEST(QuantityTest)
#include "tst_quantity.moc"
