// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

/// Which theme the person wants.
enum class ThemeChoice { System, Light, Dark };

/// What the program remembers between starts. The only place that reads or writes it.
namespace settings {

ThemeChoice themeChoice();
void setThemeChoice(ThemeChoice choice);

/// Files opened or saved last, newest first, at most ten.
QStringList recentFiles();
void addRecentFile(const QString &path);
void removeRecentFile(const QString &path);

QByteArray windowGeometry();
void setWindowGeometry(const QByteArray &geometry);

bool isGridShown();
void setGridShown(bool isShown);

/// Whether a board that rests is simulated by itself.
bool isSimulatedWhenIdle();
void setSimulatedWhenIdle(bool isSimulated);

} // namespace settings
