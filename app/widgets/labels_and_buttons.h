// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class Appearance;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;
class QWidget;

/// The small labels and buttons that panels are made of, with the roles of the style sheet.
namespace labels_and_buttons {

/// From the edge of a panel to the highlight of a row in it.
constexpr int highlightInset = 8;

/// A wrapping label with a role: "muted", "error", "heading", "section" or none.
QLabel *label(const QString &text, const char *role, QWidget *parent = nullptr);
/// The same in small type.
QLabel *smallLabel(const QString &text, const char *role, QWidget *parent = nullptr);

/// A small button with the icon of an action, which follows the theme.
QToolButton *iconButton(
    const QString &icon, const QString &tip, Appearance &appearance, QWidget *parent = nullptr);

/// A small button, to stand in a row of them.
QPushButton *smallButton(const QString &text, QWidget *parent = nullptr);
/// A small checkable button: one of several to choose from.
QPushButton *choice(const QString &text, QWidget *parent = nullptr);

/// Makes the line look like the large title of a panel, whose frame shows when it is used.
void makeTitle(QLineEdit *line, const QString &placeholder);

/// Gives the widget a property that the style sheet asks for, and its new look.
void setStyleProperty(QWidget *widget, const char *property, const QVariant &value);

/// Presses the button inside that has the keyboard, as Return should; whether there was one.
bool pressFocused(const QWidget *inside);

/// Keeps fields that go away from taking their losing the focus for the end of an edit.
void silence(QWidget *leaving);

} // namespace labels_and_buttons
