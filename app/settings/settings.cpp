// SPDX-License-Identifier: MIT
#include "app/settings/settings.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include <array>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace settings {

namespace {

constexpr auto recentKey = "recentFiles"_L1;
constexpr qsizetype mostRecent = 10;
constexpr auto levelKey = "questionLevel"_L1;
constexpr std::array levelWords {"mid"_L1, "senior"_L1, "staff"_L1};

} // namespace

ThemeChoice themeChoice()
{
    const auto word = QSettings().value("theme"_L1).toString();
    if (word == "light"_L1) {
        return ThemeChoice::Light;
    }
    return word == "dark"_L1 ? ThemeChoice::Dark : ThemeChoice::System;
}

void setThemeChoice(ThemeChoice choice)
{
    const auto word = choice == ThemeChoice::Light ? "light"_L1
        : choice == ThemeChoice::Dark              ? "dark"_L1
                                                   : "system"_L1;
    QSettings().setValue("theme"_L1, QString(word));
}

QStringList recentFiles()
{
    return QSettings().value(recentKey).toStringList();
}

void addRecentFile(const QString &path)
{
    auto files = recentFiles();
    files.removeAll(path);
    files.prepend(path);
    QSettings().setValue(recentKey, QStringList(files.mid(0, mostRecent)));
}

void removeRecentFile(const QString &path)
{
    auto files = recentFiles();
    files.removeAll(path);
    QSettings().setValue(recentKey, files);
}

std::optional<WindowPlace> windowPlace()
{
    const QSettings stored;
    const WindowPlace place {
        stored.value("windowRect"_L1).toRect(), stored.value("windowMaximized"_L1).toBool()};
    // What the file holds may be anything.
    constexpr int farthest = 1'000'000;
    const auto isNear = [](int number) { return std::abs(number) < farthest; };
    const auto &rect = place.rect;
    const bool isPlace = rect.isValid() && isNear(rect.x()) && isNear(rect.y())
        && rect.width() < farthest && rect.height() < farthest;
    return isPlace ? std::optional(place) : std::nullopt;
}

void setWindowPlace(const WindowPlace &place)
{
    QSettings stored;
    stored.setValue("windowRect"_L1, place.rect);
    stored.setValue("windowMaximized"_L1, place.isMaximized);
}

QString checklistFolder()
{
    return QFileInfo(QSettings().fileName()).absolutePath() + "/checklists"_L1;
}

QString stateFolder()
{
    const auto given = qEnvironmentVariable("XDG_STATE_HOME");
    // The specification has relative paths ignored.
    const auto base = QDir::isAbsolutePath(given) ? given : QDir::homePath() + u"/.local/state"_s;
    return base + u"/inferboard"_s;
}

QuestionLevel questionLevel()
{
    const auto word = QSettings().value(levelKey, QString(levelWords[1])).toString();
    return word == levelWords[0] ? QuestionLevel::Mid
        : word == levelWords[2]  ? QuestionLevel::Staff
                                 : QuestionLevel::Senior;
}

void setQuestionLevel(QuestionLevel level)
{
    QSettings().setValue(levelKey, QString(levelWords[static_cast<std::size_t>(level)]));
}

bool isGridShown()
{
    return QSettings().value("grid"_L1, true).toBool();
}

void setGridShown(bool isShown)
{
    QSettings().setValue("grid"_L1, isShown);
}

bool isSimulatedWhenIdle()
{
    return QSettings().value("simulateWhenIdle"_L1, true).toBool();
}

void setSimulatedWhenIdle(bool isSimulated)
{
    QSettings().setValue("simulateWhenIdle"_L1, isSimulated);
}

} // namespace settings
