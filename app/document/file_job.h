// SPDX-License-Identifier: MIT
#pragma once

#include <QThread>

#include <functional>
#include <memory>

/// One piece of work off the GUI thread that may never end: a pipe that nobody writes to, a disk
/// that no longer answers. It works on copies, so that it can be left behind.
class FileJob : public QThread {
    Q_OBJECT

public:
    /// What is to be done with the outcome, in the GUI thread.
    using Answer = std::function<void()>;

    explicit FileJob(std::function<Answer()> work);
    /// To be called once the thread has finished.
    const Answer &answer() const { return m_answer; }

    /// Forgets the job, whose answer is never called; it goes when it ends.
    static void leaveBehind(std::unique_ptr<FileJob> job);
    /// Waits a moment for the job, if there is one, then leaves it behind.
    static void end(std::unique_ptr<FileJob> job);

protected:
    void run() override;

private:
    std::function<Answer()> m_work;
    Answer m_answer;
};
