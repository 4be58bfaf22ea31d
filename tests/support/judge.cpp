// SPDX-License-Identifier: MIT
// Prints how right the judge is: judge [FOLDER], precision and recall per rule and overall.
// judge --cases FILE… tries cases of single rules and their fixes.
// judge --findings FILE [CHECKLIST…] prints what it says of one design, quickly.
#include "core/analysis/analysis.h"
#include "core/io/design_json.h"
#include "core/io/file.h"
#include "support/corpus.h"
#include "support/rule_cases.h"

#include <QCoreApplication>
#include <QTextStream>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace core;

namespace {

QTextStream &out()
{
    static QTextStream stream(stdout);
    return stream;
}

int fail(const Error &error)
{
    QTextStream(stderr) << "judge: " << error.text() << Qt::endl;
    return 2;
}

struct Tally {
    int found = 0;
    int missed = 0;
    int alarms = 0;

    void operator+=(const Tally &other)
    {
        found += other.found;
        missed += other.missed;
        alarms += other.alarms;
    }
    static QString share(int part, int whole)
    {
        return whole == 0 ? u"    -"_s : u"%1"_s.arg(double(part) / whole, 5, 'f', 3);
    }
    QString text() const
    {
        return u"%1 %2   %3 found %4 missed %5 false"_s
            .arg(share(found, found + alarms), share(found, found + missed))
            .arg(found, 4)
            .arg(missed, 4)
            .arg(alarms, 4);
    }
};

int judge(const QString &folder, const Library &library)
{
    const auto mutants = corpus::read(folder, library);
    if (!mutants) {
        return fail(mutants.error());
    }
    QMap<QString, Tally> rules;
    Tally all;
    for (const auto &mutant : *mutants) {
        const auto score = corpus::score(mutant, library);
        for (const auto &rule : score.found) {
            ++rules[rule].found;
        }
        for (const auto &rule : score.missed) {
            ++rules[rule].missed;
        }
        for (const auto &rule : score.alarms) {
            ++rules[rule].alarms;
        }
        all += {int(score.found.size()), int(score.missed.size()), int(score.alarms.size())};
        if (!score.missed.isEmpty() || !score.alarms.isEmpty()) {
            out() << mutant.base << ": " << mutant.name << '\n';
            for (const auto &rule : score.missed) {
                out() << "    missed " << rule << '\n';
            }
            for (const auto &rule : score.alarms) {
                out() << "    false  " << rule << '\n';
            }
            out() << "    said   " << score.said.join(u' ') << '\n';
        }
    }
    out() << "\nprecision recall\n";
    for (auto rule = rules.cbegin(); rule != rules.cend(); ++rule) {
        out() << "   " << rule->text() << "   " << rule.key() << '\n';
    }
    out() << "   " << all.text() << "   all, " << mutants->size() << " mutants" << Qt::endl;
    return 0;
}

int cases(const QStringList &files, const Library &library)
{
    int tried = 0;
    for (const auto &file : files) {
        const auto cases = corpus::readCases(file, library);
        if (!cases) {
            return fail(cases.error());
        }
        for (const auto &one : *cases) {
            ++tried;
            for (const auto &problem : corpus::problemsOf(one, library)) {
                out() << one.rule << ": " << problem << '\n';
            }
        }
    }
    out() << tried << " cases tried" << Qt::endl;
    return 0;
}

int findings(const QString &path, const QStringList &names, const Library &library)
{
    const auto text = io::read(path);
    const auto design = text ? io::fromText(*text, path) : Result<Design>(text.error());
    if (!design) {
        return fail(design.error());
    }
    QList<Checklist> checklists;
    for (const auto &name : names) {
        if (const auto *found = library.checklist(name)) {
            checklists.append(*found);
        }
    }
    const EstimateScope scope {.prices = &library.prices};
    const auto result = analyse(
        *design, library.catalog, checklists.isEmpty() ? library.checklists : checklists, scope)
                            .checks;
    for (const auto &finding : result.findings) {
        out() << severityWord(finding.severity) << ' ' << finding.rule << " ["
              << finding.elements.join(u' ') << "] " << finding.text << '\n';
    }
    for (const auto &checklist : std::as_const(checklists)) {
        if (const auto score = result.score(checklist.id)) {
            out() << checklist.name << ": " << *score << '\n';
        }
    }
    out().flush();
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const auto library = loadLibrary(QStringLiteral(INFERBOARD_SOURCE_DIR));
    if (!library) {
        return fail(library.error());
    }
    const auto arguments = app.arguments();
    if (arguments.value(1) == "--cases"_L1) {
        return cases(arguments.mid(2), *library);
    }
    if (arguments.value(1) == "--findings"_L1) {
        return findings(arguments.value(2), arguments.mid(3), *library);
    }
    return judge(
        arguments.value(1, QStringLiteral(INFERBOARD_SOURCE_DIR "/tests/data/judge")), *library);
}
