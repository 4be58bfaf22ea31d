// SPDX-License-Identifier: MIT
#pragma once

#include "core/io/journal.h"

/// Boards that were not closed: what their journals hold, beside what their files hold.
namespace core::io {

/// How the file of a board stands to its journal.
enum class FileState {
    None, ///< the board was never saved
    Missing, ///< there is no such file any more
    Unreadable, ///< it cannot be read as a design
    Known, ///< it holds what was saved last
    Changed, ///< somebody else wrote it since
    Same, ///< it holds what the journal holds: nothing is to be recovered
};

/// A journal that a process left behind.
struct LeftBoard {
    QString journalPath;
    Journal journal;
    FileState fileState = FileState::None;
    QDateTime fileTime; ///< when the file was written last; invalid without a file
    Design onDisk; ///< what the file holds; without a readable one, what the journal began with
};

/// What a folder of journals holds.
struct LeftBoards {
    /// Those with something to recover or that may have had it, newest change first.
    QList<LeftBoard> boards;
    QStringList settled; ///< journals of boards that are saved or were given up
    QStringList live; ///< journals of open windows
    QList<Error> damaged; ///< journals that cannot be read; `where` is their path
};

/// Reads one journal and the file it is about. It may be a live one.
Result<LeftBoard> readLeftBoard(const QString &journalPath);
/// Looks through the folder of journals; `host` is the name of this machine.
LeftBoards leftBoards(const QString &folder, const QString &host);

} // namespace core::io
