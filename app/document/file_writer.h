// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/file_job.h"

#include <QByteArray>
#include <QObject>

#include <chrono>
#include <vector>

/// Writes files that are no boards, reports and charts, off the GUI thread.
class FileWriter : public QObject {
    Q_OBJECT

public:
    explicit FileWriter(QObject *parent = nullptr);
    /// Waits a second at most for each file that is being written, then leaves it behind.
    ~FileWriter() override;

    void write(const QString &path, const QByteArray &content);
    /// Waits for the files that are being written, so long at most; whether they are.
    bool finishWriting(std::chrono::milliseconds most);

Q_SIGNALS:
    /// What is to be told: that it is done, or what went wrong.
    void told(const QString &text);

private:
    void finish(const FileJob *job);

    std::vector<std::unique_ptr<FileJob>> m_jobs;
};
