// SPDX-License-Identifier: MIT
#include "app/panels/brief/brief_field.h"

#include "app/look/appearance.h"
#include "app/look/plain_text.h"
#include "app/panels/brief/list_field.h"
#include "app/widgets/auto_height_text_edit.h"
#include "app/widgets/choice_box.h"
#include "app/widgets/labels_and_buttons.h"
#include "app/wording/brief_text.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

QStringList answerList(const core::BriefAnswer &answer)
{
    if (const auto *list = std::get_if<QStringList>(&answer)) {
        return *list;
    }
    return answerText(answer).split(u'\n', Qt::SkipEmptyParts);
}

} // namespace

BriefFieldEditor::BriefFieldEditor(
    const core::BriefField &field, Appearance &appearance, QWidget *parent)
    : QWidget(parent), m_field(field)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 6, 0, 0);
    column->setSpacing(4);
    auto *name = labels_and_buttons::label(plain_text::caption(field.name), "none", this);
    name->setFont(::font(TypeSize::Normal, QFont::Medium));
    name->setToolTip(plain_text::toolTip(field.prompt));
    column->addWidget(name);
    switch (field.kind) {
    case core::FieldKind::Text:
        makeText();
        break;
    case core::FieldKind::List:
        column->addWidget(labels_and_buttons::smallLabel(field.prompt, "muted", this));
        makeList(appearance);
        break;
    case core::FieldKind::Choice:
        column->addWidget(labels_and_buttons::smallLabel(field.prompt, "muted", this));
        makeChoice(appearance);
        break;
    }
    input()->setObjectName(u"brief:"_s + field.id);
    input()->setAccessibleName(field.name);
    input()->setAccessibleDescription(field.prompt);
    name->setBuddy(input());
    column->addWidget(input());
}

QWidget *BriefFieldEditor::input() const
{
    if (m_text) {
        return m_text;
    }
    return m_list ? static_cast<QWidget *>(m_list) : m_choice;
}

void BriefFieldEditor::makeText()
{
    m_text = new AutoHeightTextEdit(AutoHeightTextEdit::Enter::BreaksLine, this);
    m_text->setPlaceholderText(m_field.prompt);
    connect(m_text, &AutoHeightTextEdit::entered, this,
        [this](const QString &text) { Q_EMIT edited({text}); });
}

void BriefFieldEditor::makeList(Appearance &appearance)
{
    m_list = new ListField(m_field.prompt, m_field.choices, appearance, this);
    connect(m_list, &ListField::entered, this,
        [this](const QStringList &entries) { Q_EMIT edited({entries}); });
}

void BriefFieldEditor::makeChoice(Appearance &appearance)
{
    m_choice = new ChoiceBox(appearance, this);
    m_choice->addItem(QString());
    m_choice->addItems(m_field.choices);
    connect(m_choice, &QComboBox::activated, this,
        [this](int index) { Q_EMIT edited({m_choice->itemText(index)}); });
}

void BriefFieldEditor::setAnswer(const std::optional<core::BriefAnswer> &answer)
{
    // What a newer version wrote is shown, and left alone.
    setEnabled(!answer || !std::holds_alternative<core::UnknownJson>(*answer));
    const auto text = answer ? answerText(*answer) : QString();
    if (m_text) {
        m_text->setShown(text);
        return;
    }
    if (m_list) {
        m_list->setShown(answer ? answerList(*answer) : QStringList());
        return;
    }
    m_choice->setCurrentIndex(m_choice->findText(text));
    m_choice->setPlaceholderText(text);
}
