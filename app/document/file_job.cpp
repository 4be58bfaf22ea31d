// SPDX-License-Identifier: MIT
#include "app/document/file_job.h"

FileJob::FileJob(std::function<Answer()> work) : m_work(std::move(work)) { }

void FileJob::run()
{
    m_answer = m_work();
}

void FileJob::end(std::unique_ptr<FileJob> job)
{
    constexpr int longestWaitMs = 200;
    if (job && !job->wait(longestWaitMs)) {
        leaveBehind(std::move(job));
    }
}

void FileJob::leaveBehind(std::unique_ptr<FileJob> job)
{
    auto *left = job.release();
    connect(left, &QThread::finished, left, &QObject::deleteLater);
    if (left->isFinished()) {
        left->deleteLater();
    }
}
