// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/file_lock.h"
#include "core/base/result.h"
#include "core/io/repair.h"
#include "core/model/design.h"

#include <QByteArray>

/// What FileSession does off the GUI thread: reading and writing boards, on copies.
namespace file_work {

/// What a file held.
struct Opened {
    core::Result<core::Design> design = core::Design {};
    QByteArray digest = {}; ///< of the bytes, to know them again
    FileLock lock = {};
    std::optional<core::io::Repaired> repaired = {}; ///< of a file that cannot be opened as it is
    std::optional<LockHolder> holder = {}; ///< somebody else has the board open: nothing was read
};

enum class Locking { Take, Leave };

/// Reads a board. Only a regular file is opened: a pipe might never answer.
Opened read(const QString &path, Locking locking, const FileLock &mine);

enum class Purpose { Save, Autosave };

/// What a save is to do, decided when its turn comes.
struct Order {
    QString path = {};
    core::Design design = {};
    Purpose purpose = Purpose::Save;
    std::optional<QByteArray> expected = {}; ///< digest of the file; nothing: whatever is there
    bool isAutosaved = false; ///< what is in the file now was not saved by a person
    int versions = 0; ///< how many earlier versions to keep
    FileLock lock = {}; ///< that of the board that is open
};

/// What became of a save.
struct Outcome {
    core::Result<void> result = {};
    std::optional<core::Result<core::Design>> theirs =
        {}; ///< what another program wrote: not saved
    QString kept = {}; ///< the file that holds the old board, when one had to be kept
    QString warning = {}; ///< what did not work though the board was saved
    QByteArray digest = {};
    FileLock lock = {};
};

Outcome write(const Order &order);

/// Whether the board says nothing, so that it must not replace one that does.
bool isBlank(const core::Design &design);

} // namespace file_work
