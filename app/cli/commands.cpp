// SPDX-License-Identifier: MIT
#include "app/cli/commands.h"

#include "app/cli/json_reports.h"
#include "app/cli/json_values.h"
#include "app/cli/output.h"
#include "app/cli/text_reports.h"
#include "app/cli/words.h"
#include "app/export/picture.h"
#include "app/export/report.h"
#include "app/export/report_limits.h"
#include "core/analysis/analysis.h"
#include "core/io/design_json.h"
#include "core/io/file.h"
#include "core/layout/layout.h"
#include "core/model/edits.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace cli {

namespace {

/// Success without words: the file is the answer.
Answer answerWith(const QList<core::Error> &notes)
{
    Answer answer;
    answer.notes = notes;
    return answer;
}

core::Result<Answer> written(
    const QString &out, const QByteArray &bytes, const QList<core::Error> &notes = {})
{
    const auto result = core::io::write(out, bytes);
    return result ? answerWith(notes) : core::Result<Answer>(result.error());
}

/// Whether the file is to be written that is read.
bool isInPlace(const LayoutOptions &options)
{
    return QFileInfo(options.out) == QFileInfo(options.file);
}

/// Why what was repaired is not written there; empty when it may be.
QString whyNotWritten(const Source &source, const LayoutOptions &options)
{
    if (source.isOfNewerFormat) {
        return u"it is of a newer format, and what this version does not know would be lost: it "
               "can be looked at, but not written again"_s;
    }
    return isInPlace(options) && !source.notes.isEmpty()
        ? u"a repair leaves the file as it is: write to another one"_s
        : QString();
}

template<typename T> QString known(const QList<T> &items)
{
    QStringList ids;
    for (const auto &item : items) {
        ids.append(item.id);
    }
    return ids.join(u", "_s);
}

core::Result<std::optional<QRectF>> regionOf(const core::Design &design, const QString &region)
{
    if (region.isEmpty() || region == "board"_L1) {
        return std::optional<QRectF>();
    }
    if (region.startsWith("frame:"_L1)) {
        const auto frame = picture::frameRegion(design, region.mid(6));
        return frame ? core::Result(std::optional(*frame)) : frame.error();
    }
    return core::Error {u"unknown region \"%1\": choose board or frame:ID"_s.arg(region), {}};
}

} // namespace

core::Result<Answer> templates(const core::Library &library, const Style &style)
{
    return Answer {style.isJson ? printed(templatesJson(library.templates))
                                : templatesText(library.templates, style.ink)};
}

core::Result<Answer> catalog(const core::Library &library, const Style &style)
{
    return Answer {style.isJson ? printed(catalogJson(library.catalog))
                                : catalogText(library.catalog, style.ink)};
}

core::Result<Answer> checklists(const core::Library &library, const Style &style)
{
    return Answer {style.isJson ? printed(checklistsJson(library.checklists))
                                : checklistsText(library.checklists, style.ink)};
}

core::Result<Answer> rules(const core::Library &library, const Style &style)
{
    return Answer {style.isJson ? printed(rulesJson(library.checklists))
                                : rulesText(library.checklists, style.ink)};
}

core::Result<Answer> newBoard(const core::Library &library, const NewOptions &options)
{
    const auto *found = library.designTemplate(options.templateId);
    if (!found) {
        return core::Error {
            u"unknown template: choose one of "_s + known(library.templates), options.templateId};
    }
    if (const auto allowed = mayWrite(options.out, options.isForced); !allowed) {
        return allowed.error();
    }
    const auto written = writeDesign(options.out, core::io::toText(found->design));
    return written ? Answer() : core::Result<Answer>(written.error());
}

core::Result<Answer> layout(const LayoutOptions &options)
{
    if (const auto allowed = mayWrite(options.out, options.isForced || isInPlace(options));
        !allowed) {
        return allowed.error();
    }
    const auto source = sourceIn(options.file, options.reading);
    if (!source) {
        return source.error();
    }
    if (const auto problem = whyNotWritten(*source, options); !problem.isEmpty()) {
        return core::Error {problem, options.file};
    }
    const auto positions = core::layout::arrange(source->design);
    if (!positions) {
        return core::Error {positions.error().message, options.file};
    }
    const auto arranged = core::edits::arrange(source->design, *positions);
    const auto written = writeDesign(options.out, core::io::toText(arranged));
    return written ? answerWith(source->notes) : core::Result<Answer>(written.error());
}

core::Result<Answer> exportPicture(const core::Library &library, const ExportOptions &options)
{
    const auto source = sourceIn(options.file, options.reading);
    if (!source) {
        return source.error();
    }
    const auto &design = source->design;
    const auto region = regionOf(design, options.region);
    if (!region) {
        return core::Error {region.error().message, options.file};
    }
    const auto analysis = core::analyse(design, library.catalog, {});
    const PictureOptions look {.scale = options.scale,
        .theme = options.theme == "dark"_L1 ? darkTheme() : lightTheme(),
        .isTransparent = options.isTransparent,
        .region = *region,
        .analysis = &analysis,
        .isHeatShown = options.isHeatShown,
        .areRatesShown = options.areRatesShown};
    const auto bytes = picture::encoded(options.out, design, library.catalog, look);
    if (!bytes) {
        const auto &error = bytes.error();
        return core::Error {error.message, error.where.isEmpty() ? options.file : error.where};
    }
    return written(options.out, *bytes, source->notes);
}

core::Result<Answer> exportReport(const core::Library &library, const ExportOptions &options)
{
    const auto source = sourceIn(options.file, options.reading);
    if (!source) {
        return source.error();
    }
    const auto design = report_limits::withShortNames(source->design);
    const auto analysis = core::analyse(design, library.catalog,
        core::checklistsFor(design, library.checklists), {.prices = &library.prices});
    const auto insights =
        report::insightsOf(design, library.catalog, analysis.estimate, [] { return true; });
    const auto done =
        report::write(report::compose({design, library, analysis}, insights), options.out);
    return done ? answerWith(source->notes) : core::Result<Answer>(done.error());
}

} // namespace cli
