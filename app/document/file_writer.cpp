// SPDX-License-Identifier: MIT
#include "app/document/file_writer.h"

#include "core/io/file.h"

#include <QDeadlineTimer>

#include <algorithm>

FileWriter::FileWriter(QObject *parent) : QObject(parent) { }

FileWriter::~FileWriter()
{
    const QDeadlineTimer deadline(std::chrono::seconds(1));
    for (auto &job : m_jobs) {
        if (!job->wait(deadline)) {
            FileJob::leaveBehind(std::move(job));
        }
    }
}

void FileWriter::write(const QString &path, const QByteArray &content)
{
    auto job = std::make_unique<FileJob>([this, path, content]() -> FileJob::Answer {
        const auto done = core::io::write(path, content);
        return [this, path, done] {
            Q_EMIT told(done ? tr("Saved %1").arg(path) : done.error().text());
        };
    });
    connect(job.get(), &QThread::finished, this, [this, job = job.get()] { finish(job); });
    m_jobs.push_back(std::move(job));
    m_jobs.back()->start();
}

bool FileWriter::finishWriting(std::chrono::milliseconds most)
{
    const QDeadlineTimer deadline(most);
    return std::all_of(
        m_jobs.begin(), m_jobs.end(), [&deadline](const auto &job) { return job->wait(deadline); });
}

void FileWriter::finish(const FileJob *job)
{
    const auto found = std::find_if(
        m_jobs.begin(), m_jobs.end(), [job](const auto &each) { return each.get() == job; });
    if (found == m_jobs.end()) {
        return;
    }
    const auto done = std::move(*found);
    m_jobs.erase(found);
    done->answer()();
}
