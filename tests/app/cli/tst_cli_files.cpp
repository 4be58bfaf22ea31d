// SPDX-License-Identifier: MIT
// What the subcommands do with the names of files, and with what is there already.
#include "app/cli/program.h"
#include "core/io/file.h"
#include "core/io/versions.h"
#include "support/registered_test.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace core;
using namespace program;

namespace {

/// What a shell does with the text, in which "$0" is the program and "$1" the folder.
Run shell(const QString &text, const QString &folder)
{
    QProcess process;
    process.setProcessEnvironment(bareEnvironment());
    process.start(u"/bin/sh"_s, {u"-c"_s, text, QStringLiteral(INFERBOARD_PROGRAM), folder});
    constexpr int longestMs = 20'000;
    if (!process.waitForFinished(longestMs)) {
        return {};
    }
    return {process.exitCode(), process.readAllStandardOutput(),
        QString::fromUtf8(process.readAllStandardError())};
}

/// Every way to name a file that is read or written; FILE stands for it.
void namingRows()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const QString &arguments) {
        QTest::newRow(qPrintable(arguments)) << arguments.split(u' ');
    };
    for (const auto *reading : {"check FILE", "check FILE --repair", "check FILE --fix",
             "estimate FILE", "estimate small FILE", "simulate FILE", "layout FILE -o out",
             "export FILE -o out.svg", "export FILE -o out.html --report",
             "check small --checklist FILE.json", "recover FILE.journal"}) {
        row(QString::fromLatin1(reading));
    }
    for (const auto *writing : {"new fraud-detection -o FILE --force",
             "layout small -o FILE --force", "export small -o FILE.svg", "export small -o FILE.png",
             "export small --report -o FILE.html"}) {
        row(QString::fromLatin1(writing));
    }
}

} // namespace

class TestCliFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(io::write(path(u"small"_s), io::toText(smallBoard())));
    }

    void aPipeIsRefusedBeforeAnybodyWaits_data() { namingRows(); }
    void aPipeIsRefusedBeforeAnybodyWaits()
    {
        QFETCH(QStringList, arguments);
        const auto isFile = [](const QString &word) { return word.startsWith("FILE"_L1); };
        const auto name = *std::find_if(arguments.cbegin(), arguments.cend(), isFile);
        const auto pipe = path(u"pipe"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QVERIFY(QFile::link(pipe, path(name)));

        const auto result =
            shell(u"cd \"$1\" && exec timeout 15 \"$0\" "_s + arguments.join(u' '), m_dir->path());

        QCOMPARE(result.exitCode, 2);
        QCOMPARE(result.error,
            u"inferboard: %1: this is a pipe or a device, not a file; give the name of a file\n"_s
                .arg(name));
    }

    void aNameThatIsNotUtf8IsRefused_data() { namingRows(); }
    void aNameThatIsNotUtf8IsRefused()
    {
        QFETCH(QStringList, arguments);
        const auto before = filesOf();

        auto line = arguments.join(u' ');
        line.replace(u"FILE"_s, u"$(printf 'caf\\351')"_s);
        const auto result = shell(u"cd \"$1\" && exec \"$0\" "_s + line, m_dir->path());

        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.error.contains(u": this is not in UTF-8: give the file another name\n"_s),
            qPrintable(result.error));
        QCOMPARE(result.error.count(u'\n'), 1);
        QCOMPARE(filesOf(), before);
    }

    void anEmptyNameIsToldAsOne_data() { namingRows(); }
    void anEmptyNameIsToldAsOne()
    {
        QFETCH(QStringList, arguments);
        if (arguments.filter(u"FILE"_s).first() != "FILE"_L1) {
            QSKIP("this name has an ending");
        }
        arguments.replaceInStrings(u"FILE"_s, QString());
        arguments.replaceInStrings(u"small"_s, path(u"small"_s));

        const auto result = run(arguments);

        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.error.contains(u": the name of the file is empty: see inferboard "_s),
            qPrintable(result.error));
    }

    void whatIsGivenOpenIsReadAndWritten()
    {
        const auto piped = shell(
            u"cat \"$1/small\" | \"$0\" layout /dev/stdin -o /dev/stdout | cat"_s, m_dir->path());
        QCOMPARE(piped.error, QString());
        QVERIFY(io::fromText(piped.out, {}));

        const auto kept =
            shell(u"\"$0\" layout /dev/stdin -o /dev/stdout < \"$1/small\" > \"$1/tidy\""_s,
                m_dir->path());
        QCOMPARE(kept.error, QString());
        QCOMPARE(contents(path(u"tidy"_s)), piped.out);
        QVERIFY(io::versionsOf(path(u"tidy"_s)).isEmpty());
    }

    void layoutDoesNotWriteOverAnotherFileUnlessForced()
    {
        const auto other = path(u"other"_s);
        const auto old = io::toText({});
        QVERIFY(io::write(other, old));

        const auto refused = run({u"layout"_s, path(u"small"_s), u"-o"_s, other});
        QCOMPARE(refused.exitCode, 2);
        QVERIFY(refused.error.contains(u"exists already"_s));
        QCOMPARE(contents(other), old);

        QCOMPARE(run({u"layout"_s, path(u"small"_s), u"-o"_s, other, u"--force"_s}).exitCode, 0);
        QVERIFY(contents(other) != old);
        QCOMPARE(newestVersionOf(other), old);
    }

    void whatIsWrittenOverIsKept_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("new") << QStringList {
            u"new"_s, u"fraud-detection"_s, u"-o"_s, u"FILE"_s, u"--force"_s};
        QTest::newRow("layout in place")
            << QStringList {u"layout"_s, u"FILE"_s, u"-o"_s, u"FILE"_s};
        QTest::newRow("fix") << QStringList {u"check"_s, u"FILE"_s, u"--fix"_s};
    }
    void whatIsWrittenOverIsKept()
    {
        QFETCH(QStringList, arguments);
        const auto file = path(u"board"_s);
        auto board = smallBoard();
        board.components[0].rect.moveTop(700);
        board.components[1].settings[u"replicsa"_s] = 2.0;
        QVERIFY(io::write(file, io::toText(board)));
        arguments.replaceInStrings(u"FILE"_s, file);

        const auto result = run(arguments);

        QVERIFY2(result.error.isEmpty(), qPrintable(result.error));
        QVERIFY(contents(file) != io::toText(board));
        QCOMPARE(newestVersionOf(file), io::toText(board));
    }

private:
    QString path(const QString &name) const { return m_dir->filePath(name); }
    QStringList filesOf() const { return QDir(m_dir->path()).entryList(QDir::AllEntries); }
    static QByteArray newestVersionOf(const QString &file)
    {
        const auto versions = io::versionsOf(file);
        return versions.isEmpty() ? QByteArray() : contents(versions.first().path);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

INFERBOARD_TEST(TestCliFiles)
#include "tst_cli_files.moc"
