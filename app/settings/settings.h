// SPDX-License-Identifier: MIT
#pragma once

#include <QRect>
#include <QString>
#include <QStringList>

#include <optional>

/// Which theme the person wants.
enum class ThemeChoice { System, Light, Dark };

/// How experienced the person is to whom the interviewer's questions are put.
enum class QuestionLevel { Mid, Senior, Staff };

/// What the program remembers between starts. The only place that reads or writes it.
namespace settings {

ThemeChoice themeChoice();
void setThemeChoice(ThemeChoice choice);

/// Files opened or saved last, newest first, at most ten.
QStringList recentFiles();
void addRecentFile(const QString &path);
void removeRecentFile(const QString &path);

/// Where the window was when it was closed last; nothing before that.
struct WindowPlace {
    QRect rect;
    bool isMaximized = false;
};
std::optional<WindowPlace> windowPlace();
void setWindowPlace(const WindowPlace &place);

/// The folder of the person's own checklists: "checklists" beside the file of the settings.
QString checklistFolder();

/// The folder for what must outlive a crash: "inferboard" in XDG_STATE_HOME or ~/.local/state.
QString stateFolder();

QuestionLevel questionLevel();
void setQuestionLevel(QuestionLevel level);

bool isGridShown();
void setGridShown(bool isShown);

/// Whether a board that rests is simulated by itself.
bool isSimulatedWhenIdle();
void setSimulatedWhenIdle(bool isSimulated);

} // namespace settings
