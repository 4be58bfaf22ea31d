// SPDX-License-Identifier: MIT
#include "app/cli/text_reports.h"
#include "app/cli/words.h"
#include "core/estimate/network/quantity.h"

using namespace Qt::StringLiterals;

namespace cli {

namespace {

QString headline(const core::Design &design, const core::FindingCounts &counts, const Ink &ink)
{
    const auto title = design.title.isEmpty() ? Page::tr("Untitled board") : plain(design.title);
    QStringList parts {
        counts.error == 1 ? Page::tr("1 error") : Page::tr("%1 errors").arg(counts.error),
        counts.warning == 1 ? Page::tr("1 warning") : Page::tr("%1 warnings").arg(counts.warning),
        counts.hint == 1 ? Page::tr("1 hint") : Page::tr("%1 hints").arg(counts.hint)};
    if (counts.dismissed > 0) {
        parts.append(Page::tr("%1 waived").arg(counts.dismissed));
    }
    const auto totals = parts.join(u", "_s);
    return ink.strong(title) + u'\n' + (counts.error > 0 ? ink.bad(totals) : ink.good(totals))
        + u'\n';
}

/// "score 3.5" of a step whose checklist is scored.
QString scoreText(const core::StageProgress &progress)
{
    return progress.score ? Page::tr(", score %1").arg(core::formatNumber(*progress.score))
                          : QString();
}

QString stageLine(const core::Stage &stage, const core::StageProgress *progress, const Ink &ink)
{
    const auto done = !progress
        ? QString()
        : Page::tr("%1 of %2 done").arg(progress->done).arg(progress->total) + scoreText(*progress);
    const auto name = leftColumn(stage.name, Page::width - static_cast<int>(done.size()) - 1);
    return ink.strong(name) + u' ' + ink.quiet(done) + u'\n';
}

QString explanation(const core::Finding &finding, const QString &margin)
{
    return paragraph(margin + Page::tr("Why: "), finding.why)
        + paragraph(margin + Page::tr("Mid: "), finding.questions.mid)
        + paragraph(margin + Page::tr("Senior: "), finding.questions.senior)
        + paragraph(margin + Page::tr("Staff: "), finding.questions.staff)
        + paragraph(margin + Page::tr("Source: "), finding.source);
}

QString findingText(const core::Finding &finding, bool isExplained, const Ink &ink)
{
    const auto label =
        finding.isDismissed() ? Page::tr("waived") : core::severityWord(finding.severity);
    const auto lead = u"  "_s + label.leftJustified(9);
    const auto margin = QString(lead.size(), u' ');
    const auto dressed =
        finding.isDismissed() ? ink.quiet(lead) : ink.severity(finding.severity, lead);
    auto text = dressed + paragraph(lead, finding.text).mid(lead.size());
    if (finding.isDismissed()) {
        text += paragraph(margin + Page::tr("Because: "), finding.dismissedBecause);
    } else if (!finding.fix.say.isEmpty()) {
        text += paragraph(margin + Page::tr("Fix: "), finding.fix.say);
    }
    text += isExplained ? explanation(finding, margin) : QString();
    return text + margin + ink.quiet(plain(finding.rule)) + u'\n';
}

const core::StageProgress *progressOf(
    const core::CheckResult &result, const QString &checklist, const QString &stage)
{
    for (const auto &progress : result.progress) {
        if (progress.checklist == checklist && progress.stage == stage) {
            return &progress;
        }
    }
    return nullptr;
}

} // namespace

QString checkText(const core::Design &design, const QList<core::Checklist> &checklists,
    const core::CheckResult &result, bool isExplained, const Ink &ink)
{
    auto text = headline(design, core::countsOf(result.findings), ink);
    const auto append = [&](const core::Checklist &checklist, const core::Stage &stage) {
        text += u'\n' + stageLine(stage, progressOf(result, checklist.id, stage.id), ink);
        for (const auto &finding : result.findings) {
            const bool isHere = finding.checklist == checklist.id && finding.stage == stage.id;
            text += isHere ? findingText(finding, isExplained, ink) : QString();
        }
    };
    for (const auto &checklist : checklists) {
        const auto score = result.score(checklist.id);
        if (checklists.size() > 1 || score) {
            text += u'\n' + ink.strong(checklist.name)
                + (score ? Page::tr(": score %1, the least of its sections")
                               .arg(core::formatNumber(*score))
                         : QString())
                + u'\n';
        }
        for (const auto &stage : checklist.stages) {
            append(checklist, stage);
        }
    }
    return text;
}

} // namespace cli
