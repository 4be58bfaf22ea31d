// SPDX-License-Identifier: MIT
#include "app/panels/checklist/finding_details.h"

#include "app/panels/checklist/dismiss_form.h"
#include "app/widgets/labels_and_buttons.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace {

constexpr int spacing = 8;
constexpr int quoteIndent = 10;
constexpr int quoteWidth = 2;

QString questionAt(const core::Questions &questions, QuestionLevel level)
{
    switch (level) {
    case QuestionLevel::Mid:
        return questions.mid.isEmpty() ? questions.senior : questions.mid;
    case QuestionLevel::Staff:
        return questions.staff.isEmpty() ? questions.senior : questions.staff;
    case QuestionLevel::Senior:
        break;
    }
    return questions.senior;
}

} // namespace

FindingDetails::FindingDetails(const Appearance &appearance, const core::Finding &finding,
    QuestionLevel level, QWidget *parent)
    : QWidget(parent), m_appearance(appearance), m_finding(finding), m_column(new QVBoxLayout(this))
{
    setObjectName(u"details"_s);
    m_column->setContentsMargins(0, 0, 0, 2);
    m_column->setSpacing(spacing);
    if (!finding.why.isEmpty()) {
        addText(finding.why, "muted")->setObjectName(u"why"_s);
    }
    addQuestion();
    addFix();
    addActions();
    if (!finding.source.isEmpty()) {
        auto *source = addText(tr("Source: %1").arg(finding.source), "faint");
        source->setObjectName(u"source"_s);
        source->setFont(::font(TypeSize::Small));
    }
    setLevel(level);
}

QLabel *FindingDetails::addText(const QString &text, const char *role)
{
    auto *label = labels_and_buttons::label(text, role, this);
    m_column->addWidget(label);
    return label;
}

void FindingDetails::addQuestion()
{
    const auto &questions = m_finding.questions;
    if (questions == core::Questions {}) {
        return;
    }
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(labels_and_buttons::smallLabel(tr("An interviewer asks"), "faint", this), 1);
    auto *group = new QButtonGroup(this);
    for (const auto &text : {tr("Mid"), tr("Senior"), tr("Staff")}) {
        auto *button = labels_and_buttons::choice(text, this);
        button->setObjectName(u"level:%1"_s.arg(m_levels.size()));
        group->addButton(button, static_cast<int>(m_levels.size()));
        row->addWidget(button);
        m_levels.append(button);
    }
    m_column->addLayout(row);
    m_question = addText({}, "question");
    m_question->setObjectName(u"question"_s);
    auto italic = ::font(TypeSize::Normal);
    italic.setItalic(true);
    m_question->setFont(italic);
    m_question->setIndent(quoteIndent);
    connect(group, &QButtonGroup::idClicked, this,
        [this](int id) { Q_EMIT levelChosen(static_cast<QuestionLevel>(id)); });
}

void FindingDetails::followInTabOrder(QWidget *before)
{
    for (auto *button : findChildren<QPushButton *>()) {
        setTabOrder(before, button);
        before = button;
    }
}

void FindingDetails::setLevel(QuestionLevel level)
{
    if (m_question) {
        m_levels.at(static_cast<int>(level))->setChecked(true);
        m_question->setText(questionAt(m_finding.questions, level));
    }
}

void FindingDetails::addFix()
{
    if (!m_finding.fix.say.isEmpty()) {
        addText(m_finding.fix.say, "fix")->setObjectName(u"fix"_s);
    }
    m_refusal = addText({}, "error");
    m_refusal->setObjectName(u"refusal"_s);
    m_refusal->hide();
}

QPushButton *FindingDetails::addAction(
    QHBoxLayout *row, const QString &name, const QString &text, FindingAction::What what)
{
    auto *button = labels_and_buttons::smallButton(text, this);
    button->setObjectName(name);
    row->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, what] { Q_EMIT acted({what}); });
    return button;
}

void FindingDetails::addActions()
{
    using What = FindingAction::What;
    const auto &fix = m_finding.fix;
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    if (!m_finding.isDismissed()) {
        if (fix.isDoable()) {
            addAction(row, u"fixButton"_s, tr("Fix"), What::Fix)->setProperty("primary", true);
        }
        if (!fix.field.isEmpty()) {
            addAction(row, u"fieldButton"_s, tr("Write in brief"), What::WriteField);
        } else if (!fix.setting.isEmpty()) {
            addAction(row, u"settingButton"_s, tr("Show setting"), What::ShowSetting);
        }
        m_dismiss = labels_and_buttons::smallButton(tr("Dismiss\u2026"), this);
        m_dismiss->setObjectName(u"dismissButton"_s);
        row->addWidget(m_dismiss);
        connect(m_dismiss, &QPushButton::clicked, this, &FindingDetails::openForm);
    } else {
        addAction(row, u"revokeButton"_s, tr("Revoke"), What::Revoke);
    }
    row->addStretch();
    auto *explain = addAction(row, u"explainButton"_s, u"?"_s, What::Explain);
    explain->setToolTip(tr("Explain this rule in the help (?)"));
    explain->setAccessibleName(tr("Explain"));
    m_column->addLayout(row);
}

void FindingDetails::openForm()
{
    m_form = new DismissForm(!m_finding.elements.isEmpty(), this);
    m_dismiss->setEnabled(false);
    // Below the buttons, above the source.
    m_column->insertWidget(m_column->count() - (m_finding.source.isEmpty() ? 0 : 1), m_form);
    connect(m_form, &DismissForm::cancelled, this, &FindingDetails::closeForm);
    connect(
        m_form, &DismissForm::confirmed, this, [this](const QString &reason, bool isEverywhere) {
            using What = FindingAction::What;
            Q_EMIT acted({isEverywhere ? What::DismissEverywhere : What::Dismiss, reason});
        });
    m_form->followInTabOrder(m_dismiss);
    m_form->show();
    m_form->setFocus();
    Q_EMIT resized();
}

void FindingDetails::closeForm()
{
    m_form->hide();
    m_form->deleteLater();
    m_form = nullptr;
    m_dismiss->setEnabled(true);
    m_dismiss->setFocus();
    Q_EMIT resized();
}

void FindingDetails::setRefusal(const QString &reason)
{
    m_refusal->setText(reason);
    m_refusal->setVisible(!reason.isEmpty());
    Q_EMIT resized();
}

void FindingDetails::paintEvent(QPaintEvent *)
{
    if (m_question != nullptr) {
        const auto quote = m_question->geometry();
        QPainter(this).fillRect(QRect(quote.left(), quote.top(), quoteWidth, quote.height()),
            m_appearance.theme().strong);
    }
}
