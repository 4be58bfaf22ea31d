// SPDX-License-Identifier: MIT
#include "app/cli/program.h"
#include "support/registered_test.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

using namespace program;

namespace {

/// A checklist of a person's own: one rule, and one that is borrowed.
const QByteArray ownList = R"({"id": "own", "name": "Own list", "description": "what we look at",
 "stages": [{"id": "house", "name": "House rules", "minutes": 45, "prompts": [], "fields": [],
  "rules": ["monitoring.orphans",
   {"id": "house.name", "severity": "error", "each": "client", "must": {"mentions": ["Käufer"]},
    "say": "{name} is not called by our name.", "why": "Everybody here says so.",
    "ask": "Who is that?", "source": "house rules"}]}]})";

/// More requests than its one ranking service can take.
core::Design busyBoard()
{
    auto design = smallBoard();
    design.components[0].settings[u"rate_per_s"_s] = 50'000.0;
    return design;
}

} // namespace

class TestCliCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void severalChecklistsJudgeTogether();
    void aChecklistOfOnesOwnIsAFile();
    void aBrokenChecklistNamesFileRuleAndReason();
    void mlTestScoreHasAScorePerSectionAndTheLeastOfThem();
    void explanationsComeWhenAskedFor();
    void sarifPointsAtTheLineOfTheElement();
    void sarifTellsDismissedFindingsAsSuppressed();
    void fixWritesWhatCanBeMended();
    void fixLeavesAFileAloneWhenThereIsNothingToMend();

private:
    QString path(const QString &name) const { return m_dir->filePath(name); }
    void write(const QString &name, const QByteArray &text) const;

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestCliCheck::write(const QString &name, const QByteArray &text) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

void TestCliCheck::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    write(u"small.inferboard"_s, core::io::toText(smallBoard()));
    write(u"busy.inferboard"_s, core::io::toText(busyBoard()));
}

void TestCliCheck::severalChecklistsJudgeTogether()
{
    const auto result = run({u"check"_s, u"--checklist"_s, u"seven-steps"_s, u"--checklist"_s,
        u"serving-reliability"_s, path(u"small.inferboard"_s), u"--json"_s});

    const auto json = parsed(result.out);
    QCOMPARE(json.at("checklists").dump(), std::string(R"(["seven-steps","serving-reliability"])"));
    const auto problem = schemaProblem(u"check"_s, result.out);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestCliCheck::aChecklistOfOnesOwnIsAFile()
{
    write(u"own.json"_s, ownList);

    const auto result =
        run({u"check"_s, path(u"small.inferboard"_s), u"--checklist"_s, path(u"own.json"_s)});

    QCOMPARE(result.error, QString());
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.out.contains("Shop is not called by our name."), result.out.constData());
    QVERIFY(result.out.contains("House rules"));
}

void TestCliCheck::aBrokenChecklistNamesFileRuleAndReason()
{
    write(u"own.json"_s, QByteArray(ownList).replace("mentions", "mentoins"));

    const auto result =
        run({u"check"_s, path(u"small.inferboard"_s), u"--checklist"_s, path(u"own.json"_s)});

    QCOMPARE(result.exitCode, 2);
    QCOMPARE(result.error,
        u"inferboard: %1, rule house.name: unknown word \"mentoins\"\n"_s.arg(path(u"own.json"_s)));
}

void TestCliCheck::mlTestScoreHasAScorePerSectionAndTheLeastOfThem()
{
    const auto result = run({u"check"_s, path(u"small.inferboard"_s), u"--checklist"_s,
        u"ml-test-score"_s, u"--json"_s});

    const auto json = parsed(result.out);
    const auto score = json.at("scores").at("ml-test-score").get<double>();
    double least = 7;
    for (const auto &stage : json.at("progress")) {
        least = std::min(least, stage.at("score").get<double>());
    }
    QCOMPARE(json.at("progress").size(), std::size_t(4));
    QCOMPARE(score, least);
}

void TestCliCheck::explanationsComeWhenAskedFor()
{
    const auto plain = run({u"check"_s, path(u"small.inferboard"_s)});
    const auto explained = run({u"check"_s, path(u"small.inferboard"_s), u"--explain"_s});

    QVERIFY(!plain.out.contains("Staff: "));
    QVERIFY(explained.out.contains("Why: ") && explained.out.contains("Staff: "));
    for (const auto &line : lines(explained.out)) {
        QVERIFY2(line.size() <= 80, qPrintable(line));
    }
}

void TestCliCheck::sarifPointsAtTheLineOfTheElement()
{
    const auto file = path(u"busy.inferboard"_s);
    const auto result = run({u"check"_s, file, u"--format"_s, u"sarif"_s});

    const auto json = parsed(result.out);
    QCOMPARE(json.at("version").get<std::string>(), std::string("2.1.0"));
    const auto &sarif = json.at("runs").at(0);
    const auto &rules = sarif.at("tool").at("driver").at("rules");
    bool isRankerFound = false;
    for (const auto &one : sarif.at("results")) {
        const auto index = one.at("ruleIndex").get<std::size_t>();
        QVERIFY(rules.at(index).at("id") == one.at("ruleId"));
        const auto &location = one.at("locations").at(0);
        const auto &place = location.at("physicalLocation");
        QVERIFY(place.at("artifactLocation").at("uri").get<std::string>().starts_with("file:///"));
        const auto line = place.at("region").at("startLine").get<int>();
        QVERIFY(line >= 1);
        if (location.contains("logicalLocations")
            && location.at("logicalLocations").at(0).at("fullyQualifiedName") == "ranker") {
            isRankerFound = true;
            QVERIFY(lines(contents(file)).at(line - 1).contains(u"\"ranker\""_s));
        }
    }
    QVERIFY(isRankerFound);
}

void TestCliCheck::sarifTellsDismissedFindingsAsSuppressed()
{
    auto design = busyBoard();
    design.dismissals = {{u"serving.saturation"_s, {}, u"Load is shed before it"_s, {}}};
    write(u"waived.inferboard"_s, core::io::toText(design));

    const auto result = run({u"check"_s, path(u"waived.inferboard"_s), u"--format"_s, u"sarif"_s});

    const auto json = parsed(result.out);
    const auto &results = json.at("runs").at(0).at("results");
    const auto dismissed = std::find_if(results.begin(), results.end(),
        [](const core::Json &one) { return one.contains("suppressions"); });
    QVERIFY(dismissed != results.end());
    QCOMPARE(dismissed->at("suppressions").at(0).at("justification").get<std::string>(),
        std::string("Load is shed before it"));
}

void TestCliCheck::fixWritesWhatCanBeMended()
{
    const auto file = path(u"busy.inferboard"_s);
    const auto before = run({u"check"_s, file, u"--json"_s});

    const auto result = run({u"check"_s, file, u"--fix"_s, u"--json"_s});

    const auto json = parsed(result.out);
    const auto design = core::io::fromText(contents(file), file);
    QVERIFY(design);
    QVERIFY(!json.at("mended").empty());
    QVERIFY(json.at("counts").at("error").get<int>()
        < parsed(before.out).at("counts").at("error").get<int>());
    const auto problem = schemaProblem(u"check"_s, result.out);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestCliCheck::fixLeavesAFileAloneWhenThereIsNothingToMend()
{
    const auto file = path(u"fraud.inferboard"_s);
    run({u"new"_s, u"fraud-detection"_s, u"-o"_s, file});
    // Written by hand: another layout of the same JSON.
    write(u"fraud.inferboard"_s, contents(file) + '\n');
    const auto before = contents(file);

    const auto result = run({u"check"_s, file, u"--fix"_s});

    QVERIFY2(result.out.startsWith("Nothing could be mended"), result.out.left(200).constData());
    QCOMPARE(contents(file), before);
}

INFERBOARD_TEST(TestCliCheck)
#include "tst_cli_check.moc"
