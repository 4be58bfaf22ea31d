// SPDX-License-Identifier: MIT
#include "app/cli/program.h"
#include "support/registered_test.h"

#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using program::run;

/// A file that has errors, and the subcommands with --repair.
class TestCliRepair : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_file = m_folder.filePath(u"odd.inferboard"_s);
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"format": "inferboard", "version": 1, "components": [
            {"id": "u", "type": "client", "rect": [0, 0, 180, 60], "settings": {"rate_per_s": 5}},
            {"id": "u", "type": "app-server", "rect": [400, 0, 180, 60]}],
            "connections": [{"id": "e", "from": "u", "to": "x", "kind": "request"}]})");
    }

    void theErrorNamesTheFlag()
    {
        const auto result = run({u"estimate"_s, m_file});

        QCOMPARE(result.exitCode, 2);
        QCOMPARE(result.error,
            QString(u"inferboard: "_s + m_file
                + u": components[1]: the id \"u\" is already that of components[0]; give each "
                  "element its own; or read what can be read with --repair\n"_s));
    }

    void everySubcommandReadsWhatItCan_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("check") << QStringList {u"check"_s, m_file};
        QTest::newRow("check for programs") << QStringList {u"check"_s, m_file, u"--json"_s};
        QTest::newRow("estimate") << QStringList {u"estimate"_s, m_file};
        QTest::newRow("simulate") << QStringList {u"simulate"_s, m_file, u"--requests"_s, u"500"_s};
        QTest::newRow("layout") << QStringList {u"layout"_s, m_file, u"-o"_s, out(u"inferboard"_s)};
        QTest::newRow("svg") << QStringList {u"export"_s, m_file, u"-o"_s, out(u"svg"_s)};
        QTest::newRow("report") << QStringList {
            u"export"_s, m_file, u"--report"_s, u"-o"_s, out(u"html"_s)};
    }
    void everySubcommandReadsWhatItCan()
    {
        QFETCH(QStringList, arguments);
        const auto before = program::contents(m_file);

        QCOMPARE(run(arguments).exitCode, 2);
        const auto result = run(arguments + QStringList {u"--repair"_s});

        QVERIFY2(result.exitCode == 0 || result.exitCode == 1, qPrintable(result.error));
        QVERIFY(result.error.contains(u"it was given the id \"u-2\""_s));
        QVERIFY(result.error.contains(u"there is no component \"x\""_s));
        QCOMPARE(program::contents(m_file), before);
    }

    void theFileItselfIsNeverWrittenOver()
    {
        const auto result = run({u"layout"_s, m_file, u"--repair"_s, u"-o"_s, m_file});

        QCOMPARE(result.exitCode, 2);
        QVERIFY(result.error.contains(u"write to another one"_s));
        QCOMPARE(run({u"check"_s, m_file, u"--repair"_s, u"--fix"_s}).exitCode, 2);
    }

    void aNewerFileIsLookedAtButNotWritten()
    {
        const auto newer = m_folder.filePath(u"newer.inferboard"_s);
        QFile file(newer);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"format": "inferboard", "version": 9, "components": [
            {"id": "u", "type": "client", "rect": [0, 0, 180, 60]}]})");
        file.close();

        const auto refused = run({u"estimate"_s, newer});
        QCOMPARE(refused.exitCode, 2);
        QVERIFY(refused.error.contains(u"format 9, this one reads up to 1"_s));
        QCOMPARE(run({u"estimate"_s, newer, u"--repair"_s}).exitCode, 0);
        QCOMPARE(run({u"layout"_s, newer, u"--repair"_s, u"-o"_s, out(u"x"_s)}).exitCode, 2);
    }

    void oddFilesOpenAndTheirPicturesAreGoodXml_data()
    {
        QTest::addColumn<QString>("file");
        for (const auto *name : {"02-ansi-sticky", "svg-ffff", "lost-feff", "loops"}) {
            QTest::newRow(name) << QStringLiteral(
                INFERBOARD_SOURCE_DIR "/tests/data/odd/%1.inferboard")
                                       .arg(QLatin1String(name));
        }
    }
    void oddFilesOpenAndTheirPicturesAreGoodXml()
    {
        QFETCH(QString, file);
        QCOMPARE(run({u"estimate"_s, file}).error, QString());
        QCOMPARE(
            run({u"layout"_s, file, u"-o"_s, out(u"inferboard"_s), u"--force"_s}).error, QString());
        QCOMPARE(run({u"export"_s, file, u"-o"_s, out(u"svg"_s)}).error, QString());
        QXmlStreamReader reader(program::contents(out(u"svg"_s)));
        while (!reader.atEnd()) {
            reader.readNext();
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    }

    void aBoundedLoopIsComputedAndAnEndlessOneIsAnError()
    {
        const auto board = [&](const char *settings) {
            QFile file(m_folder.filePath(u"loop.inferboard"_s));
            if (file.open(QIODevice::WriteOnly)) {
                file.write(QByteArray(R"({"format": "inferboard", "version": 1, "components": [
                    {"id": "u", "type": "client", "rect": [0, 0, 180, 60],
                     "settings": {"rate_per_s": 10, "peak_factor": 1}},
                    {"id": "a", "type": "app-server", "rect": [400, 0, 180, 60]}],
                    "connections": [{"id": "e", "from": "u", "to": "a", "kind": "request"},
                    {"id": "l", "from": "a", "to": "a", "kind": "request", "settings": )")
                    + settings + "}]}");
            }
            return file.fileName();
        };
        const auto isCircle = [&](const QString &file) {
            return run({u"check"_s, file, u"--json"_s}).out.contains("\"serving.acyclic\"");
        };

        const auto bounded = board(R"({"probability": 0.5})");
        QVERIFY(!isCircle(bounded));
        const auto estimate = core::parseJson(run({u"estimate"_s, bounded, u"--json"_s}).out, {});
        QVERIFY(estimate);
        QCOMPARE((*estimate)["components"][1]["rate_per_s"].get<double>(), 20.0);
        QVERIFY(isCircle(board("{}")));
    }

    void whatATerminalWouldObeyIsNotPrinted()
    {
        const auto result = run({u"check"_s, u"a\x1b[31m\n.inferboard"_s});
        QCOMPARE(result.exitCode, 2);
        QCOMPARE(result.error, u"inferboard: a .inferboard: it does not exist\n"_s);
    }

private:
    QString out(const QString &suffix) const { return m_folder.filePath(u"out."_s + suffix); }

    QTemporaryDir m_folder;
    QString m_file;
};

INFERBOARD_TEST(TestCliRepair)
#include "tst_cli_repair.moc"
