// SPDX-License-Identifier: MIT
#include "app/cli/text_reports.h"
#include "app/cli/words.h"

using namespace Qt::StringLiterals;

namespace cli {

namespace {

constexpr int nameWidth = 26;

QString heading(const QString &text, const Ink &ink)
{
    return ink.strong(text) + u'\n';
}

/// "  id                        what it is", in as many lines as it takes.
QString entry(const QString &id, const QString &text)
{
    const auto lead = u"  "_s + id.leftJustified(nameWidth - 2);
    if (lead.size() <= nameWidth) {
        return paragraph(lead, text);
    }
    return lead + u'\n' + paragraph(QString(nameWidth, u' '), text);
}

QString sized(const core::Design &design)
{
    return Page::tr("%1 components, %2 connections")
        .arg(design.components.size())
        .arg(design.connections.size());
}

QString stageText(const core::Stage &stage, const Ink &ink)
{
    auto text = heading(u"  "_s + stage.name, ink);
    const auto contents = Page::tr("%1 min, %2 questions, %3 fields, %4 rules")
                              .arg(core::formatNumber(stage.minutes))
                              .arg(stage.prompts.size())
                              .arg(stage.fields.size())
                              .arg(stage.rules.size());
    text += u"    "_s + ink.quiet(contents) + u'\n';
    for (const auto &prompt : stage.prompts) {
        text += paragraph(u"    - "_s, prompt);
    }
    return text;
}

QString ruleText(const core::Rule &rule, const Ink &ink)
{
    const auto lead = u"  "_s + core::severityWord(rule.severity).leftJustified(9);
    const auto margin = QString(lead.size(), u' ');
    auto text = ink.severity(rule.severity, lead) + rule.id + u'\n';
    text += paragraph(margin, rule.say);
    text += paragraph(margin + Page::tr("Why: "), rule.why);
    text += paragraph(margin + Page::tr("Asked: "), rule.ask.senior);
    text += paragraph(margin + Page::tr("Source: "), rule.source);
    return text;
}

} // namespace

QString templatesText(const QList<core::Template> &templates, const Ink &ink)
{
    QString text;
    for (const auto &one : templates) {
        text += entry(one.id, one.design.title + u" ("_s + sized(one.design) + u')');
        text += paragraph(QString(nameWidth, u' '), goalOf(one.design));
    }
    if (templates.isEmpty()) {
        return Page::tr("There are no templates.") + u'\n';
    }
    return text + u'\n'
        + ink.quiet(Page::tr("Start from one with: inferboard new TEMPLATE -o FILE")) + u'\n';
}

QString catalogText(const core::Catalog &catalog, const Ink &ink)
{
    QStringList groups;
    for (const auto &category : catalog.categories()) {
        auto group = heading(category.name, ink);
        for (const auto &type : catalog.types()) {
            group += type.category == category.id ? entry(type.id, type.purpose) : QString();
        }
        groups.append(group);
    }
    return groups.join(u'\n');
}

QString checklistsText(const QList<core::Checklist> &checklists, const Ink &ink)
{
    QStringList texts;
    for (const auto &checklist : checklists) {
        auto text = heading(checklist.name + u" ("_s + checklist.id + u')', ink);
        text += paragraph(u"  "_s, checklist.description);
        for (const auto &stage : checklist.stages) {
            text += u'\n' + stageText(stage, ink);
        }
        texts.append(text);
    }
    return texts.join(u'\n');
}

QString rulesText(const QList<core::Checklist> &checklists, const Ink &ink)
{
    QStringList texts;
    const core::Stage *current = nullptr;
    for (const auto &[checklist, stage, rule] : rulesOf(checklists)) {
        const auto head =
            &stage == current ? QString() : heading(checklist.name + u": "_s + stage.name, ink);
        current = &stage;
        texts.append(head + ruleText(rule, ink));
    }
    return texts.join(u'\n');
}

} // namespace cli
