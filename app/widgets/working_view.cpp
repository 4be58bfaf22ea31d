// SPDX-License-Identifier: MIT
#include "app/widgets/working_view.h"

#include "app/look/icons.h"
#include "app/look/plain_text.h"

#include <QClipboard>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

WorkingView::WorkingView(const Appearance &appearance, QWidget *parent)
    : QWidget(parent), m_appearance(appearance), m_title(plain_text::label()),
      m_text(plain_text::label()), m_copy(button(tr("Copy the working"))),
      m_close(button(tr("Close")))
{
    m_title->setProperty("role", u"section"_s);
    m_title->setWordWrap(true);
    m_text->setObjectName(u"working"_s);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *line = new QFrame;
    line->setProperty("role", u"line"_s);
    line->setFixedHeight(1);
    auto *header = new QHBoxLayout;
    header->setContentsMargins(12, 4, 8, 0);
    header->setSpacing(0);
    header->addWidget(m_title, 1);
    header->addWidget(m_copy);
    header->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 12);
    column->setSpacing(0);
    column->addWidget(line);
    column->addLayout(header);
    column->addWidget(m_text);
    m_text->setContentsMargins(12, 0, 12, 0);
    connect(m_copy, &QAbstractButton::clicked, this, &WorkingView::copy);
    connect(m_close, &QAbstractButton::clicked, this, &WorkingView::close);
    connect(&appearance, &Appearance::changed, this, &WorkingView::fillIcons);
    fillIcons();
    hide();
}

QToolButton *WorkingView::button(const QString &name)
{
    auto *result = new QToolButton(this);
    result->setToolTip(plain_text::toolTip(name));
    result->setAccessibleName(name);
    result->setIconSize(QSize(14, 14));
    return result;
}

void WorkingView::fillIcons()
{
    const auto &theme = m_appearance.theme();
    m_copy->setIcon(icons::action(u"copy"_s, theme.muted, theme.faint));
    m_close->setIcon(icons::action(u"close"_s, theme.muted, theme.faint));
}

void WorkingView::open(const WorkingOf &working, const core::Estimate &estimate)
{
    m_working = working;
    m_title->setText(working.title);
    m_text->clear();
    m_text->show();
    follow(estimate);
    setVisible(!m_text->text().isEmpty());
}

void WorkingView::openText(const QString &title, const QString &text)
{
    m_working = {};
    m_title->setText(title);
    m_text->setText(text);
    setVisible(!title.isEmpty());
    m_text->setVisible(!text.isEmpty());
}

void WorkingView::follow(const core::Estimate &estimate)
{
    if (!m_working.pick) {
        return;
    }
    const auto *quantity = m_working.pick(estimate);
    if (quantity == nullptr) {
        close();
        return;
    }
    if (m_text->text() != quantity->working) {
        m_text->setText(quantity->working);
    }
}

void WorkingView::close()
{
    m_working = {};
    hide();
}

QString WorkingView::text() const
{
    return m_text->text();
}

void WorkingView::copy()
{
    const auto selected = m_text->selectedText();
    QGuiApplication::clipboard()->setText(selected.isEmpty() ? m_text->text() : selected);
}
