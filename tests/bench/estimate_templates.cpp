// SPDX-License-Identifier: MIT
#include "core/analysis/library.h"
#include "core/estimate/estimate.h"

#include <cstdio>

/// Estimates one template, or none, so that a counter of instructions can tell what that takes.
int main(int argc, char **argv)
{
    const auto library = core::loadLibrary(QStringLiteral(INFERBOARD_SOURCE_DIR));
    if (!library) {
        return 2;
    }
    const auto *wanted = argc > 1 ? library->designTemplate(QString::fromLatin1(argv[1])) : nullptr;
    if (wanted != nullptr) {
        const auto result =
            core::estimate(wanted->design, library->catalog, {.prices = &library->prices});
        std::printf("%g\n", result.entries.first().latency.p99.value.value_or(0));
    }
    return 0;
}
