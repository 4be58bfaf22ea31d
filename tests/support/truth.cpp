// SPDX-License-Identifier: MIT
#include "support/agreement.h"
#include "support/random_network.h"
#include "support/truth_report.h"

#include <QElapsedTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

QTextStream &out()
{
    static QTextStream stream(stdout);
    return stream;
}

QTextStream &errorOut()
{
    static QTextStream stream(stderr);
    return stream;
}

/// What is asked for on the command line.
struct Wish {
    bool isRandom = false; ///< random networks in place of the folder
    int count = 1000; ///< of them
    QString folder = truth::ownFolder();
    long requests = 0; ///< as many as suit
    quint64 seed = 1;
};

constexpr const char *usage = "truth: truth [FOLDER [REQUESTS [SEED]]]\n"
                              "       truth --random [COUNT [SEED [REQUESTS]]]\n";

/// Nothing when a number is none.
std::optional<Wish> wishOf(QStringList arguments)
{
    Wish wish;
    wish.isRandom = arguments.removeAll(u"--random"_s) > 0;
    if (!wish.isRandom && !arguments.isEmpty()) {
        wish.folder = arguments.takeFirst();
    }
    QList<qulonglong> numbers;
    for (const auto &argument : std::as_const(arguments)) {
        bool isNumber = false;
        numbers.append(argument.toULongLong(&isNumber));
        if (!isNumber || numbers.last() > 1'000'000'000) {
            return std::nullopt;
        }
    }
    if (numbers.size() > (wish.isRandom ? 3 : 2)) {
        return std::nullopt;
    }
    if (wish.isRandom) {
        wish.count = static_cast<int>(numbers.value(0, 1000));
        wish.seed = numbers.value(1, 1);
        wish.requests = static_cast<long>(numbers.value(2, 0));
        return wish;
    }
    wish.requests = static_cast<long>(numbers.value(0, 0));
    wish.seed = numbers.value(1, 1);
    return wish;
}

int fail(const core::Error &error)
{
    errorOut() << "truth: " << error.text() << '\n';
    return 2;
}

/// Scenarios with a truth.
int compareScenarios(const Wish &wish)
{
    const auto library = core::loadLibrary(QStringLiteral(INFERBOARD_SOURCE_DIR));
    if (!library) {
        return fail(library.error());
    }
    const long requests = wish.requests > 0 ? wish.requests : 1'000'000;
    truth::Summary summary;
    for (const auto &name : truth::scenarios(wish.folder)) {
        const auto run = truth::run(*library, wish.folder, name, requests, wish.seed);
        const auto problems = run ? truth::capacityProblems(wish.folder, *run)
                                  : core::Result<QStringList>(run.error());
        if (!problems) {
            return fail(problems.error());
        }
        for (const auto &problem : *problems) {
            summary.capacities.append(name + u": "_s + problem);
        }
        for (const auto &entry : run->entries) {
            truth::print(out(), entry);
            truth::add(entry, summary);
        }
        out().flush();
    }
    truth::printErrors(out(), summary);
    truth::printExceptions(out(), summary);
    return 0;
}

/// How far it is, every second, in place of what stood there before.
void tell(int done, int count, QElapsedTimer &sinceTold)
{
    constexpr int second = 1000;
    if (sinceTold.elapsed() >= second || done == count) {
        errorOut() << '\r' << done << " of " << count << (done == count ? "\n" : "") << Qt::flush;
        sinceTold.restart();
    }
}

/// The worst with the seed and what it draws.
void printWorst(const QList<truth::Entry> &sorted, bool isFlagged)
{
    constexpr int most = 10;
    int printed = 0;
    out() << (isFlagged ? "\nthe worst with a warning\n" : "\nthe worst without a warning\n");
    for (const auto &entry : sorted) {
        if (entry.isFlagged() == isFlagged && !entry.comparisons.isEmpty() && printed < most) {
            truth::print(out(), entry);
            const auto seed = entry.scenario.section(u' ', 1).toULongLong();
            out() << "    " << support::inShort(support::randomNetwork(seed)) << '\n';
            ++printed;
        }
    }
}

/// Networks without a truth but the simulation: all counted, the worst ten of each kind printed.
int compareRandom(const Wish &wish)
{
    constexpr long suitable = 200'000;
    const long requests = wish.requests > 0 ? wish.requests : suitable;
    QElapsedTimer sinceTold;
    sinceTold.start();
    auto entries = truth::agreements(
        {wish.seed, wish.count, requests}, [&](int done) { tell(done, wish.count, sinceTold); });
    truth::Summary summary;
    for (const auto &entry : std::as_const(entries)) {
        truth::add(entry, summary);
    }
    std::stable_sort(entries.begin(), entries.end(), [](const auto &one, const auto &other) {
        return truth::worstExcess(one) > truth::worstExcess(other);
    });
    out() << wish.count << " random designs from seed " << wish.seed << ", " << requests
          << " requests each; one again: truth --random 1 SEED\n";
    truth::printErrors(out(), summary);
    truth::printWarnings(out(), entries);
    printWorst(entries, false);
    printWorst(entries, true);
    truth::printExceptions(out(), summary);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i) {
        arguments.append(QString::fromLocal8Bit(argv[i]));
    }
    const auto wish = wishOf(arguments);
    if (!wish) {
        errorOut() << usage;
        return 2;
    }
    return wish->isRandom ? compareRandom(*wish) : compareScenarios(*wish);
}
