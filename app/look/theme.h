// SPDX-License-Identifier: MIT
#pragma once

#include "core/checks/rules/finding.h"
#include "core/model/design.h"

#include <QColor>
#include <QFont>

/// The colours of a component category: the fill behind its icon, and the icon itself.
struct Hue {
    QColor tint;
    QColor ink;
};

/// Every colour and font of the program. The only place that names them.
struct Theme {
    bool isDark = false;
    QColor canvas; ///< the board
    QColor grid; ///< dots of the board
    QColor surface; ///< panels, bars
    QColor raised; ///< cards, fields, menus
    QColor hover; ///< a row or button under the pointer
    QColor border; ///< hairlines
    QColor strong; ///< outlines of components
    QColor text;
    QColor muted; ///< secondary text
    QColor faint; ///< placeholders, disabled
    QColor accent;
    QColor accentSoft; ///< selected rows
    QColor onAccent;
    QColor error;
    QColor warning;
    QColor hint;
    QColor good;

    Hue hue(const QString &name) const;
    QColor connection(core::ConnectionKind kind) const;
    QColor severity(core::Severity severity) const;
    /// One of five colours that stand apart, for the parts and lines of charts.
    QColor series(int index) const;
    /// Colour of a component by its utilisation: calm below 0.6, warm from 0.6, hot from 0.8, red
    /// from 1.
    QColor heat(double utilisation) const;
};

Theme lightTheme();
Theme darkTheme();

/// Sizes of type, pixels at 100 %.
enum class TypeSize { Small = 11, Normal = 13, Large = 15, Title = 20, Huge = 28 };
QFont font(TypeSize size, QFont::Weight weight = QFont::Normal);
