// SPDX-License-Identifier: MIT
#include "app/look/style_sheet.h"

#include "app/look/theme.h"

using namespace Qt::StringLiterals;

namespace {

/// Colours are written @name and filled in from the theme.
constexpr auto rules = R"(
QMainWindow, QDialog { background: @surface; }
QWidget { color: @text; }
QToolTip { background: @raised; color: @text; border: 1px solid @border; padding: 5px 7px; }

QMenuBar { background: @surface; border: none; padding: 2px 6px; }
QMenuBar::item { padding: 4px 9px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected { background: @hover; }
QMenu { background: @raised; border: 1px solid @border; padding: 5px; }
QMenu::item { padding: 5px 26px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: @accentSoft; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @border; margin: 5px 8px; }
QMenu::icon { padding-left: 8px; }

QPushButton { background: @raised; border: 1px solid @border; border-radius: 6px; padding: 5px 12px; min-height: 18px; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @border; }
QPushButton:focus { border-color: @accent; }
QPushButton:disabled { color: @faint; background: @surface; }
QPushButton[primary="true"] { background: @accent; color: @onAccent; border-color: @accent; font-weight: 600; }
QPushButton[flat="true"] { background: transparent; border: 1px solid transparent; }
QPushButton[flat="true"]:hover { background: @hover; }
QPushButton[choice="true"] { padding: 3px 9px; }
QPushButton[choice="true"]:checked { background: @accentSoft; border-color: @accent; color: @accent; font-weight: 600; }
QPushButton[small="true"] { padding: 2px 9px; }
QPushButton[link="true"] { background: transparent; border: none; color: @accent; padding: 2px 0; text-align: left; }
QPushButton[link="true"]:hover { text-decoration: underline; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 5px; }
QToolButton:hover { background: @hover; }
QToolButton:checked { background: @accentSoft; color: @accent; }
QToolButton:focus { border-color: @accent; }
QToolButton:disabled { color: @faint; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QComboBox {
  background: @raised; border: 1px solid @border; border-radius: 6px; padding: 4px 8px;
  selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus { border-color: @accent; }
QLineEdit[invalid="true"] { border-color: @error; }
QLineEdit[default="true"], QComboBox[default="true"], QCheckBox[default="true"] { color: @muted; }
QLineEdit[flat="true"] { background: transparent; border: none; border-bottom: 1px solid transparent; border-radius: 0; padding: 3px 0; }
QPlainTextEdit[flat="true"] { background: transparent; border-color: transparent; padding: 2px 4px; }
QLineEdit[flat="true"]:hover { border-bottom-color: @strong; }
QLineEdit[flat="true"]:focus { border-bottom-color: @accent; }
QPlainTextEdit[flat="true"]:hover { border-color: @border; }
QPlainTextEdit[flat="true"]:focus { background: @raised; border-color: @accent; }
QLineEdit:disabled, QComboBox:disabled { color: @faint; background: @surface; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url(:/inferboard/resources/icons/chevron.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: @raised; border: 1px solid @border; selection-background-color: @accentSoft; selection-color: @text; outline: none; padding: 4px; }
QCheckBox { spacing: 7px; }
QCheckBox::indicator { width: 15px; height: 15px; border: 1px solid @strong; border-radius: 4px; background: @raised; }
QCheckBox::indicator:hover { border-color: @faint; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url(:/inferboard/resources/icons/check.svg); }
QCheckBox:focus, QRadioButton:focus { color: @accent; }
QRadioButton { spacing: 7px; }
QRadioButton::indicator { width: 13px; height: 13px; border: 1px solid @strong; border-radius: 7px; background: @raised; }
QRadioButton::indicator:hover { border-color: @faint; }
QRadioButton::indicator:checked { border: 4px solid @accent; width: 7px; height: 7px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }

QScrollArea, QListView, QTreeView, QListWidget, QTreeWidget { background: transparent; border: none; outline: none; }
QListView::item, QTreeView::item { border-radius: 5px; padding: 4px; }
QListView::item:hover, QTreeView::item:hover { background: @hover; }
QListView::item:selected, QTreeView::item:selected { background: @accentSoft; color: @text; }
QHeaderView::section { background: @surface; border: none; border-bottom: 1px solid @border; padding: 4px 6px; color: @muted; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @strong; border-radius: 3px; margin: 2px; min-height: 24px; min-width: 24px; }
QScrollBar::handle:hover { background: @faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSplitter::handle { background: @border; }
QSplitter::handle:horizontal { width: 1px; }
QStatusBar { background: @surface; border-top: 1px solid @border; }
QStatusBar::item { border: none; }

QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @muted; padding: 8px 4px; margin: 0 4px; border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; font-weight: 600; }
QTabWidget::pane { border: none; border-top: 1px solid @border; }

QProgressBar { background: @border; border: none; border-radius: 3px; height: 6px; text-align: center; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }

QLabel[role="muted"] { color: @muted; }
QLabel[role="faint"] { color: @faint; }
QLabel[role="error"] { color: @error; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="section"] { color: @muted; font-size: 11px; font-weight: 600; }
QLabel[role="supposed"] { background: @accent; color: @onAccent; font-weight: 600; padding: 5px 12px; }
QSlider::groove:horizontal { height: 4px; background: @border; border-radius: 2px; }
QSlider::handle:horizontal { background: @raised; border: 2px solid @accent; width: 12px; margin: -6px 0; border-radius: 8px; }
QSlider::handle:horizontal:focus { background: @accent; }
QFrame[role="card"] { background: @raised; border: 1px solid @border; border-radius: 8px; }
QFrame[role="line"] { background: @border; border: none; max-height: 1px; }
QWidget[role="panel"] { background: @surface; }
)"_L1;

} // namespace

QString styleSheet(const Theme &theme)
{
    const std::initializer_list<std::pair<QLatin1StringView, QColor>> colours {
        {"@accentSoft"_L1, theme.accentSoft},
        {"@onAccent"_L1, theme.onAccent},
        {"@accent"_L1, theme.accent},
        {"@surface"_L1, theme.surface},
        {"@raised"_L1, theme.raised},
        {"@hover"_L1, theme.hover},
        {"@border"_L1, theme.border},
        {"@strong"_L1, theme.strong},
        {"@text"_L1, theme.text},
        {"@muted"_L1, theme.muted},
        {"@faint"_L1, theme.faint},
        {"@error"_L1, theme.error},
    };
    QString sheet = rules;
    for (const auto &[name, colour] : colours) {
        sheet.replace(name, colour.name());
    }
    return sheet;
}
