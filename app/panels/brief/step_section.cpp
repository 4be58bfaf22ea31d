// SPDX-License-Identifier: MIT
#include "app/panels/brief/step_section.h"

#include "app/look/appearance.h"
#include "app/look/icons.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

constexpr int stepHeadHeight = 36;
constexpr int margin = 12;
constexpr int stepGap = 8;
constexpr int circleSize = 20;
constexpr int stepChevronSize = 12;

} // namespace

StepHead::StepHead(int number, const QString &name, Appearance &appearance, QWidget *parent)
    : QAbstractButton(parent), m_number(number), m_appearance(appearance)
{
    setText(name);
    setShortcut({}); // an ampersand in it is only a letter
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&appearance, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

void StepHead::setTally(const QString &tally)
{
    m_tally = tally;
    setAccessibleDescription(tally);
    update();
}

void StepHead::setDone(bool isDone)
{
    m_isDone = isDone;
    update();
}

QSize StepHead::sizeHint() const
{
    return {200, stepHeadHeight};
}

void StepHead::paintEvent(QPaintEvent *)
{
    const auto &theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? theme.accent : theme.hover);
        painter.setBrush(underMouse() ? theme.hover : QColor(Qt::transparent));
        painter.drawRoundedRect(QRectF(rect()).adjusted(4.5, 2.5, -4.5, -2.5), 6, 6);
    }
    const QRectF circle(margin, (height() - circleSize) / 2.0, circleSize, circleSize);
    paintNumber(painter, circle);
    const QRect chevron(width() - margin - stepChevronSize, (height() - stepChevronSize) / 2,
        stepChevronSize, stepChevronSize);
    icons::action(isChecked() ? u"chevron-down"_s : u"chevron-right"_s, theme.faint, theme.faint)
        .paint(&painter, chevron);

    painter.setFont(::font(TypeSize::Small));
    painter.setPen(theme.muted);
    const int tallyWidth = painter.fontMetrics().horizontalAdvance(m_tally);
    const QRect tally(chevron.left() - stepGap - tallyWidth, 0, tallyWidth, height());
    painter.drawText(tally, Qt::AlignVCenter | Qt::AlignRight, m_tally);
    painter.setFont(::font(TypeSize::Normal, QFont::DemiBold));
    painter.setPen(theme.text);
    const int left = margin + circleSize + stepGap;
    const QRect name(left, 0, tally.left() - stepGap - left, height());
    painter.drawText(name, Qt::AlignVCenter,
        painter.fontMetrics().elidedText(text(), Qt::ElideRight, name.width()));
}

void StepHead::paintNumber(QPainter &painter, const QRectF &circle) const
{
    const auto &theme = m_appearance.theme();
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_isDone ? theme.accent : theme.accentSoft);
    painter.drawEllipse(circle);
    painter.setFont(::font(TypeSize::Small, QFont::DemiBold));
    painter.setPen(m_isDone ? theme.onAccent : theme.accent);
    painter.drawText(circle, Qt::AlignCenter, QString::number(m_number));
}

void StepHead::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    const bool isTurned = (key == Qt::Key_Left && isChecked())
        || (key == Qt::Key_Right && !isChecked()) || key == Qt::Key_Return || key == Qt::Key_Enter;
    if (isTurned) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void StepHead::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void StepHead::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

StepSection::StepSection(int number, const QString &name, Appearance &appearance, QWidget *parent)
    : QWidget(parent), m_head(new StepHead(number, name, appearance, this))
{
    auto *body = new QWidget(this);
    body->hide();
    m_column = new QVBoxLayout(body);
    m_column->setContentsMargins(16, 0, 16, 12);
    m_column->setSpacing(4);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(body);
    connect(m_head, &QAbstractButton::toggled, body, &QWidget::setVisible);
}

void StepSection::open()
{
    m_head->setChecked(true);
}
