// SPDX-License-Identifier: MIT
#include "core/io/journal.h"

#include "core/io/design_json.h"
#include "core/io/diff_json.h"
#include "core/io/object_reader.h"
#include "core/model/replay.h"

#include <QCryptographicHash>

#include <array>

namespace core::io {

using namespace Qt::StringLiterals;

namespace {

constexpr int version = 1;
constexpr auto formatName = "inferboard-journal"_L1;
/// "LLLLLLLL CCCCCCCC ": length and checksum of the payload, in hexadecimal digits.
constexpr qsizetype frameBytes = 18;
/// A change wraps its elements deeper than a file does, where they may be as deep as they may.
constexpr JsonBounds changeBounds {.depth = JsonBounds().depth + 8};

constexpr std::array<quint32, 256> crcTable = [] {
    std::array<quint32, 256> table {};
    for (quint32 i = 0; i < table.size(); ++i) {
        auto value = i;
        for (int bit = 0; bit < 8; ++bit) {
            value = (value & 1) != 0 ? 0xEDB88320U ^ (value >> 1) : value >> 1;
        }
        table.at(i) = value;
    }
    return table;
}();

/// CRC-32 as in IEEE 802.3.
quint32 checksum(QByteArrayView bytes)
{
    quint32 crc = ~0U;
    for (const char byte : bytes) {
        crc = crcTable.at((crc ^ static_cast<unsigned char>(byte)) & 0xFFU) ^ (crc >> 8);
    }
    return ~crc;
}

QByteArray eightDigits(quint64 number)
{
    return QByteArray::number(number, 16).rightJustified(8, '0');
}

QByteArray frameOf(const QByteArray &payload)
{
    return eightDigits(static_cast<quint64>(payload.size())) + ' ' + eightDigits(checksum(payload))
        + ' ';
}

QByteArray record(const Json &json)
{
    // A lone half of a surrogate pair is replaced instead of thrown at.
    const auto text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    return framed(QByteArray::fromStdString(text));
}

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

void add(Json &json, const JournalWriter &writer)
{
    json["process"] = writer.processId;
    json["host"] = fromQString(writer.host);
    json["when"] = fromQString(timeText(writer.when));
}

/// Takes whole records off the front, and stays where one is torn or false.
class RecordReader {
public:
    explicit RecordReader(const QByteArray &bytes) : m_bytes(bytes) { }

    qsizetype position() const { return m_position; }
    std::optional<QByteArray> next()
    {
        const auto frame = QByteArrayView(m_bytes)
                               .sliced(m_position)
                               .first(qMin(frameBytes, m_bytes.size() - m_position));
        if (frame.size() < frameBytes) {
            return std::nullopt;
        }
        const qsizetype length = frame.first(8).toByteArray().toUInt(nullptr, 16);
        const auto start = m_position + frameBytes;
        if (length >= m_bytes.size() - start || m_bytes.at(start + length) != '\n') {
            return std::nullopt;
        }
        const auto payload = m_bytes.mid(start, length);
        // Written again, so that there is one way only to write a frame.
        if (frame != frameOf(payload)) {
            return std::nullopt;
        }
        m_position = start + length + 1;
        return payload;
    }

private:
    const QByteArray &m_bytes;
    qsizetype m_position = 0;
};

JournalWriter writerIn(ObjectReader &reader)
{
    JournalWriter writer;
    const auto *process = reader.any("process");
    writer.processId = process && process->is_number_integer() ? process->get<qint64>() : 0;
    writer.host = reader.text("host");
    writer.when = QDateTime::fromString(reader.text("when"), Qt::ISODateWithMs);
    return writer;
}

Result<JournalHead> headIn(const QByteArray &payload, const QString &where)
{
    const auto json = parseJson(payload, where);
    const auto found = json ? numberMember(*json, "version") : std::nullopt;
    if (!json || textMember(*json, "format") != formatName || !found) {
        return Error {u"this is not a journal of Inferboard"_s, where};
    }
    if (*found != version) {
        return Error {
            u"this journal has the format %1, this version of Inferboard reads %2; it was "
            "left as it is"_s.arg(*found)
                .arg(version),
            where};
    }
    ObjectReader reader(*json, {});
    JournalHead head {writerIn(reader), textMember(*json, "file"), reader.line("saved"), 0};
    const auto changes = numberMember(*json, "changes").value_or(0);
    head.changes = changes >= 0 && changes < 1e9 ? static_cast<qsizetype>(changes) : 0;
    if (!reader.problem().isEmpty()) {
        return Error {reader.problem(), where};
    }
    return head;
}

/// Follows the records behind the start.
class JournalReading {
public:
    explicit JournalReading(Journal journal)
        : m_journal(std::move(journal)), m_replay(m_journal.start)
    {
    }

    /// Whether the record makes sense; one that does not ends the journal.
    bool take(const QByteArray &payload)
    {
        const auto json = parseJson(payload, {}, changeBounds);
        if (!json || !json->is_object()) {
            return false;
        }
        ObjectReader reader(*json, {});
        if (const auto *saved = reader.object("saved")) {
            return takeSaved(*saved);
        }
        if (const auto *resumed = reader.object("resumed")) {
            ObjectReader writer(*resumed, {});
            m_journal.writer = writerIn(writer);
            return writer.problem().isEmpty();
        }
        if (reader.any("closed")) {
            m_journal.isClosed = true;
            return true;
        }
        return takeStep(*json);
    }

    Journal finished()
    {
        m_journal.design = m_replay.design();
        return std::move(m_journal);
    }

private:
    bool takeSaved(const Json &json)
    {
        ObjectReader reader(json, {});
        const auto file = textMember(json, "file"); // as it is: a path is not cleaned
        const auto digest = reader.neededLine("digest", {});
        if (!reader.problem().isEmpty()) {
            return false;
        }
        m_journal.file = file;
        m_journal.savedDigest = digest;
        m_journal.changes = 0;
        return true;
    }

    bool takeStep(const Json &json)
    {
        auto step = stepFromJson(json, {});
        if (!step || !m_replay.apply(step->diff)) {
            return false;
        }
        m_journal.changed = step->when;
        m_journal.steps.append(std::move(*step));
        ++m_journal.changes;
        return true;
    }

    Journal m_journal;
    Replay m_replay;
};

} // namespace

bool Journal::isUnsaved() const
{
    return !isClosed && (savedDigest.isEmpty() || savedDigest != digestOf(design));
}

QString digestOf(const Design &design)
{
    const auto hash = QCryptographicHash::hash(toText(design), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex());
}

QByteArray framed(const QByteArray &payload)
{
    auto bytes = frameOf(payload);
    bytes.reserve(bytes.size() + payload.size() + 1);
    bytes += payload;
    bytes += '\n';
    return bytes;
}

QByteArray journalStart(const JournalHead &head, const Design &design)
{
    auto json = Json::object();
    json["format"] = fromQString(formatName);
    json["version"] = version;
    add(json, head.writer);
    if (!head.file.isEmpty()) {
        json["file"] = fromQString(head.file);
    }
    if (!head.savedDigest.isEmpty()) {
        json["saved"] = fromQString(head.savedDigest);
    }
    json["changes"] = head.changes;
    return record(json) + framed(toText(design));
}

QByteArray stepRecord(const HistoryStep &step)
{
    return record(toJson(step));
}

QByteArray savedRecord(const QString &file, const QString &digest)
{
    auto json = Json::object();
    json["saved"]["file"] = fromQString(file);
    json["saved"]["digest"] = fromQString(digest);
    return record(json);
}

QByteArray resumedRecord(const JournalWriter &writer)
{
    auto json = Json::object();
    add(json["resumed"], writer);
    return record(json);
}

QByteArray closedRecord()
{
    return record(Json {{"closed", true}});
}

Result<Journal> readJournal(const QByteArray &bytes, const QString &where)
{
    if (bytes.size() > mostJournalBytes) {
        return Error {u"it is larger than a journal can be"_s, where};
    }
    RecordReader records(bytes);
    const auto first = records.next();
    const auto second = first ? records.next() : std::nullopt;
    if (!second) {
        return Error {u"this is not a journal of Inferboard, or its beginning is damaged"_s, where};
    }
    const auto head = headIn(*first, where);
    auto start = head ? fromText(*second, where) : Result<Design>(head.error());
    if (!start) {
        return start.error();
    }
    Journal journal;
    journal.writer = head->writer;
    journal.file = head->file;
    journal.savedDigest = head->savedDigest;
    journal.changed = head->writer.when;
    journal.changes = head->changes;
    journal.start = std::move(*start);
    JournalReading reading(std::move(journal));
    auto goodBytes = records.position();
    qsizetype count = 0;
    for (; count < mostRecords; ++count) {
        const auto payload = records.next();
        if (!payload || !reading.take(*payload)) {
            break;
        }
        goodBytes = records.position();
    }
    journal = reading.finished();
    journal.records = count;
    journal.goodBytes = goodBytes;
    journal.badBytes = bytes.size() - goodBytes;
    return journal;
}

} // namespace core::io
