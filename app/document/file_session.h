// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/design.h"
#include "core/result.h"

#include <QDateTime>
#include <QObject>
#include <QThreadPool>

#include <deque>
#include <functional>
#include <optional>

class Document;

/// The file of the document: opened and saved off the GUI thread, one job after the other.
/// A job that fails leaves board and file as they were.
class FileSession : public QObject {
    Q_OBJECT

public:
    explicit FileSession(Document &document, QObject *parent = nullptr);
    /// Waits for the job that runs; those behind it are dropped, so close when not busy.
    ~FileSession() override;

    /// The file of the board, absolute; empty when the board has none yet.
    const QString &path() const { return m_path; }
    bool isBusy() const { return m_isBusy; }

    /// Makes the design the document, as a board that has no file yet; at once when not busy.
    void start(const core::Design &design);
    /// Reads the file and makes it the document, unless the board is edited meanwhile.
    void open(const QString &path);

    /// Writes to path(), which must not be empty, unless somebody else wrote there: changedOnDisk.
    void save();
    /// Writes to the path, which becomes path().
    void saveAs(const QString &path);
    /// Writes to the path; path() and the clean state stay.
    void saveCopy(const QString &path);
    /// Writes to path(), over what somebody else wrote.
    void saveAnyway();

Q_SIGNALS:
    void opened(const QString &path);
    void saved(const QString &path);
    /// An empty board was saved over one that was not; the old one is kept in this file.
    void oldKept(const QString &path);
    void failed(const core::Error &error);
    /// The file is not the one that was opened or saved last; nothing was written.
    void changedOnDisk(const QString &path);
    void pathChanged();
    void busyChanged();

private:
    /// What tells that somebody else wrote a file.
    struct Stamp {
        QDateTime changed;
        qint64 size = 0;
        bool operator==(const Stamp &) const = default;
    };
    enum class Purpose { Save, Copy };
    struct Order;
    struct Outcome;
    struct Opened;

    static std::optional<Stamp> stampOf(const QString &path);
    static Opened readNow(const QString &path);
    static Outcome writeNow(const Order &order);

    /// Runs the job now or after those before it; a job starts its own work in the pool.
    void queue(std::function<void()> job);
    void next();
    void write(const QString &path, Purpose purpose, const std::optional<Stamp> &expected);
    void finishOpen(const QString &path, const core::Design &before, const Opened &file);
    void finishWrite(const Order &order, const Outcome &outcome);
    void finishSaved(const Order &order, const Outcome &outcome);
    void setFile(const QString &path, const std::optional<Stamp> &stamp);

    Document &m_document;
    QString m_path;
    std::optional<Stamp> m_stamp;
    std::deque<std::function<void()>> m_waiting;
    bool m_isBusy = false;
    QThreadPool m_pool;
};
