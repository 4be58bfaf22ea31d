// SPDX-License-Identifier: MIT
#include "app/widgets/labels_and_buttons.h"

#include "app/look/appearance.h"
#include "app/look/icons.h"
#include "app/look/plain_text.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace labels_and_buttons {

namespace {

constexpr int iconSize = 14;
constexpr int buttonSize = 24;

} // namespace

QLabel *label(const QString &text, const char *role, QWidget *parent)
{
    auto *label = plain_text::label(text, parent);
    label->setProperty("role", QString::fromLatin1(role));
    label->setWordWrap(true);
    return label;
}

QLabel *smallLabel(const QString &text, const char *role, QWidget *parent)
{
    auto *small = label(text, role, parent);
    small->setFont(font(TypeSize::Small));
    return small;
}

QToolButton *iconButton(
    const QString &icon, const QString &tip, Appearance &appearance, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    const auto paint = [button, icon, &appearance] {
        const auto &theme = appearance.theme();
        button->setIcon(icons::action(icon, theme.muted, theme.faint));
    };
    paint();
    QObject::connect(&appearance, &Appearance::changed, button, paint);
    button->setIconSize(QSize(iconSize, iconSize));
    button->setFixedSize(buttonSize, buttonSize);
    button->setToolTip(plain_text::toolTip(tip));
    button->setAccessibleName(tip);
    button->setCursor(Qt::ArrowCursor);
    return button;
}

QPushButton *smallButton(const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(plain_text::caption(text), parent);
    button->setProperty("small", true);
    button->setFont(font(TypeSize::Small));
    return button;
}

QPushButton *choice(const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(plain_text::caption(text), parent);
    button->setProperty("choice", true);
    button->setCheckable(true);
    button->setFont(font(TypeSize::Small));
    return button;
}

void makeTitle(QLineEdit *line, const QString &placeholder)
{
    line->setPlaceholderText(placeholder);
    line->setAccessibleName(placeholder);
    line->setFont(font(TypeSize::Large, QFont::DemiBold));
    line->setProperty("flat", true);
}

void setStyleProperty(QWidget *widget, const char *property, const QVariant &value)
{
    if (widget->property(property) == value) {
        return;
    }
    widget->setProperty(property, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

bool pressFocused(const QWidget *inside)
{
    auto *button = qobject_cast<QAbstractButton *>(QApplication::focusWidget());
    if (button == nullptr || !inside->isAncestorOf(button)) {
        return false;
    }
    button->click();
    return true;
}

void silence(QWidget *leaving)
{
    for (auto *child : leaving->findChildren<QWidget *>()) {
        child->blockSignals(true);
    }
}

} // namespace labels_and_buttons
