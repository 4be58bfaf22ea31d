// SPDX-License-Identifier: MIT
#include "app/cli/program.h"
#include "support/registered_test.h"

#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

using namespace program;

class TestCli : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void helpNamesEverySubcommand();
    void theVersionIsPrinted();
    void everySubcommandExplainsItself_data();
    void everySubcommandExplainsItself();
    void textFitsEightyColumnsWithoutColours_data();
    void textFitsEightyColumnsWithoutColours();
    void jsonKeepsToItsSchema_data();
    void jsonKeepsToItsSchema();
    void theSameCallPrintsTheSame_data();
    void theSameCallPrintsTheSame();

    void badUsageIsRefused_data();
    void badUsageIsRefused();
    void anUnknownTemplateNamesTheKnownOnes();
    void newWritesATemplate();
    void newDoesNotWriteOverAFileUnlessForced();
    void checkEndsWithOneWhenThereAreErrors();
    void estimateKnowsTheDemand();
    void layoutMovesComponentsAndNothingElse();
    void exportWritesAPictureWithoutADisplay_data();
    void exportWritesAPictureWithoutADisplay();
    void exportFollowsItsOptions();
    void anEmptyBoardIsNotExported();
    void exportWritesAReportWithoutADisplay();
    void aLocaleThatIsNotUtf8ChangesNothing();

private:
    QString path(const QString &name) const { return m_dir->filePath(name); }
    QString write(const QString &name, const core::Design &design) const;

    std::unique_ptr<QTemporaryDir> m_dir;
};

QString TestCli::write(const QString &name, const core::Design &design) const
{
    QFile file(path(name));
    if (file.open(QIODevice::WriteOnly)) {
        file.write(core::io::toText(design));
    }
    return file.fileName();
}

void TestCli::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    write(u"small.inferboard"_s, smallBoard());
    write(u"empty.inferboard"_s, {});
}

void TestCli::helpNamesEverySubcommand()
{
    const auto help = run({u"--help"_s});
    QCOMPARE(help.exitCode, 0);
    QVERIFY(help.error.isEmpty());
    for (const auto *name : {"new", "templates", "catalog", "checklists", "rules", "check",
             "estimate", "simulate", "export", "layout", "recover"}) {
        QVERIFY2(help.out.contains(name), name);
    }
    for (const auto *name : {"convert", "replay"}) {
        QVERIFY2(!help.out.contains(name), name);
    }
}

void TestCli::theVersionIsPrinted()
{
    const auto version = run({u"--version"_s});
    QCOMPARE(version.exitCode, 0);
    QCOMPARE(version.out, QByteArray("inferboard " INFERBOARD_VERSION "\n"));
}

void TestCli::everySubcommandExplainsItself_data()
{
    QTest::addColumn<QString>("name");
    for (const auto *name : {"new", "templates", "catalog", "checklists", "rules", "check",
             "estimate", "simulate", "export", "layout", "recover"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void TestCli::everySubcommandExplainsItself()
{
    QFETCH(QString, name);
    const auto help = run({name, u"--help"_s});
    QCOMPARE(help.exitCode, 0);
    QVERIFY(help.out.contains("Usage: inferboard " + name.toUtf8()));
    for (const auto &line : lines(help.out)) {
        QVERIFY2(line.size() <= 80, qPrintable(line));
    }
}

void TestCli::textFitsEightyColumnsWithoutColours_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("templates") << QStringList {u"templates"_s};
    QTest::newRow("catalog") << QStringList {u"catalog"_s};
    QTest::newRow("checklists") << QStringList {u"checklists"_s};
    QTest::newRow("rules") << QStringList {u"rules"_s};
    QTest::newRow("check") << QStringList {u"check"_s, u"small.inferboard"_s};
    QTest::newRow("estimate") << QStringList {u"estimate"_s, u"small.inferboard"_s};
}

void TestCli::textFitsEightyColumnsWithoutColours()
{
    QFETCH(QStringList, arguments);
    if (arguments.size() > 1) {
        arguments[1] = path(arguments[1]);
    }
    const auto result = run(arguments);
    QVERIFY(result.exitCode == 0 || result.exitCode == 1);
    QCOMPARE(result.error, QString());
    QVERIFY(!result.out.contains('\x1b'));
    QVERIFY(result.out.endsWith('\n'));
    for (const auto &line : lines(result.out)) {
        // One word, such as an address, may be wider than the page.
        QVERIFY2(line.size() <= 80 || !line.trimmed().contains(u' '), qPrintable(line));
    }
}

void TestCli::jsonKeepsToItsSchema_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("templates") << QStringList {u"templates"_s};
    QTest::newRow("catalog") << QStringList {u"catalog"_s};
    QTest::newRow("checklists") << QStringList {u"checklists"_s};
    QTest::newRow("rules") << QStringList {u"rules"_s};
    QTest::newRow("check") << QStringList {u"check"_s, u"small.inferboard"_s};
    QTest::newRow("check, empty") << QStringList {u"check"_s, u"empty.inferboard"_s};
    QTest::newRow("estimate") << QStringList {u"estimate"_s, u"small.inferboard"_s};
    QTest::newRow("estimate, empty") << QStringList {u"estimate"_s, u"empty.inferboard"_s};
}

void TestCli::jsonKeepsToItsSchema()
{
    QFETCH(QStringList, arguments);
    const auto name = arguments.first();
    if (arguments.size() > 1) {
        arguments[1] = path(arguments[1]);
    }
    const auto result = run(arguments + QStringList {u"--json"_s});
    QVERIFY(result.exitCode == 0 || result.exitCode == 1);
    QCOMPARE(result.error, QString());
    const auto problem = schemaProblem(name, result.out);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestCli::theSameCallPrintsTheSame_data()
{
    textFitsEightyColumnsWithoutColours_data();
}

void TestCli::theSameCallPrintsTheSame()
{
    QFETCH(QStringList, arguments);
    if (arguments.size() > 1) {
        arguments[1] = path(arguments[1]);
    }
    // The seed of hashes is what would differ from run to run.
    auto other = bareEnvironment();
    other.insert(u"QT_HASH_SEED"_s, u"0"_s);
    QCOMPARE(run(arguments).out, run(arguments, other).out);
    arguments.append(u"--json"_s);
    QCOMPARE(run(arguments).out, run(arguments, other).out);
}

void TestCli::badUsageIsRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QStringList &arguments, const QString &says) {
        QTest::newRow(name) << arguments << says;
    };
    row("mistyped command", {u"chek"_s, u"x"_s},
        u"chek: there is no such subcommand or file: see inferboard --help"_s);
    row("no file", {u"check"_s}, u"inferboard: check: FILE is required: see "_s);
    row("unknown option", {u"check"_s, u"small.inferboard"_s, u"--jsn"_s}, u"--jsn"_s);
    row("missing file", {u"check"_s, u"none.inferboard"_s}, u"none.inferboard: "_s);
    row("unknown checklist", {u"check"_s, u"small.inferboard"_s, u"--checklist"_s, u"none"_s},
        u"inferboard: none: unknown checklist: choose one of seven-steps, "_s);
    row("no output", {u"export"_s, u"small.inferboard"_s}, u"inferboard: export: "_s);
    row("pdf", {u"export"_s, u"small.inferboard"_s, u"-o"_s, u"x.pdf"_s},
        u"x.pdf: pictures are not written as PDF: "_s);
    row("report as a picture",
        {u"export"_s, u"small.inferboard"_s, u"-o"_s, u"x.png"_s, u"--report"_s},
        u"x.png: a report is written as .pdf or .html, not as .png"_s);
    row("unknown ending", {u"export"_s, u"small.inferboard"_s, u"-o"_s, u"x.gif"_s},
        u"x.gif: the ending \"gif\" is not known: "_s);
    row("scale", {u"export"_s, u"small.inferboard"_s, u"-o"_s, u"x.png"_s, u"--scale"_s, u"-1"_s},
        u"inferboard: export: --scale"_s);
    row("theme", {u"export"_s, u"small.inferboard"_s, u"-o"_s, u"x.png"_s, u"--theme"_s, u"pink"_s},
        u"inferboard: export: --theme"_s);
    row("region",
        {u"export"_s, u"small.inferboard"_s, u"-o"_s, u"x.png"_s, u"--region"_s, u"left"_s},
        u"small.inferboard: unknown region \"left\": choose board or frame:ID"_s);
    row("frame",
        {u"export"_s, u"small.inferboard"_s, u"-o"_s, u"x.png"_s, u"--region"_s, u"frame:x"_s},
        u"small.inferboard: there is no frame \"x\": choose one of zone"_s);
}

void TestCli::badUsageIsRefused()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    arguments.replaceInStrings(u"small.inferboard"_s, path(u"small.inferboard"_s));
    const auto result = run(arguments);
    QCOMPARE(result.exitCode, 2);
    QVERIFY(result.out.isEmpty());
    QVERIFY2(result.error.startsWith(u"inferboard: "_s), qPrintable(result.error));
    QVERIFY2(result.error.contains(says.section(u"inferboard: "_s, -1)), qPrintable(result.error));
    QCOMPARE(result.error.count(u'\n'), 1);
}

void TestCli::anUnknownTemplateNamesTheKnownOnes()
{
    const auto result = run({u"new"_s, u"none"_s, u"-o"_s, path(u"x.inferboard"_s)});
    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.error.startsWith(u"inferboard: none: unknown template: choose one of "_s),
        qPrintable(result.error));
    QVERIFY(result.error.contains(u"fraud-detection"_s));
    QVERIFY(!QFile::exists(path(u"x.inferboard"_s)));
}

void TestCli::newWritesATemplate()
{
    const auto file = path(u"x.inferboard"_s);
    const auto result = run({u"new"_s, u"fraud-detection"_s, u"-o"_s, file});
    QCOMPARE(result.error, QString());
    QCOMPARE(result.exitCode, 0);
    const auto design = core::io::fromText(contents(file), file);
    QVERIFY(design);
    QVERIFY(!design->components.isEmpty());
}

void TestCli::newDoesNotWriteOverAFileUnlessForced()
{
    const auto file = path(u"small.inferboard"_s);
    const auto before = contents(file);
    const auto refused = run({u"new"_s, u"fraud-detection"_s, u"-o"_s, file});
    QCOMPARE(refused.exitCode, 2);
    QVERIFY(refused.error.contains(u"exists already"_s));
    QCOMPARE(contents(file), before);
    QCOMPARE(run({u"new"_s, u"fraud-detection"_s, u"-o"_s, file, u"--force"_s}).exitCode, 0);
    QVERIFY(contents(file) != before);
}

void TestCli::checkEndsWithOneWhenThereAreErrors()
{
    auto busy = smallBoard();
    busy.components[0].settings[u"rate_per_s"_s] = 50'000.0;
    for (const auto &file : {path(u"small.inferboard"_s), write(u"busy.inferboard"_s, busy)}) {
        const auto result = run({u"check"_s, file, u"--json"_s});
        const auto json = core::parseJson(result.out, {});
        QVERIFY(json);
        const auto errors = json->at("counts").at("error").get<int>();
        QCOMPARE(result.exitCode, errors > 0 ? 1 : 0);
        QCOMPARE(errors > 0, file.endsWith(u"busy.inferboard"_s));
    }
}

void TestCli::estimateKnowsTheDemand()
{
    const auto result = run({u"estimate"_s, path(u"small.inferboard"_s), u"--json"_s});
    QCOMPARE(result.exitCode, 0);
    const auto json = core::parseJson(result.out, {});
    QVERIFY(json);
    QCOMPARE(json->at("entries").size(), std::size_t(1));
    const auto &entry = json->at("entries").at(0);
    QCOMPARE(entry.at("rate").at("average_per_s").get<double>(), 50.0);
    QCOMPARE(entry.at("budget").at("p99_ms").get<double>(), 200.0);
    QVERIFY(entry.at("latency_ms").at("p99").is_number());
    QCOMPARE(entry.at("success_rate").get<double>(), 1.0);
    QCOMPARE(entry.at("state").get<std::string>(), std::string("ok"));
}

void TestCli::layoutMovesComponentsAndNothingElse()
{
    const auto out = path(u"arranged.inferboard"_s);
    const auto result = run({u"layout"_s, path(u"small.inferboard"_s), u"-o"_s, out});
    QCOMPARE(result.error, QString());
    QCOMPARE(result.exitCode, 0);
    auto arranged = core::io::fromText(contents(out), out);
    QVERIFY(arranged);
    const auto before = smallBoard();
    QCOMPARE(arranged->components.size(), before.components.size());
    for (qsizetype i = 0; i < before.components.size(); ++i) {
        arranged->components[i].rect = before.components.at(i).rect;
    }
    QCOMPARE(arranged->components, before.components);
    QCOMPARE(arranged->connections, before.connections);
}

void TestCli::exportWritesAPictureWithoutADisplay_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("light") << QStringList {};
    QTest::newRow("dark") << QStringList {u"--theme"_s, u"dark"_s};
    QTest::newRow("transparent") << QStringList {u"--transparent"_s};
    QTest::newRow("overlays") << QStringList {u"--heat"_s, u"--rates"_s};
    QTest::newRow("frame") << QStringList {u"--region"_s, u"frame:zone"_s};
    QTest::newRow("sharp") << QStringList {u"--scale"_s, u"2"_s};
}

void TestCli::exportWritesAPictureWithoutADisplay()
{
    QFETCH(QStringList, options);
    const QStringList start {u"export"_s, path(u"small.inferboard"_s), u"-o"_s};
    for (const auto &name : {u"a.png"_s, u"a.svg"_s}) {
        const auto result = run(start + QStringList {path(name)} + options);
        QCOMPARE(result.error, QString());
        QCOMPARE(result.exitCode, 0);
        QVERIFY(!contents(path(name)).isEmpty());
    }
    QVERIFY(!QImage(path(u"a.png"_s)).isNull());
    QVERIFY(contents(path(u"a.svg"_s)).contains("<text"));
}

void TestCli::exportFollowsItsOptions()
{
    const QStringList start {u"export"_s, path(u"small.inferboard"_s), u"-o"_s};
    run(start + QStringList {path(u"one.png"_s)});
    run(start + QStringList {path(u"two.png"_s), u"--scale"_s, u"2"_s, u"--transparent"_s});
    const QImage one(path(u"one.png"_s));
    const QImage two(path(u"two.png"_s));
    QCOMPARE(two.size(), one.size() * 2);
    QVERIFY(qAbs(two.dotsPerMeterX() - one.dotsPerMeterX() * 2) <= 1);
    QCOMPARE(qAlpha(two.pixel(0, 0)), 0);
    QCOMPARE(qAlpha(one.pixel(0, 0)), 255);
}

void TestCli::anEmptyBoardIsNotExported()
{
    const auto result = run({u"export"_s, path(u"empty.inferboard"_s), u"-o"_s, path(u"x.png"_s)});
    QCOMPARE(result.exitCode, 2);
    QVERIFY(result.error.contains(u"empty.inferboard: nothing to export"_s));
    QVERIFY(!QFile::exists(path(u"x.png"_s)));
}

void TestCli::exportWritesAReportWithoutADisplay()
{
    for (const auto &[name, start] :
        {std::pair {u"report.pdf"_s, "%PDF"}, {u"report.html"_s, "<!DOCTYPE html>"}}) {
        const auto result =
            run({u"export"_s, path(u"small.inferboard"_s), u"--report"_s, u"-o"_s, path(name)});
        QCOMPARE(result.error, QString());
        QCOMPARE(result.exitCode, 0);
        QVERIFY(contents(path(name)).startsWith(start));
    }
}

void TestCli::aLocaleThatIsNotUtf8ChangesNothing()
{
    auto latin = bareEnvironment();
    latin.insert(u"LC_ALL"_s, u"C"_s);
    const auto file = write(u"Größe.inferboard"_s, smallBoard());
    const auto result = run({u"estimate"_s, file}, latin);
    QCOMPARE(result.error, QString());
    QCOMPARE(result.out, run({u"estimate"_s, file}).out);
}

INFERBOARD_TEST(TestCli)
#include "tst_cli.moc"
