// SPDX-License-Identifier: MIT
#include "app/document/journal_keeper.h"

#include <utility>

using namespace std::chrono_literals;

JournalKeeper::JournalKeeper() : m_flushTimer(this), m_retryTimer(this)
{
    m_flushTimer.setSingleShot(true);
    m_flushTimer.setInterval(400ms);
    m_flusher.setMaxThreadCount(1);
    m_retryTimer.setSingleShot(true);
    m_retryTimer.setInterval(3s);
    m_flushTimer.callOnTimeout(this, &JournalKeeper::flushAside);
    m_retryTimer.callOnTimeout(this, &JournalKeeper::write);
}

void JournalKeeper::begin(core::io::BoardJournal journal)
{
    close();
    m_journal = std::move(journal);
    ++m_number;
    write();
}

void JournalKeeper::add(const core::HistoryStep &step, const core::Design &after)
{
    if (m_journal) {
        m_journal->add(step, after);
        write();
    }
}

void JournalKeeper::markSaved(const QString &file, const core::Design &saved)
{
    if (m_journal) {
        m_journal->markSaved(file, saved);
        write();
    }
}

void JournalKeeper::close()
{
    m_flushTimer.stop();
    m_retryTimer.stop();
    if (m_journal) {
        take(m_journal->close());
        m_journal.reset();
        Q_EMIT flushed();
    }
}

void JournalKeeper::write()
{
    if (!m_journal) {
        return;
    }
    const auto written = m_journal->write();
    if (!written) {
        take(written);
    } else if (!m_journal->isFlushed() && !m_flushTimer.isActive()) {
        m_flushTimer.start(); // whether it works again, flushing tells
    }
}

void JournalKeeper::flush()
{
    m_flushTimer.stop();
    if (!m_journal) {
        return;
    }
    auto done = m_journal->write();
    done = done ? m_journal->flush() : done;
    if (!done) { // it may have been removed under our hands: begin it anew at once
        done = m_journal->write();
        done = done ? m_journal->flush() : done;
    }
    take(done);
    if (done) {
        Q_EMIT flushed();
    }
}

void JournalKeeper::flushAside()
{
    if (!m_journal || !m_journal->isWritten() || m_isFlushing) {
        return; // the retry or finishFlush goes on with it
    }
    m_isFlushing = true;
    m_flusher.start([this, number = m_number, flush = m_journal->flushing()] {
        QMetaObject::invokeMethod(
            this, [this, number, done = flush()] { finishFlush(number, done); },
            Qt::QueuedConnection);
    });
}

void JournalKeeper::finishFlush(quint64 journal, const core::Result<void> &result)
{
    m_isFlushing = false;
    if (!m_journal) {
        return;
    }
    if (journal == m_number && !result) {
        m_journal->flushFailed();
        if (std::exchange(m_hasLostFile, true)) {
            take(result);
        } else {
            write(); // removed under our hands, most likely: begun anew, it may be well
        }
        return;
    }
    if (!m_journal->isFlushed()) {
        m_flushTimer.start();
        return;
    }
    m_hasLostFile = false;
    take({});
    Q_EMIT flushed();
}

void JournalKeeper::take(const core::Result<void> &result)
{
    if (!result) {
        m_retryTimer.start();
        if (!m_isFailing) {
            m_isFailing = true;
            Q_EMIT failed(result.error());
        }
    } else if (m_isFailing) {
        m_isFailing = false;
        Q_EMIT worksAgain();
    }
}
