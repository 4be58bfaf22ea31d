// SPDX-License-Identifier: MIT
#include "core/io/file.h"
#include "core/io/schema.h"
#include "support/registered_test.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

const QString root = QStringLiteral(INFERBOARD_SOURCE_DIR);

Json fileJson(const QString &path)
{
    const auto text = io::read(root + u'/' + path);
    return text ? *parseJson(*text, path) : Json();
}

QByteArray typeWith(const QByteArray &member, const QByteArray &value)
{
    auto json = *parseJson(R"({"id":"cache","name":"Cache","category":"storage",
        "purpose":"Answers again what was asked before.","roles":[],"behaviour":"station",
        "settings":[{"id":"hit_rate","name":"Hit rate","kind":"number","source":"assumption"}]})",
        {});
    json[member.toStdString()] = *parseJson(value, {});
    return QByteArray::fromStdString(json.dump());
}

/// Says for each file of the folder what is wrong with it, and counts them.
int checkFolder(const QString &folder, const QString &suffix, const QString &schemaName)
{
    const auto names = io::list(root + u'/' + folder, suffix);
    if (!names) {
        qWarning().noquote() << names.error().text();
        return 0;
    }
    const auto schema = fileJson(u"resources/schemas/"_s + schemaName);
    int valid = 0;
    for (const auto &name : *names) {
        const auto path = folder + u'/' + name;
        const auto result = io::validate(fileJson(path), schema, path);
        if (result) {
            ++valid;
        } else {
            qWarning().noquote() << result.error().text();
        }
    }
    return valid == names->size() ? valid : -1;
}

} // namespace

class TestSchema : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anErrorNamesThePlaceAndWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, const QByteArray &document, const QString &message) {
            QTest::newRow(name) << document << message;
        };
        row("fine", typeWith("name", "\"Cache\""), {});
        row("another type", typeWith("name", "3"), u"/name: a value of this type is not allowed"_s);
        row("too short", typeWith("name", "\"C\""),
            u"/name: string should be no fewer than 2 characters in length"_s);
        row("not one of the words", typeWith("category", "\"attic\""),
            u"/category: it is none of the words allowed here"_s);
        row("wrong form", typeWith("id", "\"My Cache\""),
            u"/id: the text does not have the form asked for (see the schema)"_s);
        row("unknown member", typeWith("colour", "1"), u"unknown member 'colour'"_s);
        row("missing member", "{}", u"missing member 'behaviour'"_s);
        row("deep inside",
            typeWith("settings", R"([{"id":"a","name":"Aa","kind":"nubmer","source":"guess"}])"),
            u"/settings/0/kind: it is none of the words allowed here"_s);
        row("no object", "[]", u"a value of this type is not allowed"_s);
        row("text that would exhaust the stack",
            typeWith("id", '"' + QByteArray(1'000'000, 'a') + '"'),
            u"a text is longer than 4000 bytes"_s);
        row("longest text", typeWith("id", '"' + QByteArray(4'000, 'a') + '"'), {});
    }
    void anErrorNamesThePlaceAndWhatIsWrong()
    {
        QFETCH(QByteArray, document);
        QFETCH(QString, message);
        const auto schema = fileJson(u"resources/schemas/component-type.schema.json"_s);

        const auto valid = io::validate(*parseJson(document, {}), schema, u"cache.json"_s);

        QCOMPARE(valid ? QString() : valid.error().message, message);
        QCOMPARE(valid ? u"cache.json"_s : valid.error().where, u"cache.json"_s);
    }

    void aSchemaThatIsWrongIsAnError()
    {
        const auto schema = parseJson(R"({"type": 7})", {});

        const auto valid = io::validate(Json::object(), *schema, u"cache.json"_s);

        QVERIFY(!valid.has_value());
        QVERIFY(valid.error().message.startsWith(u"the schema itself is wrong: "_s));
    }

    void categoriesConnectionsAndPricesKeepToTheirSchemas()
    {
        QCOMPARE(checkFolder(u"resources"_s, u"categories.json"_s, u"categories.schema.json"_s), 1);
        QCOMPARE(
            checkFolder(u"resources"_s, u"connections.json"_s, u"connections.schema.json"_s), 1);
        QCOMPARE(checkFolder(u"resources"_s, u"prices.json"_s, u"prices.schema.json"_s), 1);
    }

    void componentTypesKeepToTheirSchema()
    {
        QVERIFY(checkFolder(u"resources/components"_s, u".json"_s, u"component-type.schema.json"_s)
            >= 84);
    }

    void checklistsKeepToTheirSchema()
    {
        QVERIFY(
            checkFolder(u"resources/checklists"_s, u".json"_s, u"checklist.schema.json"_s) >= 8);
        QVERIFY(checkFolder(u"resources/glossary"_s, u".json"_s, u"glossary.schema.json"_s) >= 1);
        QCOMPARE(checkFolder(u"resources"_s, u"metrics.json"_s, u"metrics.schema.json"_s), 1);
    }

    void templatesKeepToTheirSchema()
    {
        QVERIFY(checkFolder(u"templates"_s, u".inferboard"_s, u"design.schema.json"_s) >= 3);
    }
};

INFERBOARD_TEST(TestSchema)
#include "tst_schema.moc"
