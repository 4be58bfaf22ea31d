// SPDX-License-Identifier: MIT
#include "app/document/file_session.h"

#include "app/document/document.h"
#include "app/settings.h"
#include "core/io/design_json.h"
#include "core/io/file.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

/// What a save is to do, decided when its turn comes.
struct FileSession::Order {
    QString path;
    core::Design design;
    Purpose purpose = Purpose::Save;
    std::optional<Stamp> expected; ///< nothing: write over whatever is there
};

/// What became of a save.
struct FileSession::Outcome {
    core::Result<void> result;
    bool isChangedOnDisk = false;
    QString kept; ///< the file that holds the old board, when one had to be kept
    std::optional<Stamp> stamp;
};

/// What a file held.
struct FileSession::Opened {
    core::Result<core::Design> design;
    std::optional<Stamp> stamp;
};

namespace {

QString absolute(const QString &path)
{
    return QFileInfo(path).absoluteFilePath();
}

bool isBlank(const core::Design &design)
{
    return design.components.isEmpty() && design.annotations.isEmpty() && design.brief.isEmpty();
}

core::Result<core::Design> designIn(const QString &path)
{
    const auto bytes = core::io::read(path);
    return bytes ? core::io::fromText(*bytes, path) : bytes.error();
}

/// Copies the file to NAME.bak when an empty board would replace one that says something. What
/// cannot be read as a board says something too.
core::Result<QString> keepOld(const QString &path)
{
    const auto old = core::io::read(path);
    if (!old || old->trimmed().isEmpty()) {
        return QString();
    }
    const auto design = core::io::fromText(*old, path);
    if (design && isBlank(*design)) {
        return QString();
    }
    const auto kept = path + u".bak"_s;
    if (const auto copied = core::io::write(kept, *old); !copied) {
        return copied.error();
    }
    return kept;
}

} // namespace

FileSession::FileSession(Document &document, QObject *parent)
    : QObject(parent), m_document(document)
{
    m_pool.setMaxThreadCount(1);
}

FileSession::~FileSession()
{
    m_pool.waitForDone();
}

void FileSession::start(const core::Design &design)
{
    queue([this, design] {
        m_document.reset(design);
        setFile({}, std::nullopt);
        next();
    });
}

void FileSession::open(const QString &path)
{
    queue([this, path = absolute(path)] {
        m_pool.start([this, path, before = m_document.design()] {
            QMetaObject::invokeMethod(
                this, [=, this, file = readNow(path)] { finishOpen(path, before, file); },
                Qt::QueuedConnection);
        });
    });
}

void FileSession::save()
{
    Q_ASSERT_X(!m_path.isEmpty(), "FileSession::save", "the board has no file yet");
    queue([this] { write(m_path, Purpose::Save, m_stamp); });
}

void FileSession::saveAs(const QString &path)
{
    if (absolute(path) == m_path) {
        save();
        return;
    }
    queue([this, path = absolute(path)] { write(path, Purpose::Save, std::nullopt); });
}

void FileSession::saveCopy(const QString &path)
{
    if (absolute(path) == m_path) {
        save();
        return;
    }
    queue([this, path = absolute(path)] { write(path, Purpose::Copy, std::nullopt); });
}

void FileSession::saveAnyway()
{
    queue([this] { write(m_path, Purpose::Save, std::nullopt); });
}

std::optional<FileSession::Stamp> FileSession::stampOf(const QString &path)
{
    const QFileInfo info(path);
    return info.exists() ? std::optional(Stamp {info.lastModified(), info.size()}) : std::nullopt;
}

FileSession::Opened FileSession::readNow(const QString &path)
{
    // The stamp first: a file written while it is read then counts as changed, never as known.
    const auto stamp = stampOf(path);
    return {designIn(path), stamp};
}

FileSession::Outcome FileSession::writeNow(const Order &order)
{
    const auto found = stampOf(order.path);
    if (order.expected && found && found != order.expected) {
        return {.result = {}, .isChangedOnDisk = true, .kept = {}, .stamp = found};
    }
    const auto kept = isBlank(order.design) ? keepOld(order.path) : core::Result(QString());
    if (!kept) {
        return {.result = kept.error(), .isChangedOnDisk = false, .kept = {}, .stamp = found};
    }
    auto written = core::io::write(order.path, core::io::toText(order.design));
    return {.result = std::move(written),
        .isChangedOnDisk = false,
        .kept = *kept,
        .stamp = stampOf(order.path)};
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

void FileSession::write(const QString &path, Purpose purpose, const std::optional<Stamp> &expected)
{
    const Order order {path, m_document.design(), purpose, expected};
    m_pool.start([this, order] {
        QMetaObject::invokeMethod(
            this, [=, this, outcome = writeNow(order)] { finishWrite(order, outcome); },
            Qt::QueuedConnection);
    });
}

void FileSession::finishOpen(const QString &path, const core::Design &before, const Opened &file)
{
    if (!file.design) {
        Q_EMIT failed(file.design.error());
    } else if (m_document.isDrafting() || m_document.design() != before) {
        Q_EMIT failed({tr("it was not opened because the board was edited meanwhile: open it "
                          "again"),
            path});
    } else {
        m_document.reset(*file.design);
        setFile(path, file.stamp);
        settings::addRecentFile(path);
        Q_EMIT opened(path);
    }
    next();
}

void FileSession::finishWrite(const Order &order, const Outcome &outcome)
{
    if (!outcome.kept.isEmpty()) {
        Q_EMIT oldKept(outcome.kept);
    }
    if (outcome.isChangedOnDisk) {
        Q_EMIT changedOnDisk(order.path);
    } else if (!outcome.result) {
        Q_EMIT failed(outcome.result.error());
    } else {
        finishSaved(order, outcome);
    }
    next();
}

void FileSession::finishSaved(const Order &order, const Outcome &outcome)
{
    if (order.purpose == Purpose::Save) {
        setFile(order.path, outcome.stamp);
        settings::addRecentFile(order.path);
        // A draft that is open may yet be dropped: what was written is then not what is left.
        if (!m_document.isDrafting() && m_document.design() == order.design) {
            m_document.setClean();
        }
    }
    Q_EMIT saved(order.path);
}

void FileSession::setFile(const QString &path, const std::optional<Stamp> &stamp)
{
    m_stamp = stamp;
    if (path != m_path) {
        m_path = path;
        Q_EMIT pathChanged();
    }
}
