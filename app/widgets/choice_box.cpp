// SPDX-License-Identifier: MIT
#include "app/widgets/choice_box.h"

#include "app/look/appearance.h"
#include "app/look/icons.h"

#include <QPainter>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

namespace {

constexpr int chevronSize = 12;
constexpr int chevronMargin = 8;

} // namespace

ChoiceBox::ChoiceBox(Appearance &appearance, QWidget *parent)
    : QComboBox(parent), m_appearance(appearance)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(&appearance, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

void ChoiceBox::paintEvent(QPaintEvent *event)
{
    QComboBox::paintEvent(event);
    QPainter painter(this);
    const auto &theme = m_appearance.theme();
    const QRect place(width() - chevronMargin - chevronSize, (height() - chevronSize) / 2,
        chevronSize, chevronSize);
    icons::action(u"chevron-down"_s, theme.muted, theme.faint).paint(&painter, place);
}

void ChoiceBox::wheelEvent(QWheelEvent *event)
{
    if (hasFocus()) {
        QComboBox::wheelEvent(event);
    } else {
        event->ignore();
    }
}
