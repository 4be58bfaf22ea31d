// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QLabel;
class QMessageBox;
class QWidget;

/// Text that a person or a file wrote, on its way to where Qt reads marks into text: tags in
/// labels, tool tips and messages, `&` in menus and on buttons, `[*]` in the title of a window.
/// Whatever it holds is shown letter by letter.
namespace plain_text {

QLabel *label(const QString &text = {}, QWidget *parent = nullptr);

/// Text as a tool tip that wraps and keeps its lines.
QString toolTip(const QString &text);
/// The same below a heading.
QString toolTip(const QString &heading, const QString &text);

/// Text in a menu, on a button or a tab, or in a label that leads to a field.
QString caption(QString text);

/// Text in a window's title, which may still say elsewhere whether the window is modified.
QString windowTitle(QString text);

/// What a message box says, and the details below it.
void setMessage(QMessageBox &box, const QString &text, const QString &details = {});

} // namespace plain_text
