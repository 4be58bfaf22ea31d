// SPDX-License-Identifier: MIT
#include "app/cli/commands.h"
#include "app/cli/json_reports.h"
#include "app/cli/json_values.h"
#include "app/cli/output.h"
#include "app/cli/sarif.h"
#include "app/cli/text_reports.h"
#include "core/analysis/analysis.h"
#include "core/analysis/verified_fix.h"
#include "core/io/design_json.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace cli {

namespace {

/// Whether a name stands for a file: ids have neither slash nor ending.
bool isFile(const QString &name)
{
    return name.contains(u'/') || name.endsWith(".json"_L1) || QFileInfo::exists(name);
}

core::Result<core::Checklist> checklistNamed(const QString &name, const core::Library &library)
{
    if (const auto *known = library.checklist(name)) {
        return *known;
    }
    if (isFile(name)) {
        return core::readChecklist(name, library);
    }
    QStringList ids;
    for (const auto &checklist : library.checklists) {
        ids.append(checklist.id);
    }
    return core::Error {
        u"unknown checklist: choose one of %1, or name a file"_s.arg(ids.join(u", "_s)), name};
}

core::Result<QList<core::Checklist>> chosen(
    const core::Library &library, const core::Design &design, const QStringList &names)
{
    if (names.isEmpty()) {
        return core::checklistsFor(design, library.checklists);
    }
    QList<core::Checklist> checklists;
    for (const auto &name : names) {
        auto checklist = checklistNamed(name, library);
        if (!checklist) {
            return checklist.error();
        }
        checklists.append(std::move(*checklist));
    }
    return checklists;
}

/// What was fixed, and what came new.
QString fixedText(const core::FixResult &result, const Ink &ink)
{
    const auto &fixed = result.fixed;
    auto text = (fixed.isEmpty()            ? Page::tr("Nothing could be mended without a person.")
                        : fixed.size() == 1 ? Page::tr("Mended one finding:")
                                            : Page::tr("Mended %1 findings:").arg(fixed.size()))
        + u'\n';
    for (const auto &finding : fixed) {
        text += paragraph(ink.good(u"  - "_s), finding.text);
    }
    QStringList added;
    for (const auto &component : result.design.components) {
        if (result.added.contains(component.id)) {
            added.append(component.name);
        }
    }
    if (!added.isEmpty()) {
        text += paragraph(Page::tr("Added: "), added.join(u", "_s) + u'.');
    }
    return text + u'\n';
}

/// What the estimate could not use, so that rules on numbers may be silent or wrong.
QString problemsText(const QStringList &problems, const Ink &ink)
{
    QString text;
    for (const auto &problem : problems) {
        text += paragraph(u"  - "_s, problem);
    }
    return text.isEmpty()
        ? text
        : u'\n' + ink.strong(Page::tr("Not understood by the estimate")) + u'\n' + text;
}

} // namespace

core::Result<Answer> check(
    const core::Library &library, const CheckOptions &options, const Style &style)
{
    auto source = sourceIn(options.file, options.reading);
    if (!source) {
        return source.error();
    }
    auto &design = source->design;
    const auto checklists = chosen(library, design, options.checklists);
    if (!checklists) {
        return checklists.error();
    }
    core::FixResult fixed;
    if (options.isFixed) {
        fixed = core::fixAll(design, library, *checklists);
        design = fixed.design;
        source->content = core::io::toText(design);
        const auto written = fixed.fixed.isEmpty() ? core::Result<void>()
                                                   : writeDesign(options.file, source->content);
        if (!written) {
            return written.error();
        }
    }
    const auto analysis =
        core::analyse(design, library.catalog, *checklists, {.prices = &library.prices});
    const auto &result = analysis.checks;
    const auto exit = core::countsOf(result.findings).error == 0 ? Exit::Fine : Exit::ErrorFindings;
    Answer answer {{}, exit};
    answer.notes = source->notes;
    if (options.format == "sarif"_L1) {
        answer.text = printed(sarif(options.file, source->content, *checklists, result));
    } else if (style.isJson || options.format == "json"_L1) {
        answer.text = printed(checkJson(options.file, *checklists, result, fixed.fixed));
    } else {
        answer.text = (options.isFixed ? fixedText(fixed, style.ink) : QString())
            + checkText(design, *checklists, result, options.isExplained, style.ink)
            + problemsText(analysis.estimate.problems, style.ink);
    }
    return answer;
}

} // namespace cli
