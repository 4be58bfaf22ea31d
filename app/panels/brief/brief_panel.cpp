// SPDX-License-Identifier: MIT
#include "app/panels/brief/brief_panel.h"

#include "app/panels/brief/brief_field.h"
#include "app/panels/brief/prompts.h"
#include "app/panels/brief/step_section.h"
#include "app/widgets/labels_and_buttons.h"
#include "core/model/edits.h"

#include <QCoreApplication>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

/// The answers whose field none of the checklists declares.
core::Brief undeclaredAnswers(core::Brief brief, const QList<core::Checklist> &checklists)
{
    for (const auto &checklist : checklists) {
        for (const auto &stage : checklist.stages) {
            std::for_each(stage.fields.begin(), stage.fields.end(),
                [&](const core::BriefField &field) { brief.remove(field.id); });
        }
    }
    return brief;
}

/// The name of a field, if any framework declares it.
QString nameOf(const QString &field, const QList<core::Checklist> &checklists)
{
    for (const auto &checklist : checklists) {
        for (const auto &stage : checklist.stages) {
            for (const auto &one : stage.fields) {
                if (one.id == field) {
                    return one.name;
                }
            }
        }
    }
    return field;
}

} // namespace

BriefPanel::BriefPanel(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_area(new QScrollArea(this))
{
    setProperty("role", u"panel"_s);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_area);
    build();
    connect(&workspace.document, &Document::changed, this, [this](const core::Diff &diff) {
        if (diff.checklists) {
            build();
        } else {
            showAnswers();
        }
    });
}

void BriefPanel::build()
{
    if (auto *before = m_area->takeWidget()) {
        labels_and_buttons::silence(before);
        before->deleteLater();
    }
    m_steps.clear();
    m_fields.clear();
    m_others = nullptr;
    m_shownOthers = {};
    m_page = new QWidget(m_area);
    m_column = new QVBoxLayout(m_page);
    m_column->setContentsMargins(0, 8, 0, 16);
    m_column->setSpacing(0);
    m_column->addStretch();
    m_checklists =
        core::checklistsFor(m_workspace.document.design(), m_workspace.library.checklists);
    QSet<QString> seen;
    for (const auto &checklist : std::as_const(m_checklists)) {
        addChecklist(checklist, &checklist == &m_checklists.constFirst(), seen);
    }
    if (m_steps.isEmpty()) {
        add(labels_and_buttons::label(
            tr("No checklist is loaded, so there are no questions to answer."), "muted", m_page));
    } else {
        m_steps.first().section->open();
    }
    m_area->setWidget(m_page);
    showAnswers();
}

void BriefPanel::addChecklist(const core::Checklist &checklist, bool isFirst, QSet<QString> &seen)
{
    bool isNamed = m_checklists.size() < 2;
    int number = 0;
    for (auto stage : checklist.stages) {
        ++number;
        stage.fields.removeIf([&](const core::BriefField &field) {
            const bool isSeen = seen.contains(field.id);
            seen.insert(field.id);
            return isSeen;
        });
        if (stage.fields.isEmpty() && !isFirst) {
            continue; // another framework asks for all of it
        }
        if (!isNamed) {
            auto *name = labels_and_buttons::label(checklist.name, "section", m_page);
            name->setContentsMargins(16, 12, 16, 2);
            add(name);
            isNamed = true;
        }
        addStep(stage, number);
    }
}

BriefPanel::~BriefPanel()
{
    labels_and_buttons::silence(this);
}

void BriefPanel::focusField(const QString &fieldId)
{
    for (const auto &step : m_steps) {
        auto *input = step.section->findChild<QWidget *>(u"brief:"_s + fieldId);
        if (!input) {
            continue;
        }
        step.section->open();
        // The place of the field is known once the opened step is laid out.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        m_area->ensureWidgetVisible(input->parentWidget(), 0, 24);
        input->setFocus(Qt::ShortcutFocusReason);
        return;
    }
}

void BriefPanel::add(QWidget *piece)
{
    m_column->insertWidget(m_column->count() - 1, piece);
}

void BriefPanel::addStep(const core::Stage &stage, int number)
{
    auto *section = new StepSection(number, stage.name, m_workspace.appearance, m_page);
    section->setObjectName(u"step:"_s + stage.id);
    add(section);
    if (!stage.prompts.isEmpty()) {
        section->body().addWidget(new Prompts(stage.prompts, m_workspace.appearance, section));
    }
    for (const auto &field : stage.fields) {
        addField(*section, field);
    }
    m_steps.append({stage, section});
}

void BriefPanel::addField(StepSection &section, const core::BriefField &field)
{
    auto *editor = new BriefFieldEditor(field, m_workspace.appearance, &section);
    connect(editor, &BriefFieldEditor::edited, this, [this, editor](const BriefChange &change) {
        const auto &edited = editor->field();
        m_workspace.document.commit(tr("Answer “%1”").arg(edited.name),
            core::edits::setBrief(m_workspace.document.design(), edited.id, change.answer),
            u"brief:"_s + edited.id);
    });
    section.body().addWidget(editor);
    m_fields.append(editor);
}

void BriefPanel::showAnswers()
{
    const auto &brief = m_workspace.document.design().brief;
    for (auto *editor : m_fields) {
        const auto answer = brief.constFind(editor->field().id);
        editor->setAnswer(answer == brief.cend() ? std::nullopt : std::optional(*answer));
    }
    for (const auto &step : m_steps) {
        showTally(step);
    }
    showOthers();
}

void BriefPanel::showTally(const Step &step)
{
    const auto &fields = step.stage.fields;
    const auto &brief = m_workspace.document.design().brief;
    const auto filled = std::count_if(fields.begin(), fields.end(),
        [&](const core::BriefField &field) { return brief.contains(field.id); });
    step.section->head().setTally(
        tr("%1 min · %2 of %3").arg(step.stage.minutes).arg(filled).arg(fields.size()));
    step.section->head().setDone(!fields.isEmpty() && filled == fields.size());
}

void BriefPanel::showOthers()
{
    const auto others = undeclaredAnswers(m_workspace.document.design().brief, m_checklists);
    if (others == m_shownOthers) {
        return;
    }
    m_shownOthers = others;
    delete m_others;
    m_others = nullptr;
    if (others.isEmpty()) {
        return;
    }
    m_others = new QWidget(m_page);
    auto *column = new QVBoxLayout(m_others);
    column->setContentsMargins(16, 16, 16, 0);
    column->addWidget(labels_and_buttons::label(tr("Other answers"), "section", m_others));
    for (auto answer = others.cbegin(); answer != others.cend(); ++answer) {
        column->addWidget(labels_and_buttons::label(
            nameOf(answer.key(), m_workspace.library.checklists), "muted", m_others));
        auto *text = labels_and_buttons::label(answerText(answer.value()), "none", m_others);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(text);
    }
    add(m_others);
    m_others->show();
}
