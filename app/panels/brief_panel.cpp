// SPDX-License-Identifier: MIT
#include "app/panels/brief_panel.h"

#include "app/panels/brief_field.h"
#include "app/panels/pieces.h"
#include "app/panels/prompts.h"
#include "app/panels/step_section.h"
#include "core/model/edits.h"

#include <QCoreApplication>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

/// The answers whose field no checklist declares.
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

} // namespace

BriefPanel::BriefPanel(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_area(new QScrollArea(this))
{
    setProperty("role", u"panel"_s);
    auto *page = new QWidget(m_area);
    m_column = new QVBoxLayout(page);
    m_column->setContentsMargins(0, 8, 0, 16);
    m_column->setSpacing(0);
    m_column->addStretch();
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setWidget(page);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_area);

    const auto &checklists = workspace.library.checklists;
    for (const auto &stage :
        checklists.isEmpty() ? QList<core::Stage>() : checklists.first().stages) {
        addStep(stage);
    }
    if (m_steps.isEmpty()) {
        add(pieces::label(
            tr("No checklist is loaded, so there are no questions to answer."), "muted", page));
    } else {
        m_steps.first().section->open();
    }
    connect(&workspace.document, &Document::changed, this, &BriefPanel::showAnswers);
    showAnswers();
}

BriefPanel::~BriefPanel()
{
    pieces::silence(this);
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

void BriefPanel::addStep(const core::Stage &stage)
{
    const int number = static_cast<int>(m_steps.size()) + 1;
    auto *section = new StepSection(number, stage.name, m_workspace.appearance, m_area->widget());
    section->setObjectName(u"step:"_s + stage.id);
    add(section);
    if (!stage.prompts.isEmpty()) {
        section->body().addWidget(new Prompts(stage.prompts, m_workspace.appearance, section));
    }
    for (const auto &field : stage.fields) {
        addField(*section, field);
    }
    m_steps.append({&stage, section});
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
    const auto &fields = step.stage->fields;
    const auto &brief = m_workspace.document.design().brief;
    const auto filled = std::count_if(fields.begin(), fields.end(),
        [&](const core::BriefField &field) { return brief.contains(field.id); });
    step.section->head().setTally(
        tr("%1 min · %2 of %3").arg(step.stage->minutes).arg(filled).arg(fields.size()));
    step.section->head().setDone(!fields.isEmpty() && filled == fields.size());
}

void BriefPanel::showOthers()
{
    const auto others =
        undeclaredAnswers(m_workspace.document.design().brief, m_workspace.library.checklists);
    if (others == m_shownOthers) {
        return;
    }
    m_shownOthers = others;
    delete m_others;
    m_others = nullptr;
    if (others.isEmpty()) {
        return;
    }
    m_others = new QWidget(m_area->widget());
    auto *column = new QVBoxLayout(m_others);
    column->setContentsMargins(16, 16, 16, 0);
    column->addWidget(pieces::label(tr("Other answers"), "section", m_others));
    for (auto answer = others.cbegin(); answer != others.cend(); ++answer) {
        column->addWidget(pieces::label(answer.key(), "muted", m_others));
        auto *text = pieces::label(answerText(answer.value()), "none", m_others);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(text);
    }
    add(m_others);
    m_others->show();
}
