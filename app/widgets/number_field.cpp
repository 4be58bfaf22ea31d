// SPDX-License-Identifier: MIT
#include "app/widgets/number_field.h"

#include "app/widgets/labels_and_buttons.h"
#include "app/wording/number_text.h"

#include <QKeyEvent>
#include <QLabel>

#include <algorithm>

namespace {

constexpr int fieldUnitGap = 9;

} // namespace

NumberField::NumberField(const core::SettingSpec &spec, QWidget *parent)
    : LineField(parent), m_spec(spec),
      m_unit(labels_and_buttons::smallLabel(spec.unit, "faint", this))
{
    m_unit->setWordWrap(false);
    m_unit->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_unit->ensurePolished();
    setTextMargins(0, 0, spec.unit.isEmpty() ? 0 : m_unit->sizeHint().width() + 2, 0);
}

void NumberField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down) {
        step(event->key() == Qt::Key_Up ? 1 : -1);
        event->accept();
        return;
    }
    LineField::keyPressEvent(event);
}

void NumberField::resizeEvent(QResizeEvent *event)
{
    LineField::resizeEvent(event);
    const auto size = m_unit->sizeHint();
    m_unit->setGeometry(
        QRect(QPoint(width() - size.width() - fieldUnitGap, (height() - size.height()) / 2), size));
}

void NumberField::step(int direction)
{
    const auto number = parseNumber(text(), m_spec.unit);
    if (!number && !text().trimmed().isEmpty()) {
        return;
    }
    const double next = number ? stepped(*number, direction, m_spec)
                               : std::clamp(1.0, m_spec.minimum, m_spec.maximum);
    setText(numberText(next));
    Q_EMIT entered(text());
}
