// SPDX-License-Identifier: MIT
#include "app/panels/checklist/dismiss_form.h"

#include "app/widgets/labels_and_buttons.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

DismissForm::DismissForm(bool hasPlace, QWidget *parent)
    : QWidget(parent), m_reason(new QLineEdit(this)),
      m_everywhere(labels_and_buttons::choice(tr("Whole design"), this)),
      m_confirm(labels_and_buttons::smallButton(tr("Dismiss"), this))
{
    m_reason->setObjectName(u"reason"_s);
    m_reason->setPlaceholderText(tr("Why it does not matter here"));
    m_reason->setAccessibleName(tr("Reason"));
    m_everywhere->setObjectName(u"everywhere"_s);
    m_confirm->setObjectName(u"confirmDismiss"_s);
    m_confirm->setProperty("primary", true);
    m_confirm->setEnabled(false);
    auto *cancel = labels_and_buttons::smallButton(tr("Cancel"), this);
    auto *here = labels_and_buttons::choice(tr("This place"), this);
    auto *places = new QButtonGroup(this);
    places->addButton(here);
    places->addButton(m_everywhere);
    (hasPlace ? here : m_everywhere)->setChecked(true);
    here->setVisible(hasPlace);
    auto *where = new QHBoxLayout;
    where->setSpacing(4);
    where->addWidget(here);
    where->addWidget(m_everywhere);
    where->addStretch();
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    buttons->addWidget(m_confirm);
    buttons->addWidget(cancel);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_reason);
    column->addLayout(where);
    column->addLayout(buttons);
    setFocusProxy(m_reason);
    m_stops = {m_reason, here, m_everywhere, m_confirm, cancel};
    connect(m_reason, &QLineEdit::textChanged, this,
        [this](const QString &text) { m_confirm->setEnabled(!text.trimmed().isEmpty()); });
    connect(m_reason, &QLineEdit::returnPressed, this, &DismissForm::confirm);
    connect(m_confirm, &QPushButton::clicked, this, &DismissForm::confirm);
    connect(cancel, &QPushButton::clicked, this, &DismissForm::cancelled);
}

void DismissForm::followInTabOrder(QWidget *before)
{
    for (auto *stop : std::as_const(m_stops)) {
        setTabOrder(before, stop);
        before = stop;
    }
}

void DismissForm::confirm()
{
    if (const auto reason = m_reason->text().trimmed(); !reason.isEmpty()) {
        Q_EMIT confirmed(reason, m_everywhere->isChecked());
    }
}

void DismissForm::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT cancelled();
        return;
    }
    if (isReturn) {
        labels_and_buttons::pressFocused(this); // in the field Return confirms by itself
        return;
    }
    QWidget::keyPressEvent(event);
}
