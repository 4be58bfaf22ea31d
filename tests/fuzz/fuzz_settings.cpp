// SPDX-License-Identifier: MIT
// The file of the remembered choices: whatever stands in it, every choice is one of those there
// are, and what is chosen next is remembered.
#include "app/settings/settings.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QTemporaryDir>

#include "fuzz/property.h"

using namespace Qt::StringLiterals;

namespace {

/// Every input under a name of its own: QSettings remembers files that it has read.
QString putIntoFile(const QByteArray &text)
{
    static const QTemporaryDir folder;
    static int count = 0;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
    QCoreApplication::setOrganizationName(u"fuzz"_s);
    QCoreApplication::setApplicationName(QString::number(++count));
    const auto path = QSettings().fileName();
    QFile file(path);
    QDir().mkpath(QFileInfo(path).path());
    if (file.open(QIODevice::WriteOnly)) {
        file.write(text);
    }
    return path;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto path = putIntoFile(text);
    const auto theme = settings::themeChoice();
    fuzz::demand(
        theme >= ThemeChoice::System && theme <= ThemeChoice::Dark, "a theme is one of three");
    const auto level = settings::questionLevel();
    fuzz::demand(
        level >= QuestionLevel::Mid && level <= QuestionLevel::Staff, "a level is one of three");
    const auto place = settings::windowPlace();
    fuzz::demand(!place || place->rect.isValid(), "a place is one that a window can have");
    settings::isGridShown();
    settings::isSimulatedWhenIdle();
    settings::checklistFolder();
    settings::recentFiles();
    settings::addRecentFile(u"/tmp/board.inferboard"_s);
    fuzz::demand(settings::recentFiles().value(0) == "/tmp/board.inferboard"_L1,
        "the file opened last comes first");
    fuzz::demand(settings::recentFiles().size() <= 10, "no more than ten files");
    settings::setThemeChoice(ThemeChoice::Dark);
    fuzz::demand(settings::themeChoice() == ThemeChoice::Dark, "a choice is remembered");
    QFile::remove(path);
    return 0;
}
