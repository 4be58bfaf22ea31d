// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json.h"
#include "core/model/history_step.h"

/// The format of a journal: the design it began with, then each step as it came, each a record of
/// length, checksum and one line of JSON. What a crash tore off is dropped; all before it is good.
namespace core::io {

/// Who writes a journal.
struct JournalWriter {
    qint64 processId = 0;
    QString host;
    QDateTime when; ///< since when
    bool operator==(const JournalWriter &) const = default;
};

/// What a journal says before its first step.
struct JournalHead {
    JournalWriter writer;
    QString file; ///< of the board, absolute; empty when it has none
    /// The digest of the design that was saved or opened last; empty: the board began unsaved.
    QString savedDigest;
    qsizetype changes = 0; ///< steps since the last save, before the journal was compacted
    bool operator==(const JournalHead &) const = default;
};

/// What a journal tells.
struct Journal {
    JournalWriter writer; ///< who wrote in it last
    QString file; ///< where the board was saved last, or was opened; empty: nowhere
    QString savedDigest; ///< as in the head, of the last save
    Design start;
    QList<HistoryStep> steps; ///< from the start to the design
    Design design; ///< the board as it was last
    QDateTime changed; ///< when the last step was made
    qsizetype changes = 0; ///< steps since the last save
    bool isClosed = false; ///< nothing in it is wanted any more
    qsizetype records = 0; ///< behind the start, of all kinds
    qsizetype goodBytes = 0; ///< behind these the journal is torn, or there is nothing
    qsizetype badBytes = 0;

    /// Whether the board differs from what was saved last.
    bool isUnsaved() const;
};

/// More than are ever written: a journal is compacted long before.
constexpr qsizetype mostRecords = 5'000;
constexpr qsizetype mostJournalBytes = qsizetype(128) << 20;

/// One number for all that a design holds; equal designs have equal digests.
QString digestOf(const Design &design);

/// The first records: who writes, and the design that the steps begin with.
QByteArray journalStart(const JournalHead &head, const Design &design);
QByteArray stepRecord(const HistoryStep &step);
/// The design of this digest was saved to the file.
QByteArray savedRecord(const QString &file, const QString &digest);
/// Another process goes on with the journal.
QByteArray resumedRecord(const JournalWriter &writer);
/// The journal is wanted no more: for folders in which it cannot be removed.
QByteArray closedRecord();

/// Reads a journal as far as it is whole. An error means that not even its start can be read.
Result<Journal> readJournal(const QByteArray &bytes, const QString &where = {});

/// The record of a payload, checksummed: for tests and fuzzers, which make payloads of their own.
QByteArray framed(const QByteArray &payload);

} // namespace core::io
