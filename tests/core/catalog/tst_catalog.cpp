// SPDX-License-Identifier: MIT
#include "core/catalog/catalog.h"
#include "support/registered_test.h"

#include <QTest>

#include <limits>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

/// A component type of a category, found by its name, a keyword or its purpose.
QByteArray typeText(const QByteArray &id, const QByteArray &name, const QByteArray &category,
    const QByteArray &keyword, const QByteArray &purpose)
{
    return R"({"id":")" + id + R"(","name":")" + name + R"(","category":")" + category
        + R"(","keywords":[")" + keyword + R"("],"purpose":")" + purpose
        + R"(","roles":["store"],"behaviour":"station","settings":[
            {"id":"replicas","name":"Replicas","kind":"integer","default":2,"minimum":1,"maximum":500},
            {"id":"service_ms","name":"Service time","kind":"number","unit":"ms","default":4.5,"minimum":0},
            {"id":"engine","name":"Engine","kind":"choice","choices":["cpu","gpu"],"default":"cpu"},
            {"id":"region","name":"Region","kind":"text"},
            {"id":"replicated","name":"Replicated","kind":"flag","default":false}]})";
}

ComponentType typeFrom(const QByteArray &text)
{
    const auto json = parseJson(text, u"type"_s);
    return *componentTypeFromJson(*json, u"type"_s);
}

QList<ConnectionType> connectionTypes()
{
    QList<ConnectionType> types;
    for (const auto *kind : {"deploy", "request", "stream", "batch"}) {
        const auto json = parseJson(QByteArray(R"({"kind":")") + kind
                + R"(","settings":[{"id":"calls","name":"Calls","kind":"number","default":3}]})",
            {});
        types.append(*connectionTypeFromJson(*json, u"kinds"_s));
    }
    return types;
}

const QList<Category> categories {
    {u"storage"_s, u"Storage"_s, u"amber"_s}, {u"serving"_s, u"Serving"_s, u"blue"_s}};

QList<ComponentType> types()
{
    return {typeFrom(typeText("ranker", "Ranker", "serving", "dlrm", "Scores what a cache let by")),
        typeFrom(typeText("vector-index", "Vector index", "storage", "faiss", "Finds neighbours")),
        typeFrom(typeText("cache", "Cache (in memory)", "storage", "redis", "Answers again")),
        typeFrom(typeText("edge-cache", "content network", "serving", "cdn", "Answers nearby"))};
}

Catalog catalog()
{
    return *Catalog::build(categories, connectionTypes(), types());
}

QStringList namesOf(const QList<const ComponentType *> &found)
{
    QStringList ids;
    for (const auto *type : found) {
        ids << type->id;
    }
    return ids;
}

} // namespace

class TestCatalog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void typesStandByCategoryAndNameWhateverTheLocale()
    {
        const auto known = catalog();
        QStringList ids;
        for (const auto &type : known.types()) {
            ids << type.id;
        }

        QCOMPARE(ids, (QStringList {u"cache"_s, u"vector-index"_s, u"edge-cache"_s, u"ranker"_s}));
    }

    void aComponentIsCalledByItsNameElseByItsTypeElseById()
    {
        const auto known = catalog();
        Component component;
        component.id = u"c1"_s;
        component.type = u"from-the-future"_s;

        QCOMPARE(known.displayName(component), u"c1"_s);
        component.type = u"ranker"_s;
        QCOMPARE(known.displayName(component), known.type(u"ranker"_s)->name);
        component.name = u"Front"_s;
        QCOMPARE(known.displayName(component), u"Front"_s);
    }

    void theBestMatchesOfASearchComeFirst_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("start of name, then id, then purpose")
            << u"cache"_s << QStringList {u"cache"_s, u"edge-cache"_s, u"ranker"_s};
        QTest::newRow("keyword") << u"FAISS"_s << QStringList {u"vector-index"_s};
        QTest::newRow("second word of name") << u"ind"_s << QStringList {u"vector-index"_s};
        QTest::newRow("in brackets") << u"in mem"_s << QStringList {u"cache"_s};
        QTest::newRow("all words must fit") << u"cache faiss"_s << QStringList();
        QTest::newRow("words of different places")
            << u"cdn near"_s << QStringList {u"edge-cache"_s};
        QTest::newRow("nothing asked")
            << u"  "_s << QStringList {u"cache"_s, u"vector-index"_s, u"edge-cache"_s, u"ranker"_s};
        QTest::newRow("nothing found") << u"blockchain"_s << QStringList();
    }
    void theBestMatchesOfASearchComeFirst()
    {
        QFETCH(QString, query);
        QFETCH(QStringList, found);
        const auto known = catalog();

        QCOMPARE(namesOf(known.search(query)), found);
    }

    void aSettingIsTheComponentsOwnElseTheDefaultElseNothing()
    {
        const auto known = catalog();
        Component cache;
        cache.type = u"cache"_s;
        cache.settings = {{u"replicas"_s, 7.0}};

        QCOMPARE(known.number(cache, u"replicas"_s), std::optional(7.0));
        QCOMPARE(known.number(cache, u"service_ms"_s), std::optional(4.5));
        QCOMPARE(known.value(cache, u"engine"_s), std::optional<Setting>(u"cpu"_s));
        QCOMPARE(known.number(cache, u"engine"_s), std::nullopt);
        QVERIFY(!known.value(cache, u"region"_s));
        QVERIFY(!known.value(cache, u"gone"_s));
    }

    void anUnknownTypeStillHasItsOwnSettings()
    {
        const auto known = catalog();
        Component stranger;
        stranger.type = u"type-of-tomorrow"_s;
        stranger.settings = {{u"replicas"_s, 7.0}};

        QCOMPARE(known.number(stranger, u"replicas"_s), std::optional(7.0));
        QVERIFY(!known.value(stranger, u"service_ms"_s));
        QVERIFY(!known.hasRole(stranger, u"store"_s));
        QVERIFY(known.hasRole(stranger, u"type:type-of-tomorrow"_s));
    }

    void aBehavioursSettingsFollowTheTypesOwnWhichWin()
    {
        const auto common = commonSettingsFromJson(*parseJson(R"({"group":"Balancing",
            "behaviours":["station","passive"],"settings":[
            {"id":"shards","name":"Shards","kind":"integer","default":1},
            {"id":"replicas","name":"Copies","kind":"integer","default":9}]})",
                                                       {}),
            u"behaviours.json"_s);
        const auto others = commonSettingsFromJson(
            *parseJson(R"({"group":"Arrivals","behaviours":["client"],"settings":[
            {"id":"law","name":"Law","kind":"text"}]})",
                {}),
            u"behaviours.json"_s);

        const auto known =
            Catalog::build(categories, connectionTypes(), types(), {*common, *others});

        const auto *ranker = known->type(u"ranker"_s);
        QCOMPARE(ranker->settings.last().id, u"shards"_s);
        QCOMPARE(ranker->settings.last().group, u"Balancing"_s);
        QCOMPARE(ranker->settings.size(), types().first().settings.size() + 1);
        QCOMPARE(ranker->setting(u"replicas"_s)->name, u"Replicas"_s);
        QCOMPARE(ranker->setting(u"replicas"_s)->group, QString());
    }

    void badCommonSettingsAreRefusedWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("message");
        QTest::newRow("no object") << QByteArray("[]")
                                   << u"b.json: common settings need a group and behaviours: "
                                      "client, station, delay or passive"_s;
        QTest::newRow("unknown behaviour") << QByteArray(R"({"group":"A","behaviours":["cow"]})")
                                           << u"b.json: unknown behaviour \"cow\""_s;
        QTest::newRow("no settings") << QByteArray(R"({"group":"A","behaviours":["client"]})")
                                     << u"b.json: the array \"settings\" is missing"_s;
    }
    void badCommonSettingsAreRefusedWithTheirPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, message);

        const auto common = commonSettingsFromJson(*parseJson(text, {}), u"b.json"_s);

        QVERIFY(!common.has_value());
        QCOMPARE(common.error().text(), message);
    }

    void connectionTypesStandByKindWhateverTheirOrder()
    {
        const auto known = catalog();
        Connection stream;
        stream.kind = ConnectionKind::Stream;

        QCOMPARE(known.connectionType(ConnectionKind::Batch).kind, ConnectionKind::Batch);
        QCOMPARE(known.number(stream, u"calls"_s), std::optional(3.0));
    }

    void valuesAreRefusedWithAReason_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<Setting>("value");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const QString &setting, const Setting &value,
                             const QString &reason) {
            QTest::newRow(name) << setting << value << reason;
        };
        row("fine", u"replicas"_s, 3.0, {});
        row("too few", u"replicas"_s, 0.0, u"Replicas must be at least 1"_s);
        row("too many", u"replicas"_s, 501.0, u"Replicas must be at most 500"_s);
        row("half", u"replicas"_s, 1.5, u"Replicas must be a whole number"_s);
        row("text for number", u"replicas"_s, u"3"_s, u"Replicas must be a number"_s);
        row("with unit", u"service_ms"_s, -1.0, u"Service time must be at least 0 ms"_s);
        row("no number", u"service_ms"_s, std::numeric_limits<double>::quiet_NaN(),
            u"Service time must be a finite number"_s);
        row("other choice", u"engine"_s, u"tpu"_s, u"Engine must be one of cpu, gpu"_s);
        row("number for text", u"region"_s, 1.0, u"Region must be a text"_s);
        row("any text", u"region"_s, u"eu"_s, {});
        row("text for flag", u"replicated"_s, u"yes"_s, u"Replicated must be true or false"_s);
        row("something newer", u"replicated"_s, UnknownJson {u"{}"_s},
            u"Replicated must be true or false"_s);
    }
    void valuesAreRefusedWithAReason()
    {
        QFETCH(QString, setting);
        QFETCH(Setting, value);
        QFETCH(QString, reason);
        const auto type = types().first();

        const auto refused = refusal(*type.setting(setting), value);

        QCOMPARE(refused ? refused->message : QString(), reason);
    }

    void badTypesAreRefusedWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("message");
        const QByteArray head = R"({"id":"x","name":"X","behaviour":"station","settings":)";
        const auto row = [](const char *name, const QByteArray &text, const QString &message) {
            QTest::newRow(name) << text << message;
        };
        row("no object", "[]", u"t.json: a component type must be an object"_s);
        row("nothing needed", "{}",
            u"t.json: a component type needs id, name and behaviour: client, station, delay or passive"_s);
        row("no settings", head + "1}", u"t.json: the array \"settings\" is missing"_s);
        row("setting without kind", head + R"([{"id":"a"}]})",
            u"t.json, setting a: a setting needs an id and a kind: number, integer, choice, text or flag"_s);
        row("setting twice", head + R"([{"id":"a","kind":"text"},{"id":"a","kind":"text"}]})",
            u"t.json: the setting \"a\" is defined twice"_s);
        row("default beyond bounds",
            head + R"([{"id":"a","name":"A","kind":"number","default":5,"maximum":4}]})",
            u"t.json, setting a: the default is not allowed: A must be at most 4"_s);
        row("default of no use", head + R"([{"id":"a","name":"A","kind":"text","default":[]}]})",
            u"t.json, setting a: the default is not allowed: it must be a number, a text or a flag"_s);
    }
    void badTypesAreRefusedWithTheirPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, message);

        const auto type = componentTypeFromJson(*parseJson(text, {}), u"t.json"_s);

        QVERIFY(!type.has_value());
        QCOMPARE(type.error().text(), message);
    }

    void aCatalogNeedsKnownCategoriesAllKindsAndNoTypeTwice()
    {
        const auto withoutCategory = Catalog::build({}, connectionTypes(), types());
        const auto withoutKinds = Catalog::build(categories, {}, types());
        const auto doubled = Catalog::build(categories, connectionTypes(), types() + types());

        QCOMPARE(withoutCategory.error().message, u"unknown category \"storage\""_s);
        QCOMPARE(withoutKinds.error().message,
            u"one of the kinds request, stream, batch, deploy is missing"_s);
        QCOMPARE(doubled.error().message, u"this component type is defined twice"_s);
    }
};

INFERBOARD_TEST(TestCatalog)
#include "tst_catalog.moc"
