// SPDX-License-Identifier: MIT
#include "app/panels/wheel_guard.h"

#include <QComboBox>
#include <QEvent>

namespace {

class WheelGuard : public QObject {
public:
    explicit WheelGuard(QComboBox *combo) : QObject(combo), m_combo(combo) { }

    bool eventFilter(QObject *, QEvent *event) override
    {
        const bool isGuarded = event->type() == QEvent::Wheel && !m_combo->hasFocus();
        if (isGuarded) {
            event->ignore();
        }
        return isGuarded;
    }

private:
    QComboBox *m_combo;
};

} // namespace

void guardFromWheel(QComboBox *combo)
{
    combo->setFocusPolicy(Qt::StrongFocus);
    combo->installEventFilter(new WheelGuard(combo));
}
