// SPDX-License-Identifier: MIT
#include "support/truth_run.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace {

/// What all entries together come to.
struct Summary {
    int entries = 0;
    int flagged = 0;
    QStringList outside; ///< beyond a bound without a warning
    std::vector<double> unflaggedP99;
    int intervals = 0;
    int covered = 0;
};

void print(const truth::Entry &entry, Summary &summary)
{
    std::printf("%-22s %-8s", qPrintable(entry.scenario), qPrintable(entry.id));
    ++summary.entries;
    if (!entry.obstacle.isEmpty()) {
        std::printf(" no latency: %s\n", qPrintable(entry.obstacle));
        return;
    }
    for (const auto &comparison : entry.comparisons) {
        std::printf("  %s %+.2f", qPrintable(comparison.name), 100 * comparison.formulaError());
        if (comparison.simulated) {
            std::printf(
                "|%+.2f%s", 100 * comparison.simulatedError(), comparison.isCovered() ? "" : "!");
            ++summary.intervals;
            summary.covered += comparison.isCovered() ? 1 : 0;
        }
        if (comparison.name == QLatin1String("p99") && !entry.isFlagged()) {
            summary.unflaggedP99.push_back(std::abs(comparison.formulaError()));
        }
    }
    if (entry.isFlagged()) {
        ++summary.flagged;
        std::printf("  approximate: %s", qPrintable(entry.approximations.join(QLatin1String(" "))));
    } else if (!entry.broken().isEmpty()) {
        summary.outside.append(
            entry.scenario + QLatin1Char(' ') + entry.broken().join(QLatin1Char(',')));
    }
    std::printf("\n");
}

void print(Summary &summary)
{
    auto &errors = summary.unflaggedP99;
    std::sort(errors.begin(), errors.end());
    std::printf(
        "\n%d entries, %d of them flagged as approximate\n", summary.entries, summary.flagged);
    if (!errors.empty()) {
        const auto place = static_cast<std::size_t>(std::ceil(0.95 * double(errors.size()))) - 1;
        std::printf("formula without a warning, p99: median %.2f %%, 19 of 20 within %.2f %%, "
                    "worst %.2f %%\n",
            100 * errors[errors.size() / 2], 100 * errors[place], 100 * errors.back());
    }
    std::printf("beyond a bound without a warning: %s\n",
        summary.outside.isEmpty() ? "none" : qPrintable(summary.outside.join(QLatin1String("; "))));
    if (summary.intervals > 0) {
        std::printf("the simulation's intervals hold the truth in %.1f %% of %d\n",
            100.0 * summary.covered / summary.intervals, summary.intervals);
    }
}

} // namespace

/// truth [FOLDER [REQUESTS [SEED]]]: errors in %, formula|simulation, ! where the interval misses.
int main(int argc, char **argv)
{
    const auto folder =
        argc > 1 && argv[1][0] != '\0' ? QString::fromLocal8Bit(argv[1]) : truth::ownFolder();
    const long requests = argc > 2 ? std::atol(argv[2]) : 1'000'000;
    const quint64 seed = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 1;
    const auto library = core::loadLibrary(QStringLiteral(INFERBOARD_SOURCE_DIR));
    if (!library) {
        std::fprintf(stderr, "truth: %s\n", qPrintable(library.error().text()));
        return 2;
    }
    Summary summary;
    for (const auto &name : truth::scenarios(folder)) {
        const auto run = truth::run(*library, folder, name, requests, seed);
        if (!run) {
            std::fprintf(stderr, "truth: %s\n", qPrintable(run.error().text()));
            return 2;
        }
        for (const auto &entry : run->entries) {
            print(entry, summary);
            std::fflush(stdout);
        }
    }
    print(summary);
    return 0;
}
