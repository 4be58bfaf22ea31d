// SPDX-License-Identifier: MIT
#include "core/io/migrations.h"
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
