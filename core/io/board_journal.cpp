// SPDX-License-Identifier: MIT
#include "core/io/board_journal.h"

#include "core/io/file.h"

namespace core::io {

BoardJournal::BoardJournal(QString path, JournalHead head, Design start)
    : m_path(std::move(path)), m_head(std::move(head)), m_start(std::move(start)),
      m_latest(m_start), m_latestHead(m_head)
{
}

BoardJournal::BoardJournal(JournalFile file, const Journal &journal, const JournalWriter &writer)
    : BoardJournal(
        file.path(), {writer, journal.file, journal.savedDigest, journal.changes}, journal.design)
{
    m_file = std::move(file);
    m_isPending = true;
    // What was recorded before stays, without what the crash tore off.
    const auto bytes = read(m_path, mostJournalBytes);
    if (bytes && journal.goodBytes <= bytes->size()
        && m_file->replace(bytes->left(journal.goodBytes) + resumedRecord(writer))) {
        m_sizeOfStart = m_file->size();
        m_records = journal.records + 1;
        m_mustBegin = false;
        m_isFlushed = false;
    }
}

void BoardJournal::add(const HistoryStep &step, const Design &after)
{
    m_unwritten += stepRecord(step);
    m_latest = after;
    ++m_latestHead.changes;
    ++m_records;
    m_isPending = true;
}

void BoardJournal::markSaved(const QString &file, const Design &saved)
{
    m_latestHead.file = file;
    m_latestHead.savedDigest = digestOf(saved);
    m_latestHead.changes = 0;
    m_unwritten += savedRecord(file, m_latestHead.savedDigest);
    ++m_records;
    m_isPending = true;
}

Result<void> BoardJournal::write()
{
    if (!m_isPending) {
        return {};
    }
    if (isFull()) {
        compact();
    }
    if (m_mustBegin) {
        const auto start = journalStart(m_head, m_start);
        auto begun = JournalFile::begin(m_path, start + m_unwritten);
        if (!begun) {
            return begun.error();
        }
        m_file = std::move(*begun);
        m_sizeOfStart = start.size();
        m_mustBegin = false;
    } else if (auto appended = m_file->append(m_unwritten); !appended) {
        return appended;
    }
    m_unwritten.clear();
    m_isPending = false;
    m_isFlushed = false;
    return {};
}

Result<void> BoardJournal::flush()
{
    auto flushed = flushing()();
    if (!flushed) {
        flushFailed();
    }
    return flushed;
}

std::function<Result<void>()> BoardJournal::flushing()
{
    if (m_isFlushed || m_mustBegin) {
        return [] { return Result<void>(); };
    }
    m_isFlushed = true;
    return m_file->flushing();
}

void BoardJournal::flushFailed()
{
    compact(); // what is on the disk now, nobody knows
}

Result<void> BoardJournal::close()
{
    m_isPending = false;
    m_unwritten.clear();
    if (!m_file) {
        return {};
    }
    const auto removed = m_file->remove();
    if (removed) {
        return {};
    }
    const auto marked = m_file->append(closedRecord());
    return marked ? m_file->flushing()() : removed;
}

bool BoardJournal::isFull() const
{
    const auto grown = m_file && !m_mustBegin ? m_file->size() - m_sizeOfStart : 0;
    return grown + m_unwritten.size() > mostGrowth || m_records > mostSteps;
}

void BoardJournal::compact()
{
    m_start = m_latest;
    m_head = m_latestHead;
    m_unwritten.clear();
    m_records = 0;
    m_isPending = true;
    m_mustBegin = true;
}

} // namespace core::io
