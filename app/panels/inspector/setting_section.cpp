// SPDX-License-Identifier: MIT
#include "app/panels/inspector/setting_section.h"

#include "app/look/appearance.h"
#include "app/look/icons.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

constexpr int headHeight = 28;
constexpr int settingChevronSize = 12;
constexpr int settingGap = 8;

} // namespace

SettingHead::SettingHead(const QString &name, Appearance &appearance, QWidget *parent)
    : QAbstractButton(parent), m_appearance(appearance)
{
    setText(name);
    setShortcut({}); // an ampersand in it is only a letter
    setObjectName(u"section:"_s + name);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&appearance, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

void SettingHead::setChanged(int number)
{
    m_tally = number > 0 ? tr("%1 changed").arg(number) : QString();
    setAccessibleDescription(m_tally);
    update();
}

QSize SettingHead::sizeHint() const
{
    return {200, headHeight};
}

void SettingHead::paintEvent(QPaintEvent *)
{
    const auto &theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? theme.accent : theme.hover);
        painter.setBrush(underMouse() ? theme.hover : QColor(Qt::transparent));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }
    const QRect chevron(settingGap / 2, (height() - settingChevronSize) / 2, settingChevronSize,
        settingChevronSize);
    icons::action(isChecked() ? u"chevron-down"_s : u"chevron-right"_s, theme.faint, theme.faint)
        .paint(&painter, chevron);
    painter.setFont(::font(TypeSize::Small));
    painter.setPen(theme.accent);
    const int tallyWidth = painter.fontMetrics().horizontalAdvance(m_tally);
    const QRect tally(width() - settingGap - tallyWidth, 0, tallyWidth, height());
    painter.drawText(tally, Qt::AlignVCenter | Qt::AlignRight, m_tally);
    painter.setFont(::font(TypeSize::Normal));
    painter.setPen(theme.muted);
    const int left = chevron.right() + settingGap;
    const QRect name(left, 0, tally.left() - settingGap - left, height());
    painter.drawText(name, Qt::AlignVCenter,
        painter.fontMetrics().elidedText(text(), Qt::ElideRight, name.width()));
}

void SettingHead::keyPressEvent(QKeyEvent *event)
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

void SettingHead::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void SettingHead::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

SettingSection::SettingSection(const QString &name, Appearance &appearance, QWidget *parent)
    : QWidget(parent), m_head(new SettingHead(name, appearance, this)), m_body(new QWidget(this)),
      m_column(new QVBoxLayout(m_body)), m_lastStop(m_head)
{
    m_column->setContentsMargins(0, settingGap / 2, 0, settingGap / 2);
    m_column->setSpacing(settingGap);
    m_body->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_body);
    connect(m_head, &QAbstractButton::toggled, this, &SettingSection::show);
}

void SettingSection::add(QWidget *piece)
{
    m_column->addWidget(piece);
    for (auto *stop : piece->findChildren<QWidget *>()) {
        if ((stop->focusPolicy() & Qt::TabFocus) && stop->window() == window()) {
            setTabOrder(m_lastStop, stop);
            m_lastStop = stop;
        }
    }
}

void SettingSection::open()
{
    m_head->setChecked(true);
}

void SettingSection::show(bool isOpen)
{
    if (isOpen && !m_isFilled) {
        m_isFilled = true;
        Q_EMIT needed();
    }
    m_body->setVisible(isOpen);
}
