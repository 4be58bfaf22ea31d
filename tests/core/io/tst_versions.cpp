// SPDX-License-Identifier: MIT
#include "core/io/design_json.h"
#include "core/io/file.h"
#include "core/io/migrations.h"
#include "support/registered_test.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

/// A file exactly as the first program of that version wrote it. Such a file is added with each
/// migration and never changed again.
Result<QByteArray> sampleOf(int version)
{
    return io::read(
        QStringLiteral(INFERBOARD_SOURCE_DIR "/tests/data/versions/%1.inferboard").arg(version));
}

} // namespace

class TestVersions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyVersionHasASample_data()
    {
        QTest::addColumn<int>("version");
        for (int version = 1; version <= io::currentVersion(); ++version) {
            QTest::addRow("%d", version) << version;
        }
    }
    void everyVersionHasASample()
    {
        QFETCH(int, version);
        const auto text = sampleOf(version);

        QVERIFY2(text, "add tests/data/versions/N.inferboard with one of everything");
        const auto json = parseJson(*text, {});
        QVERIFY(json);
        QCOMPARE(numberMember(*json, "version"), std::optional<double>(version));
    }

    void theSampleOfEveryVersionOpens_data() { everyVersionHasASample_data(); }
    void theSampleOfEveryVersionOpens()
    {
        QFETCH(int, version);
        const auto design = io::fromText(*sampleOf(version), u"sample"_s);

        QVERIFY2(design, design ? "" : qPrintable(design.error().text()));
        QCOMPARE(design->title, u"Fraud \"now\""_s);
        QCOMPARE(design->components.size(), 3);
        QCOMPARE(design->connections.size(), 2);
        QCOMPARE(*io::fromText(io::toText(*design), {}), *design);
    }

    void theSampleOfOurVersionIsWrittenAsItIs()
    {
        const auto text = *sampleOf(io::currentVersion());
        QCOMPARE(io::toText(*io::fromText(text, {})), text);
    }
};

INFERBOARD_TEST(TestVersions)
#include "tst_versions.moc"
