// SPDX-License-Identifier: MIT
#include "app/document/recorder.h"

#include "app/document/document.h"
#include "app/document/file_session.h"
#include "app/document/journal_keeper.h"

#include <QCoreApplication>
#include <QSysInfo>
#include <QThread>

using namespace std::chrono_literals;

namespace {

constexpr int slowMs = 5'000;
constexpr int mostMsAtTheEnd = 800;

core::io::JournalWriter thisProcess()
{
    return {QCoreApplication::applicationPid(), QSysInfo::machineHostName(),
        QDateTime::currentDateTimeUtc()};
}

} // namespace

Recorder::Recorder(Document &document, FileSession &session, QObject *parent)
    : QObject(parent), m_document(document), m_session(session), m_start(document.design())
{
    m_watch.setInterval(1s);
    m_watch.callOnTimeout(this, &Recorder::watch);
    connect(&document, &Document::replaced, this, &Recorder::startAnew);
    connect(&document, &Document::recorded, this, &Recorder::record);
    // Later: whoever makes a board unsaved may still be naming its file.
    connect(&document, &Document::historyChanged, this, &Recorder::keepUnsavedStart,
        Qt::QueuedConnection);
    connect(&session, &FileSession::written, this, &Recorder::markSaved);
}

Recorder::~Recorder()
{
    finish();
}

void Recorder::keepIn(const QString &folder)
{
    if (m_thread) {
        return;
    }
    m_folder = folder;
    m_thread = std::make_unique<QThread>();
    m_thread->setObjectName(QStringLiteral("journal"));
    m_keeper = new JournalKeeper;
    m_keeper->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::finished, m_keeper, &QObject::deleteLater);
    connect(m_keeper, &JournalKeeper::failed, this, [this](const core::Error &error) {
        Q_EMIT notice(
            tr("Changes are not kept safe for a crash: %1. Save to be sure.").arg(error.message));
    });
    connect(m_keeper, &JournalKeeper::worksAgain, this,
        [this] { Q_EMIT notice(tr("Changes are kept safe for a crash again.")); });
    connect(m_keeper, &JournalKeeper::flushed, this, [this] {
        m_waiting.invalidate();
        m_watch.stop();
        m_isSlow = false;
    });
    m_thread->start();
}

void Recorder::resume(core::io::JournalFile file, const core::io::LeftBoard &board)
{
    if (!m_thread) {
        return;
    }
    m_isKept = true;
    post([file = std::make_unique<core::io::JournalFile>(std::move(file)), journal = board.journal](
             JournalKeeper &keeper) {
        keeper.begin({std::move(*file), journal, thisProcess()});
    });
}

bool Recorder::flush(int mostMs)
{
    if (!m_thread) {
        return true;
    }
    auto &done = m_keeper->caughtUp();
    done.tryAcquire(done.available());
    post([&done](JournalKeeper &keeper) {
        keeper.flush();
        done.release();
    });
    return done.tryAcquire(1, mostMs);
}

void Recorder::finish()
{
    if (!m_thread) {
        return;
    }
    disconnect(&m_document, nullptr, this, nullptr);
    disconnect(&m_session, nullptr, this, nullptr);
    disconnect(m_keeper, nullptr, this, nullptr);
    m_isKept = false;
    if (m_document.isClean()) {
        post([](JournalKeeper &keeper) { keeper.close(); });
    } else {
        post([](JournalKeeper &keeper) { keeper.flush(); });
    }
    post([](JournalKeeper &keeper) { keeper.thread()->quit(); });
    if (!m_thread->wait(mostMsAtTheEnd)) {
        m_thread.release(); // the disk hangs: the thread ends with the process
    }
    m_thread.reset();
    m_keeper = nullptr;
}

void Recorder::startAnew()
{
    m_start = m_document.design();
    if (m_isKept) {
        m_isKept = false;
        post([](JournalKeeper &keeper) { keeper.close(); });
    }
}

void Recorder::record(const core::HistoryStep &step)
{
    if (!m_thread) {
        return;
    }
    if (!m_isKept) {
        begin(m_start, false);
    }
    if (!m_waiting.isValid()) {
        m_waiting.start();
        m_watch.start();
    }
    post([step, after = m_document.design()](JournalKeeper &keeper) { keeper.add(step, after); });
}

void Recorder::markSaved(const QString &path, const core::Design &design)
{
    if (m_isKept) {
        post([path, design](JournalKeeper &keeper) { keeper.markSaved(path, design); });
    }
}

void Recorder::keepUnsavedStart()
{
    if (m_thread && !m_isKept && !m_document.isClean()) {
        begin(m_document.committed(), true);
    }
}

void Recorder::begin(const core::Design &start, bool isUnsaved)
{
    m_isKept = true;
    const auto writer = thisProcess();
    const auto path = core::io::journalPath(m_folder, writer.processId, writer.when);
    post([=, file = m_session.path()](JournalKeeper &keeper) {
        const auto digest = isUnsaved ? QString() : core::io::digestOf(start);
        core::io::BoardJournal journal(path, {writer, file, digest, 0}, start);
        if (isUnsaved) {
            journal.keepStart();
        }
        keeper.begin(std::move(journal));
    });
}

void Recorder::watch()
{
    if (m_waiting.isValid() && m_waiting.elapsed() > slowMs && !m_isSlow) {
        m_isSlow = true;
        Q_EMIT notice(tr("The disk is slow: the latest changes are not yet safe from a crash."));
    }
}

template<typename Work> void Recorder::post(Work work)
{
    QMetaObject::invokeMethod(
        m_keeper, [keeper = m_keeper, work = std::move(work)]() mutable { work(*keeper); },
        Qt::QueuedConnection);
}
