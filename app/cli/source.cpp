// SPDX-License-Identifier: MIT
#include "app/cli/commands.h"
#include "core/io/design_json.h"
#include "core/io/file.h"
#include "core/io/repair.h"

using namespace Qt::StringLiterals;

namespace cli {

namespace {

QList<core::Error> notesOf(const QStringList &notes, const QString &file)
{
    constexpr qsizetype most = 20;
    QList<core::Error> told;
    for (const auto &note : notes.first(qMin(most, notes.size()))) {
        told.append({note, file});
    }
    if (notes.size() > most) {
        told.append({u"%1 more oddities were mended"_s.arg(notes.size() - most), file});
    }
    return told;
}

} // namespace

core::Result<Source> sourceIn(const QString &file, Reading reading)
{
    const auto content = core::io::read(file);
    if (!content) {
        return content.error();
    }
    auto design = core::io::fromText(*content, file);
    if (design) {
        return Source {std::move(*design), *content, {}};
    }
    const auto repaired = core::io::repairedFromText(*content, file);
    if (!repaired) {
        return design.error();
    }
    if (reading == Reading::Strict) {
        auto error = design.error();
        error.message += u"; or read what can be read with --repair"_s;
        return error;
    }
    return Source {
        repaired->design, *content, notesOf(repaired->notes, file), repaired->isOfNewerFormat};
}

} // namespace cli
