// SPDX-License-Identifier: MIT
#include "app/cli/commands.h"
#include "app/cli/json_values.h"
#include "app/cli/output.h"
#include "app/document/change_text.h"
#include "app/settings/settings.h"
#include "core/io/design_json.h"
#include "core/io/journal_file.h"
#include "core/io/recovery.h"

#include <QFileInfo>
#include <QLocale>
#include <QSysInfo>

#include <array>

using namespace Qt::StringLiterals;

namespace cli {

namespace {

using core::io::FileState;
using core::io::LeftBoard;
using core::io::LeftBoards;

constexpr std::array stateWords {"none", "missing", "unreadable", "known", "changed", "same"};

QString timeText(const QDateTime &time)
{
    return time.toLocalTime().toString(u"yyyy-MM-dd hh:mm:ss"_s);
}

core::Json timeJson(const QDateTime &time)
{
    return named(time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString());
}

QStringList differencesOf(const LeftBoard &board)
{
    return changeLines(core::summaryOfChanges(board.onDisk, board.journal.design));
}

core::Json boardJson(const LeftBoard &board)
{
    const auto &journal = board.journal;
    auto json = core::Json::object();
    json["journal"] = core::fromQString(board.journalPath);
    json["file"] = named(journal.file);
    json["file_state"] = stateWords.at(static_cast<std::size_t>(board.fileState));
    json["file_time"] = timeJson(board.fileTime);
    json["title"] = core::fromQString(journal.design.title);
    json["changes"] = journal.changes;
    json["changed"] = timeJson(journal.changed);
    json["components"] = journal.design.components.size();
    json["connections"] = journal.design.connections.size();
    json["process"] = journal.writer.processId;
    json["host"] = core::fromQString(journal.writer.host);
    json["torn_bytes"] = journal.badBytes;
    json["differences"] = list(differencesOf(board));
    return json;
}

core::Json json(const LeftBoards &found, const QString &written)
{
    auto json = core::Json::object();
    json["boards"] = list(found.boards, boardJson);
    json["live"] = list(found.live);
    json["damaged"] = list(found.damaged, [](const core::Error &error) {
        return core::Json {{"journal", core::fromQString(error.where)},
            {"problem", core::fromQString(error.message)}};
    });
    json["written"] = named(written);
    return json;
}

QString fileText(const LeftBoard &board)
{
    switch (board.fileState) {
    case FileState::None:
        return u"it was never saved"_s;
    case FileState::Missing:
        return u"its file is not there any more"_s;
    case FileState::Unreadable:
        return u"its file cannot be read as a design"_s;
    case FileState::Known:
        return u"its file was written %1"_s.arg(timeText(board.fileTime));
    case FileState::Changed:
        return u"its file was changed by another program, %1"_s.arg(timeText(board.fileTime));
    case FileState::Same:
        return u"its file holds them"_s;
    }
    return {};
}

QString boardText(const LeftBoard &board, const Ink &ink)
{
    const auto &journal = board.journal;
    const auto title = plain(journal.design.title);
    auto text = ink.strong(title.isEmpty() ? u"Untitled design"_s : title) + u'\n';
    text += u"  %1, the last %2; %3\n"_s.arg(
        changeCountText(journal.changes), timeText(journal.changed), fileText(board));
    if (journal.badBytes > 0) {
        text += ink.bad(u"  damaged  "_s)
            + u"the last %1 of the journal cannot be read; what they held is missing\n"_s.arg(
                QLocale(QLocale::English).formattedDataSize(journal.badBytes));
    }
    if (!journal.file.isEmpty()) {
        text += u"  file     %1\n"_s.arg(plain(journal.file));
    }
    return text + u"  journal  %1\n"_s.arg(plain(board.journalPath));
}

QString listText(const LeftBoards &found, const Ink &ink)
{
    QString text;
    for (const auto &board : found.boards) {
        text += boardText(board, ink) + u'\n';
    }
    for (const auto &error : found.damaged) {
        text += ink.bad(u"A journal that cannot be read: "_s) + plain(error.text()) + u"\n\n"_s;
    }
    if (found.boards.isEmpty() && !found.damaged.isEmpty()) {
        return text
            + u"What is left of these boards cannot be told. inferboard recover JOURNAL --discard "
              "removes one.\n"_s;
    }
    if (found.boards.isEmpty()) {
        return text + u"There is nothing to recover: every board was saved or closed.\n"_s;
    }
    return text + u"inferboard recover JOURNAL -o FILE writes one of them to a file.\n"_s;
}

QString comparedText(const LeftBoard &board, const Ink &ink)
{
    auto text = boardText(board, ink);
    text += board.fileState == FileState::Known || board.fileState == FileState::Changed
        ? u"What differs from the file:\n"_s
        : u"What differs from the board as it began:\n"_s;
    for (const auto &line : differencesOf(board)) {
        text += u"  "_s + plain(line) + u'\n';
    }
    return text;
}

bool isJournal(const QString &path)
{
    return path.endsWith(".journal"_L1);
}

core::Error liveError(const QString &where)
{
    return {u"it is open in a window of Inferboard: save it there, or close that window first"_s,
        where};
}

/// The board that a journal or a design file stands for.
core::Result<LeftBoard> boardNamed(const QString &file)
{
    using core::io::JournalFile;
    if (isJournal(file)) {
        if (JournalFile::holderOf(file) == core::io::Holder::Process) {
            return liveError(file);
        }
        return core::io::readLeftBoard(file);
    }
    const auto path = QFileInfo(file).absoluteFilePath();
    const auto found = core::io::leftBoards(settings::stateFolder(), QSysInfo::machineHostName());
    for (const auto &board : found.boards) {
        if (board.journal.file == path) {
            return board;
        }
    }
    for (const auto &journal : found.live) {
        const auto board = core::io::readLeftBoard(journal);
        if (board && board->journal.file == path) {
            return liveError(file);
        }
    }
    return core::Error {
        u"there is nothing to recover of it: see inferboard recover --list"_s, file};
}

/// Beside the file of the board, or in the current folder.
QString suggestedOut(const LeftBoard &board)
{
    const QFileInfo file(board.journal.file);
    if (board.journal.file.isEmpty()) {
        return u"untitled-recovered.inferboard"_s;
    }
    return file.absolutePath() + u'/' + file.completeBaseName() + u"-recovered.inferboard"_s;
}

core::Result<void> removeJournal(const QString &path)
{
    auto journal = core::io::JournalFile::claim(path);
    return journal ? journal->remove() : core::Result<void>(journal.error());
}

/// A journal that cannot be read can only be known by its place.
bool isOurs(const QString &path)
{
    const auto folder = QFileInfo(settings::stateFolder()).canonicalFilePath();
    return isJournal(path) && !folder.isEmpty()
        && QFileInfo(QFileInfo(path).absolutePath()).canonicalFilePath() == folder;
}

core::Result<Answer> discardDamaged(
    const QString &path, const core::Error &problem, const Style &style)
{
    const auto removed = removeJournal(path);
    if (!removed) {
        return removed.error();
    }
    return Answer {style.isJson ? printed(json({{}, {}, {}, {problem}}, {})) : QString()};
}

core::Result<Answer> discard(const LeftBoard &board, const Style &style)
{
    const auto removed = removeJournal(board.journalPath);
    if (!removed) {
        return removed.error();
    }
    return Answer {style.isJson ? printed(json({{board}, {}, {}, {}}, {})) : QString()};
}

core::Result<Answer> write(
    const LeftBoard &board, const RecoverOptions &options, const Style &style)
{
    const auto out = options.out.isEmpty() ? suggestedOut(board) : options.out;
    if (const auto allowed = mayWrite(out, options.isForced); !allowed) {
        return allowed.error();
    }
    const auto written = writeDesign(out, core::io::toText(board.journal.design));
    if (!written) {
        return written.error();
    }
    if (style.isJson) {
        return Answer {printed(json({{board}, {}, {}, {}}, out))};
    }
    return Answer {comparedText(board, style.ink)
        + u"It is now in %1. The journal is kept until you discard it:\n"
          "inferboard recover %2 --discard\n"_s.arg(plain(out), plain(board.journalPath))};
}

} // namespace

core::Result<Answer> recover(const RecoverOptions &options, const Style &style)
{
    if (options.isList == !options.file.isEmpty()) {
        return core::Error {
            u"give a FILE or --list: see inferboard recover --help"_s, u"recover"_s};
    }
    if (options.isList) {
        const auto found =
            core::io::leftBoards(settings::stateFolder(), QSysInfo::machineHostName());
        return Answer {style.isJson ? printed(json(found, {})) : listText(found, style.ink)};
    }
    const auto board = boardNamed(options.file);
    if (!board) {
        const bool isDamaged = options.isDiscarded && isOurs(options.file)
            && core::io::JournalFile::holderOf(options.file) == core::io::Holder::Nobody;
        return isDamaged ? discardDamaged(options.file, board.error(), style)
                         : core::Result<Answer>(board.error());
    }
    if (options.isCompared) {
        return Answer {style.isJson ? printed(json({{*board}, {}, {}, {}}, {}))
                                    : comparedText(*board, style.ink)};
    }
    return options.isDiscarded ? discard(*board, style) : write(*board, options, style);
}

} // namespace cli
