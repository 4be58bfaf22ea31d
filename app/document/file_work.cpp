// SPDX-License-Identifier: MIT
#include "app/document/file_work.h"

#include "core/io/atomic_write.h"
#include "core/io/design_json.h"
#include "core/io/file.h"
#include "core/io/versions.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace file_work {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(FileSession)
};

QByteArray digestOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

/// Why the window neither reads nor writes what is there; nothing when it is a file or not there.
std::optional<core::Error> obstacle(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir()) {
        return core::Error {Words::tr("there is a folder of this name; choose another name"), path};
    }
    if (info.exists() && !info.isFile()) {
        return core::Error {
            Words::tr("this is a pipe or a device, not a file; the window works on files"), path};
    }
    return {};
}

/// Copies the file to NAME.bak when an empty board would replace one that says something. What
/// cannot be read as a board says something too.
core::Result<QString> keepOld(const QString &path, const QByteArray &old)
{
    if (old.trimmed().isEmpty()) {
        return QString();
    }
    const auto design = core::io::fromText(old, path);
    if (design && isBlank(*design)) {
        return QString();
    }
    constexpr qsizetype longestName = 255; // bytes
    auto kept = path + u".bak"_s;
    if (QFileInfo(kept).fileName().toUtf8().size() > longestName) {
        kept = core::io::besideHidden(path, u".bak"_s);
    }
    if (const auto copied = core::io::write(kept, old); !copied) {
        return copied.error();
    }
    return kept;
}

/// What a person saved is always kept. What the program saved by itself is kept every ten minutes,
/// or the versions would all be of the last few.
bool isWorthKeeping(const Order &order)
{
    constexpr qint64 apartSeconds = 600;
    if (!order.isAutosaved) {
        return true;
    }
    const auto versions = core::io::versionsOf(order.path);
    return versions.isEmpty()
        || versions.first().when.secsTo(QFileInfo(order.path).lastModified()) >= apartSeconds;
}

/// What is in the file before it is written over.
struct Present {
    bool isThere = false;
    QByteArray bytes = {};
};

/// Whether the file is still the one that was opened or saved last.
Outcome compared(const Order &order, const Present &present)
{
    if (!order.expected) {
        return {};
    }
    if (!present.isThere) {
        return order.purpose == Purpose::Autosave
            ? Outcome {.result = core::Error {Words::tr("the file is gone"), order.path}}
            : Outcome {};
    }
    if (digestOf(present.bytes) == *order.expected) {
        return {};
    }
    return {.result = core::Error {Words::tr("it was changed by another program"), order.path},
        .theirs = core::io::fromText(present.bytes, order.path)};
}

Outcome replace(const Order &order, const Present &present)
{
    Outcome outcome;
    const auto bytes = core::io::toText(order.design);
    if (present.isThere && !QFileInfo(order.path).isWritable()) {
        return {
            .result = core::io::write(order.path, bytes)}; // says why not; nothing is kept for it
    }
    if (isBlank(order.design)) {
        if (order.purpose == Purpose::Autosave) {
            return {.result = core::Error {Words::tr("the board is empty"), order.path}};
        }
        const auto kept = keepOld(order.path, present.bytes);
        if (!kept) {
            return {.result = kept.error()};
        }
        outcome.kept = *kept;
    }
    if (present.isThere && present.bytes != bytes && isWorthKeeping(order)) {
        const auto kept = core::io::keepVersion(order.path, order.versions);
        outcome.warning = kept ? QString() : kept.error().text();
    }
    outcome.result = core::io::write(order.path, bytes);
    outcome.digest = digestOf(bytes);
    return outcome;
}

} // namespace

bool isBlank(const core::Design &design)
{
    return design.components.isEmpty() && design.annotations.isEmpty() && design.brief.isEmpty();
}

Opened read(const QString &path, Locking locking, const FileLock &mine)
{
    Opened opened;
    if (const auto problem = obstacle(path)) {
        opened.design = *problem;
        return opened;
    }
    if (locking == Locking::Take && QFileInfo::exists(path)) {
        opened.holder = FileLock::take(path, mine, opened.lock);
        if (opened.holder) {
            return opened;
        }
    }
    const auto bytes = core::io::read(path);
    if (!bytes) {
        opened.design = bytes.error();
        return opened;
    }
    opened.digest = digestOf(*bytes);
    opened.design = core::io::fromText(*bytes, path);
    if (!opened.design) {
        const auto repaired = core::io::repairedFromText(*bytes, path);
        opened.repaired = repaired ? std::optional(*repaired) : std::nullopt;
    }
    return opened;
}

Outcome write(const Order &order)
{
    if (const auto problem = obstacle(order.path)) {
        return {.result = *problem};
    }
    FileLock lock;
    const auto holder = FileLock::take(order.path, order.lock, lock);
    if (holder) {
        return {.result = core::Error {
                    Words::tr("it is open in another window (%1); save under another name")
                        .arg(holderName(*holder)),
                    order.path}};
    }
    Present present {.isThere = QFileInfo::exists(order.path)};
    if (present.isThere && (order.expected || isBlank(order.design) || order.versions > 0)) {
        const auto bytes = core::io::read(order.path);
        if (!bytes && order.expected) {
            return {.result = bytes.error()};
        }
        present.bytes = bytes ? *bytes : QByteArray();
    }
    auto outcome = compared(order, present);
    if (outcome.result) {
        outcome = replace(order, present);
    }
    if (FileLock::take(order.path, lock, outcome.lock)) {
        outcome.lock = lock; // somebody else was quicker with the new file: the name is still held
    }
    return outcome;
}

} // namespace file_work
