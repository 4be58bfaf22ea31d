// SPDX-License-Identifier: MIT
#include "core/analysis/library.h"
#include "core/io/design_json.h"
#include "core/io/file.h"
#include "support/scenario_design.h"

#include <QTextStream>

using namespace core;

namespace {

/// Reads the scenario and writes the design.
Result<void> convert(const QString &from, const QString &to)
{
    const auto library = loadLibrary(QStringLiteral(INFERBOARD_SOURCE_DIR));
    if (!library) {
        return library.error();
    }
    const auto text = io::read(from);
    const auto json = text ? parseJson(*text, from) : Result<Json>(text.error());
    const auto design =
        json ? scenarioDesign(*json, library->catalog, from) : Result<Design>(json.error());
    return design ? io::write(to, io::toText(*design)) : Result<void>(design.error());
}

} // namespace

/// scenario_to_design IN.json OUT.inferboard
int main(int argc, char **argv)
{
    QTextStream complaints(stderr);
    if (argc != 3) {
        complaints << "usage: scenario_to_design IN.json OUT.inferboard\n";
        return 2;
    }
    const auto done = convert(QString::fromLocal8Bit(argv[1]), QString::fromLocal8Bit(argv[2]));
    if (!done) {
        complaints << "scenario_to_design: " << done.error().text() << '\n';
        return 2;
    }
    return 0;
}
