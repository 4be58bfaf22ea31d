// SPDX-License-Identifier: MIT
#include "app/window/rule_pages.h"

#include "app/wording/severity_title.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace rule_pages {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("rulePages", text);
}

/// The sentence with a word in the place of the element's name.
QString said(QString text)
{
    const bool isFirst = text.startsWith(u"{name}"_s);
    text.replace(u"{name}"_s, tr("it"));
    text.replace(u"{fault}"_s, tr("what is written cannot be counted"));
    return isFirst ? text.first(1).toUpper() + text.sliced(1) : text;
}

QString kindName(core::FindingKind kind)
{
    return kind == core::FindingKind::Wrong
        ? tr("what is there is wrong, so it is said at once")
        : tr("something is missing, so it is an open item until the step is marked done");
}

QString section(const QString &title, const QString &text)
{
    return text.isEmpty() ? QString() : u"\n## %1\n\n%2\n"_s.arg(title, text);
}

QString questions(const core::Questions &ask)
{
    QStringList lines;
    const auto add = [&](const QString &level, const QString &question) {
        if (!question.isEmpty()) {
            lines.append(u"- **%1**: %2"_s.arg(level, question));
        }
    };
    add(tr("Mid"), ask.mid);
    add(tr("Senior"), ask.senior);
    add(tr("Staff"), ask.staff);
    return lines.join(u'\n');
}

QString mending(const core::Fix &fix)
{
    if (fix.say.isEmpty()) {
        return {};
    }
    QStringList ways {said(fix.say)};
    if (fix.isDoable()) {
        ways.append(tr("**Fix** does it for you, as one step to undo."));
    }
    if (!fix.field.isEmpty()) {
        ways.append(tr("**Write in brief** leads to the field that answers it."));
    } else if (!fix.setting.isEmpty()) {
        ways.append(tr("**Show setting** leads to the setting that decides it."));
    }
    return ways.join(u"\n\n"_s);
}

/// Where the rule is asked: the steps of all frameworks that hold it.
QString places(const QString &id, const core::Library &library)
{
    QStringList lines;
    for (const auto &checklist : library.checklists) {
        for (const auto &stage : checklist.stages) {
            for (const auto &rule : stage.rules) {
                if (rule.id == id) {
                    lines.append(u"- [%1](framework:%2), %3"_s.arg(
                        checklist.name, checklist.id, stage.name));
                }
            }
        }
    }
    return lines.join(u'\n');
}

} // namespace

QString framework(const core::Checklist &checklist)
{
    auto page = u"# %1\n\n%2\n"_s.arg(checklist.name, checklist.description);
    for (const auto &stage : checklist.stages) {
        QStringList lines;
        for (const auto &rule : stage.rules) {
            lines.append(u"- %1: [%2](rule:%3)"_s.arg(
                severityTitle(rule.severity).toLower(), said(rule.say), rule.id));
        }
        page += section(stage.name, lines.join(u'\n'));
    }
    return page;
}

QString rule(const QString &id, const core::Library &library)
{
    for (const auto &checklist : library.checklists) {
        if (const auto *found = checklist.rule(id)) {
            return u"# %1\n\n*%2 (%3)*\n"_s.arg(
                       said(found->say), severityTitle(found->severity), kindName(found->kind))
                + section(tr("Why it matters"), found->why)
                + section(tr("What an interviewer asks"), questions(found->ask))
                + section(tr("How it is mended"), mending(found->fix))
                + section(tr("Source"), found->source)
                + section(tr("Asked by"), places(id, library)) + u"\n`%1`\n"_s.arg(id);
        }
    }
    return u"# %1\n\n%2\n"_s.arg(id, tr("No framework has this rule any more."));
}

} // namespace rule_pages
