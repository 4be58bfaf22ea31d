// SPDX-License-Identifier: MIT
#include "app/panels/estimate/fact_card.h"

#include "app/widgets/labels_and_buttons.h"
#include "app/widgets/rich_text.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

FactCard::FactCard(const Appearance &appearance, QWidget *parent)
    : QFrame(parent), m_appearance(appearance), m_title(labels_and_buttons::label({}, "heading")),
      m_remark(labels_and_buttons::smallLabel({}, "muted")), m_grid(new FactGrid(appearance))
{
    setProperty("role", u"card"_s);
    m_title->setObjectName(u"title"_s);
    m_title->setTextFormat(Qt::RichText);
    m_title->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_remark->setObjectName(u"remark"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 10);
    column->setSpacing(6);
    column->addWidget(m_title);
    column->addWidget(m_remark);
    column->addWidget(m_grid);
    connect(m_title, &QLabel::linkActivated, this, &FactCard::linkActivated);
    connect(m_grid, &FactGrid::linkActivated, this, &FactCard::linkActivated);
    connect(m_grid, &FactGrid::workingRequested, this, &FactCard::workingRequested);
    hide();
}

void FactCard::display(const FactSheet &sheet, const core::Estimate &estimate)
{
    if (const auto title = richText(sheet.title, m_appearance.theme()); m_title->text() != title) {
        m_title->setText(title);
    }
    m_remark->setText(sheet.remark);
    m_remark->setVisible(!sheet.remark.isEmpty());
    m_grid->display(sheet.facts, estimate);
    setVisible(!sheet.facts.isEmpty() || !sheet.remark.isEmpty());
}
