// SPDX-License-Identifier: MIT
#include "core/io/recovery.h"

#include "core/io/design_json.h"
#include "core/io/file.h"
#include "core/io/journal_file.h"

#include <QFileInfo>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <csignal>
#endif

namespace core::io {

namespace {

bool isProcessAlive(qint64 id)
{
#ifdef Q_OS_UNIX
    return id > 0 && (::kill(static_cast<pid_t>(id), 0) == 0 || errno == EPERM);
#else
    Q_UNUSED(id)
    return false;
#endif
}

/// Where the file system knows no locks, the process that the journal names must tell.
bool isLive(const QString &path, const JournalWriter &writer, const QString &host)
{
    const auto holder = JournalFile::holderOf(path);
    return holder == Holder::Process
        || (holder == Holder::Unknown && writer.host == host && isProcessAlive(writer.processId));
}

void readFile(LeftBoard &board)
{
    const auto &journal = board.journal;
    board.onDisk = journal.start;
    if (journal.file.isEmpty()) {
        return;
    }
    const QFileInfo info(journal.file);
    board.fileTime = info.lastModified();
    if (!info.exists()) {
        board.fileState = FileState::Missing;
        return;
    }
    const auto bytes = info.isFile() ? read(journal.file) : Result<QByteArray>(Error {});
    auto design = bytes ? fromText(*bytes, journal.file) : Result<Design>(bytes.error());
    if (!design) {
        board.fileState = FileState::Unreadable;
        return;
    }
    board.onDisk = std::move(*design);
    const auto digest = digestOf(board.onDisk);
    board.fileState = digest == digestOf(journal.design) ? FileState::Same
        : digest == journal.savedDigest                  ? FileState::Known
                                                         : FileState::Changed;
}

/// Whether nothing is lost with the journal. What cannot be read of it may be work.
bool isSettled(const LeftBoard &board)
{
    const auto &journal = board.journal;
    return journal.isClosed
        || (journal.badBytes == 0 && (!journal.isUnsaved() || board.fileState == FileState::Same));
}

} // namespace

Result<LeftBoard> readLeftBoard(const QString &journalPath)
{
    const auto bytes = read(journalPath, mostJournalBytes);
    auto journal = bytes ? readJournal(*bytes, journalPath) : Result<Journal>(bytes.error());
    if (!journal) {
        return journal.error();
    }
    LeftBoard board;
    board.journalPath = journalPath;
    board.journal = std::move(*journal);
    readFile(board);
    return board;
}

LeftBoards leftBoards(const QString &folder, const QString &host)
{
    LeftBoards found;
    for (const auto &path : journalsIn(folder)) {
        if (JournalFile::holderOf(path) == Holder::Process) {
            found.live.append(path);
            continue;
        }
        auto board = readLeftBoard(path);
        if (!board) {
            found.damaged.append(board.error());
        } else if (isLive(path, board->journal.writer, host)) {
            found.live.append(path);
        } else if (isSettled(*board)) {
            found.settled.append(path);
        } else {
            found.boards.append(std::move(*board));
        }
    }
    std::sort(found.boards.begin(), found.boards.end(),
        [](const auto &a, const auto &b) { return a.journal.changed > b.journal.changed; });
    return found;
}

} // namespace core::io
