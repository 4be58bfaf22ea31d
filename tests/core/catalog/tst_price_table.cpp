// SPDX-License-Identifier: MIT
#include "core/catalog/price_table.h"
#include "support/registered_test.h"

#include <QFile>
#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

Json shipped()
{
    QFile file(QStringLiteral(INFERBOARD_SOURCE_DIR "/resources/prices.json"));
    return file.open(QIODevice::ReadOnly) ? *parseJson(file.readAll(), {}) : Json();
}

Json with(const char *pointer, const QByteArray &value)
{
    auto json = shipped();
    json[Json::json_pointer(pointer)] = *parseJson(value, {});
    return json;
}

Json without(const char *list, std::size_t index)
{
    auto json = shipped();
    json[list].erase(index);
    return json;
}

} // namespace

class TestPriceTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theShippedTableIsSound()
    {
        const auto table = priceTableFromJson(shipped(), u"prices.json"_s);

        QVERIFY2(table.has_value(), table ? "" : qPrintable(table.error().text()));
        QCOMPARE(table->currency, u"USD"_s);
        QVERIFY(table->price(u"egress_gb"_s)->usd > 0);
        QCOMPARE(table->gpu(u"H100"_s)->memoryGb, 80.0);
        QVERIFY(table->machine(u"serving"_s));
        QVERIFY(!table->price(u"gone"_s) && !table->gpu(u"gone"_s) && !table->machine(u"gone"_s));
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<Json>("json");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, const Json &json, const QString &message) {
            QTest::newRow(name) << json << message;
        };
        row("no object", Json::array(),
            u"p.json: a price table must be an object that names its currency"_s);
        row("no number", with("/prices/0/usd", "\"cheap\""),
            u"p.json, price vcpu_h: a price needs an id, a name and usd, a number of at least 0"_s);
        row("negative", with("/prices/0/usd", "-1"),
            u"p.json, price vcpu_h: a price needs an id, a name and usd, a number of at least 0"_s);
        row("no source", with("/prices/0/source", "\"\""),
            u"p.json, price vcpu_h: a price needs per, date and source (or \"assumption: why\")"_s);
        row("a needed price", without("prices", 0), u"p.json: the price \"vcpu_h\" is missing"_s);
        row("a GPU without memory", with("/gpus/0/memory_gb", "0"),
            u"p.json, price T4: a GPU needs memory_gb and teraflops above 0"_s);
        row("a machine without size", with("/machines/0/vcpus", "null"),
            u"p.json: a machine needs category, vcpus, memory_gib and source"_s);
        row("half a condition", with("/services/1/is", "\"\""),
            u"p.json: a service needs a type, and setting and is only together"_s);
        row("a service of no price", with("/services/1/storage", "\"gold\""),
            u"p.json: the service \"object-store\" names the price \"gold\", which is missing"_s);
        row("no list", with("/gpus", "{}"), u"p.json: the array \"gpus\" is missing"_s);
        row("no objects in a list", with("/gpus/0", "7"), u"p.json: \"gpus\" must hold objects"_s);
    }
    void whatIsWrongIsNamed()
    {
        QFETCH(Json, json);
        QFETCH(QString, message);

        const auto table = priceTableFromJson(json, u"p.json"_s);

        QCOMPARE(table ? QString() : table.error().text(), message);
    }
};

INFERBOARD_TEST(TestPriceTable)
#include "tst_price_table.moc"
