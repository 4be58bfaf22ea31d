// SPDX-License-Identifier: MIT
#include "app/document/file_session.h"

#include "app/document/document.h"
#include "app/settings/file_settings.h"
#include "app/settings/settings.h"
#include "core/io/journal.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;
using file_work::Purpose;

namespace {

constexpr int longestWaitMs = 1000;

/// Gives the lock back, unless its disk does not answer.
void release(FileLock lock)
{
    if (!lock.isHeld()) {
        return;
    }
    auto job = std::make_unique<FileJob>([lock]() mutable -> FileJob::Answer {
        lock.release();
        return {};
    });
    job->start();
    if (!job->wait(longestWaitMs)) {
        lock.abandon();
        FileJob::leaveBehind(std::move(job));
    }
}

QString absolute(const QString &path)
{
    return QFileInfo(path).absoluteFilePath();
}

} // namespace

FileSession::FileSession(Document &document, QObject *parent)
    : QObject(parent), m_document(document)
{
}

FileSession::~FileSession()
{
    if (m_job && !m_job->wait(longestWaitMs)) {
        FileJob::leaveBehind(std::move(m_job));
        m_lock.abandon();
    }
    release(m_lock);
}

bool FileSession::finishWriting(std::chrono::milliseconds most)
{
    return !m_job || m_job->wait(QDeadlineTimer(most));
}

void FileSession::start(const core::Design &design)
{
    queueReplacing({}, [this, design] {
        takeOn(design, {});
        next();
    });
}

void FileSession::startUnsaved(const core::Design &design)
{
    queueReplacing({}, [this, design] {
        if (takeOn(design, {})) {
            m_document.setDirty();
        }
        next();
    });
}

void FileSession::startRecovered(
    const core::Design &design, const QString &path, const QString &savedDigest)
{
    if (path.isEmpty()) {
        startUnsaved(design);
        return;
    }
    queueReplacing(path, [=, this] {
        // The digest of no file: until more is known of it, saving asks.
        if (!takeOn(design, {.path = path, .digest = QByteArray()}, path)) {
            next();
            return;
        }
        m_document.setDirty();
        run(path, [=, this, mine = m_lock]() -> FileJob::Answer {
            const auto file = file_work::read(path, file_work::Locking::Take, mine);
            const bool isKnown = file.design && core::io::digestOf(*file.design) == savedDigest;
            return [=, this] { finishRecovered(path, isKnown, file); };
        });
    });
}

void FileSession::open(const QString &path)
{
    readWhenDue({.path = absolute(path)});
}

void FileSession::openReadOnly(const QString &path, const QString &reason)
{
    readWhenDue({absolute(path), reason});
}

void FileSession::openCopy(const QString &path)
{
    readWhenDue({absolute(path), {}, true});
}

void FileSession::showReadOnly(
    const core::Design &design, const QString &path, const QString &reason)
{
    queueReplacing(path, [this, design, path = absolute(path), reason] {
        if (takeOn(design, {.path = path, .readOnlyReason = reason}, path)) {
            settings::addRecentFile(path);
            Q_EMIT opened(path);
        }
        next();
    });
}

void FileSession::save()
{
    if (isWritable()) {
        queue([this] { write(m_path, Purpose::Save, m_digest); });
    }
}

void FileSession::saveAs(const QString &path)
{
    if (absolute(path) == m_path) {
        save();
    } else if (!isProtected(path) || isWritable()) {
        queue([this, path = absolute(path)] { write(path, Purpose::Save, std::nullopt); });
    }
}

void FileSession::saveAnyway()
{
    if (isWritable()) {
        queue([this] { write(m_path, Purpose::Save, std::nullopt); });
    }
}

void FileSession::autosave()
{
    if (!m_path.isEmpty() && access() == Access::Full) {
        queue([this] { write(m_path, Purpose::Autosave, m_digest); });
    }
}

void FileSession::giveUp()
{
    if (!m_job) {
        return;
    }
    FileJob::leaveBehind(std::move(m_job));
    if (m_busyPath == m_path) {
        // What is being written may still come: nothing newer may be there by then.
        m_lock.abandon();
        const auto before = access();
        m_readOnlyReason = tr("Its disk did not answer.");
        if (access() != before) {
            Q_EMIT accessChanged();
        }
    }
    m_waiting.clear();
    next();
}

void FileSession::queue(std::function<void()> job)
{
    m_waiting.push_back(std::move(job));
    if (!m_isBusy) {
        m_isBusy = true;
        Q_EMIT busyChanged();
        next();
    }
}

void FileSession::queueReplacing(const QString &path, const std::function<void()> &job)
{
    queue([this, path, job, asked = m_document.committed()] {
        if (m_document.committed() != asked && !m_document.isClean()) {
            refuse(path);
            next();
            return;
        }
        job();
    });
}

void FileSession::next()
{
    if (m_waiting.empty()) {
        m_isBusy = false;
        Q_EMIT busyChanged();
        return;
    }
    const auto job = std::move(m_waiting.front());
    m_waiting.pop_front();
    job();
}

void FileSession::run(const QString &path, std::function<FileJob::Answer()> work)
{
    m_busyPath = path;
    m_job = std::make_unique<FileJob>(std::move(work));
    connect(m_job.get(), &QThread::finished, this, [this, job = m_job.get()] {
        if (m_job.get() == job) {
            const auto done = std::move(m_job);
            done->answer()();
        }
    });
    m_job->start();
}

bool FileSession::takeOn(const core::Design &design, const BoardFile &file, const QString &from)
{
    if (!m_document.reset(design)) {
        refuse(from);
        return false;
    }
    setFile(file);
    return true;
}

void FileSession::refuse(const QString &path)
{
    Q_EMIT failed(
        {tr("it was not opened because the board was edited meanwhile: open it again"), path});
}

void FileSession::readWhenDue(const Opening &opening)
{
    queueReplacing(opening.path, [this, opening] { read(opening); });
}

void FileSession::read(const Opening &opening)
{
    const bool isLocking = !opening.isCopy && opening.readOnlyReason.isEmpty();
    const auto locking = isLocking ? file_work::Locking::Take : file_work::Locking::Leave;
    run(opening.path,
        [this, opening, locking, mine = m_lock,
            before = m_document.committed()]() -> FileJob::Answer {
            const auto file = file_work::read(opening.path, locking, mine);
            return [this, opening, before, file] { finishOpen(opening, before, file); };
        });
}

void FileSession::finishOpen(
    const Opening &opening, const core::Design &before, const file_work::Opened &file)
{
    const auto &path = opening.path;
    if (m_document.committed() != before) {
        refuse(path);
    } else if (file.holder) {
        Q_EMIT openElsewhere(path, *file.holder);
    } else if (file.repaired) {
        Q_EMIT repairable(path, file.design.error(), *file.repaired);
    } else if (!file.design) {
        Q_EMIT failed(file.design.error());
    } else if (const BoardFile own {path, file.digest, file.lock, opening.readOnlyReason};
               takeOn(*file.design, opening.isCopy ? BoardFile() : own, path)) {
        if (!opening.isCopy) {
            settings::addRecentFile(path);
        }
        Q_EMIT opened(path);
    }
    next();
}

void FileSession::finishRecovered(const QString &path, bool isKnown, const file_work::Opened &file)
{
    BoardFile own {.path = path, .digest = QByteArray(), .lock = file.lock};
    if (isKnown) {
        own.digest = file.digest;
    }
    if (file.holder) {
        own.readOnlyReason = tr("It is open in another window (%1).").arg(holderName(*file.holder));
    }
    setFile(own);
    next();
}

void FileSession::write(
    const QString &path, Purpose purpose, const std::optional<QByteArray> &expected)
{
    const file_work::Order order {.path = path,
        .design = m_document.committed(),
        .purpose = purpose,
        .expected = expected,
        .isAutosaved = m_isAutosaved && path == m_path && expected.has_value(),
        .versions = file_settings::versionsKept(),
        .lock = m_lock};
    run(path, [this, order]() -> FileJob::Answer {
        const auto outcome = file_work::write(order);
        return [this, order, outcome] { finishWrite(order, outcome); };
    });
}

void FileSession::finishWrite(const file_work::Order &order, const file_work::Outcome &outcome)
{
    if (!outcome.kept.isEmpty()) {
        Q_EMIT oldKept(outcome.kept);
    }
    if (outcome.result) {
        finishSaved(order, outcome);
    } else if (order.purpose == Purpose::Autosave) {
        Q_EMIT autosaveHeld(outcome.result.error());
    } else if (outcome.theirs) {
        Q_EMIT changedOnDisk(order.path, *outcome.theirs);
    } else {
        Q_EMIT failed(outcome.result.error());
    }
    next();
}

void FileSession::finishSaved(const file_work::Order &order, const file_work::Outcome &outcome)
{
    const bool isAutosave = order.purpose == Purpose::Autosave;
    setFile({order.path, outcome.digest, outcome.lock, {}, isAutosave});
    settings::addRecentFile(order.path);
    // What came meanwhile is not in the file, and what the file held before is not there.
    if (m_document.committed() == order.design) {
        m_document.setClean();
    } else {
        m_document.setDirty();
    }
    Q_EMIT written(order.path, order.design);
    if (!outcome.warning.isEmpty()) {
        Q_EMIT warned(outcome.warning);
    }
    Q_EMIT saved(order.path, isAutosave ? Cause::Autosave : Cause::Person);
}

/// Whether path() may be written; says why not.
bool FileSession::isWritable()
{
    if (!m_path.isEmpty() && access() == Access::Full) {
        return true;
    }
    const auto reason = m_path.isEmpty() ? tr("The board has no file yet.") : m_readOnlyReason;
    Q_EMIT failed({tr("it was not saved. %1 Save under another name").arg(reason), m_path});
    return false;
}

/// Whether the path leads to the file that a read-only board must leave alone.
bool FileSession::isProtected(const QString &path) const
{
    return access() == Access::ReadOnly && QFileInfo(path) == QFileInfo(m_path);
}

void FileSession::setFile(const BoardFile &file)
{
    const bool isMoved = std::exchange(m_path, file.path) != file.path;
    const auto before = access();
    m_readOnlyReason = file.readOnlyReason;
    m_digest = file.digest;
    if (const auto old = std::exchange(m_lock, file.lock); old != m_lock) {
        release(old);
    }
    m_isAutosaved = file.isAutosaved;
    if (isMoved) {
        Q_EMIT pathChanged();
    }
    if (access() != before) {
        Q_EMIT accessChanged();
    }
}
