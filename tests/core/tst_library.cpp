// SPDX-License-Identifier: MIT
#include "core/analysis/library.h"
#include "core/io/file.h"
#include "support/registered_test.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

const QString source = QStringLiteral(INFERBOARD_SOURCE_DIR);

/// A root with the shipped categories, connections and common settings, and no types, checklists or
/// templates.
void makeRoot(const QTemporaryDir &folder)
{
    for (const auto *sub :
        {"resources/components", "resources/checklists", "resources/glossary", "templates"}) {
        QVERIFY(QDir(folder.path()).mkpath(QLatin1String(sub)));
    }
    for (const auto *name : {"/resources/behaviours.json", "/resources/categories.json",
             "/resources/connections.json", "/resources/metrics.json", "/resources/prices.json"}) {
        const auto path = QLatin1String(name);
        QVERIFY(io::write(folder.path() + path, *io::read(source + path)).has_value());
    }
}

} // namespace

class TestLibrary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theShippedDataIsSound()
    {
        const auto library = loadLibrary(source);

        QVERIFY2(library.has_value(), library ? "" : qPrintable(library.error().text()));
        QVERIFY(library->catalog.types().size() >= 84);
        QVERIFY(library->checklists.size() >= 1);
        QVERIFY(library->templates.size() >= 3);
        QVERIFY(library->prices.gpu(u"T4"_s));
        const auto &first = library->templates.first();
        QCOMPARE(library->designTemplate(first.id), &first);
        QCOMPARE(library->checklist(u"gone"_s), nullptr);
    }

    void theProgramCarriesTheSameData()
    {
        const auto shipped = loadLibrary(source);
        const auto carried = loadLibrary(u":/inferboard"_s);

        QVERIFY2(carried.has_value(), carried ? "" : qPrintable(carried.error().text()));
        QCOMPARE(carried->catalog.types().size(), shipped->catalog.types().size());
        QCOMPARE(carried->checklists.size(), shipped->checklists.size());
        QCOMPARE(carried->templates.size(), shipped->templates.size());
    }

    void everyTemplateKnowsItsComponents()
    {
        const auto library = loadLibrary(source);

        for (const auto &start : library->templates) {
            for (const auto &component : start.design.components) {
                QVERIFY2(library->catalog.type(component.type),
                    qPrintable(start.id + u": "_s + component.type));
            }
        }
    }

    void everyTypeHasTheSettingsOfItsBehaviour()
    {
        const auto library = loadLibrary(source);
        const QMap<Behaviour, QString> expected {{Behaviour::Client, u"arrival_law"_s},
            {Behaviour::Station, u"balancer"_s}, {Behaviour::Delay, u"failure_probability"_s},
            {Behaviour::Passive, u"batch_base_ms"_s}};

        for (const auto &type : library->catalog.types()) {
            const auto *setting = type.setting(expected.value(type.behaviour));
            QVERIFY2(setting && !setting->group.isEmpty(), qPrintable(type.id));
        }
        const auto *gpu = library->catalog.type(u"model-server-gpu"_s);
        QCOMPARE(gpu->setting(u"max_batch"_s)->group, QString());
        QCOMPARE(gpu->setting(u"batch_base_ms"_s)->group, u"Batching"_s);
    }

    void aFileMustBeNamedAsItsId()
    {
        const QTemporaryDir folder;
        makeRoot(folder);
        const auto path = folder.filePath(u"resources/components/other.json"_s);
        QVERIFY(io::write(path, R"({"id":"cache","name":"Cache","category":"storage",
            "behaviour":"station","settings":[]})")
                    .has_value());

        const auto library = loadLibrary(folder.path());

        QCOMPARE(library.error().text(), path + u": the id \"cache\" differs from the file name"_s);
    }

    void aBrokenPriceTableIsNamed()
    {
        const QTemporaryDir folder;
        makeRoot(folder);
        const auto path = folder.path() + u"/resources/prices.json"_s;
        QVERIFY(io::write(path, R"({"currency": "USD", "prices": []})").has_value());

        QCOMPARE(
            loadLibrary(folder.path()).error().text(), path + u": the array \"gpus\" is missing"_s);
    }

    void whatIsMissingIsNamed()
    {
        const QTemporaryDir folder;
        makeRoot(folder);
        QVERIFY(QFile::remove(folder.filePath(u"resources/categories.json"_s)));

        const auto path = folder.path() + u"/resources/categories.json"_s;
        QCOMPARE(loadLibrary(folder.path()).error().text(), path + u": it does not exist"_s);
    }
};

INFERBOARD_TEST(TestLibrary)
#include "tst_library.moc"
