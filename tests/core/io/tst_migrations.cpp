// SPDX-License-Identifier: MIT
#include "core/io/migrations.h"
#include "core/io/repair.h"
#include "support/registered_test.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

/// Version 2 calls the name a title, version 3 puts the boxes into a list of their own.
const std::vector<io::Migration> steps {
    [](Json &file) {
        file["title"] = file.at("name");
        file.erase("name");
    },
    [](Json &file) { file["components"] = Json::array({file.at("title")}); },
};

Result<Json> migrated(const QByteArray &text)
{
    return io::migrate(*parseJson(text, {}), u"file"_s, steps);
}

} // namespace

class TestMigrations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOldFileWalksThroughAllSteps()
    {
        const auto file = migrated(R"({"version":1,"name":"Ads"})");

        QVERIFY(file.has_value());
        QCOMPARE(QByteArray::fromStdString(file->dump()),
            QByteArray(R"({"version":3,"title":"Ads","components":["Ads"]})"));
    }

    void aFileWalksOnlyThroughTheStepsItLacks()
    {
        const auto file = migrated(R"({"version":2,"title":"Ads"})");

        QVERIFY(file.has_value());
        QCOMPARE((*file)["components"].size(), std::size_t(1));
    }

    void aFileOfOurVersionStaysAsItIs()
    {
        QCOMPARE(QByteArray::fromStdString(migrated(R"({"version":3,"x":1})")->dump()),
            QByteArray(R"({"version":3,"x":1})"));
    }

    void aNewerFileIsRefused()
    {
        QCOMPARE(migrated(R"({"version":4})").error().message,
            u"it was written by a newer version of Inferboard (format 4, this one reads up to 3); "
            "nothing was changed; update Inferboard to open it"_s);
    }

    void aVersionTooLargeForAWholeNumberIsANewerOne_data()
    {
        QTest::addColumn<QByteArray>("number");
        QTest::addColumn<QString>("told");
        QTest::newRow("whole") << QByteArray("18446744073709551615") << u"18446744073709551615"_s;
        QTest::newRow("larger") << QByteArray("99999999999999999999") << u"1e+20"_s;
        QTest::newRow("power") << QByteArray("1e300") << u"1e+300"_s;
        QTest::newRow("with a point") << QByteArray("7.0") << u"7"_s;
    }
    void aVersionTooLargeForAWholeNumberIsANewerOne()
    {
        QFETCH(QByteArray, number);
        QFETCH(QString, told);
        const auto says =
            u"a newer version of Inferboard (format %1, this one reads up to "_s.arg(told);

        const auto refused = migrated("{\"version\":" + number + "}").error().message;
        QVERIFY2(refused.contains(says), qPrintable(refused));

        const auto repaired = io::repairedFromText(
            R"({"format": "inferboard", "title": "Ads", "version": )" + number + "}", {});
        QVERIFY(repaired);
        QVERIFY(repaired->isOfNewerFormat);
        QVERIFY2(repaired->notes.first().contains(says), qPrintable(repaired->notes.first()));
    }

    void whatIsNoVersionIsRefused_data()
    {
        QTest::addColumn<QByteArray>("version");
        for (const auto *version : {"0", "-1", "-1e300", "2.5", "\"2\"", "null"}) {
            QTest::newRow(version) << QByteArray(version);
        }
    }
    void whatIsNoVersionIsRefused()
    {
        QFETCH(QByteArray, version);
        QCOMPARE(migrated("{\"version\":" + version + "}").error().message,
            u"version must be a whole number from 1 to 3"_s);
    }

    void aStepThatFailsIsAnError()
    {
        QCOMPARE(migrated(R"({"version":1})").error(),
            (Error {
                u"it could not be brought from format 1 to 2; it may be damaged"_s, u"file"_s}));
    }

    void thereIsOneStepForEachVersionBeforeOurs()
    {
        QCOMPARE(io::currentVersion(), static_cast<int>(io::migrations().size()) + 1);
        QCOMPARE(io::currentVersion(), 1); // a new version needs a case of its own here
    }
};

INFERBOARD_TEST(TestMigrations)
#include "tst_migrations.moc"
