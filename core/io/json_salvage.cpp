// SPDX-License-Identifier: MIT
#include "core/io/json_salvage.h"

#include <QStringDecoder>

#include <cmath>

namespace core::io {

using namespace Qt::StringLiterals;

namespace {

/// The text in valid UTF-8, without characters that end a text.
QByteArray decoded(const QByteArray &text, QStringList &notes)
{
    const auto encoding = QStringConverter::encodingForData(text, u'{');
    if (encoding && *encoding != QStringConverter::Utf8) {
        notes << u"it is in %1, not in UTF-8; it was read as that"_s.arg(
            QString::fromLatin1(QStringConverter::nameForEncoding(*encoding)));
        QStringDecoder decoder(*encoding);
        return QString(decoder.decode(text)).toUtf8();
    }
    if (!QUtf8StringView(text).isValidUtf8()) {
        notes << u"it is not in UTF-8 throughout; what could not be read became \ufffd"_s;
        return QString::fromUtf8(text).toUtf8();
    }
    return text;
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isOfWord(char c)
{
    const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return isLetter || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.' || c == '_';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Whether it is a number as JSON writes them, and not too large.
bool isJsonNumber(const QByteArray &word)
{
    const auto digits = word.startsWith('-') ? word.mid(1) : word;
    const bool startsWell = !digits.isEmpty() && isDigit(digits.front())
        && (digits.front() != '0' || digits.size() == 1 || !isDigit(digits.at(1)));
    bool isNumber = false;
    const double value = word.toDouble(&isNumber);
    const auto dot = digits.indexOf('.');
    const bool endsWell = dot < 0 || (dot + 1 < digits.size() && isDigit(digits.at(dot + 1)));
    return startsWell && endsWell && isNumber && std::isfinite(value);
}

/// Goes through a text once and writes it again with small mistakes mended.
class Mending {
public:
    Mending(const QByteArray &text, QStringList &notes) : m_text(text), m_notes(notes) { }

    QByteArray run()
    {
        m_mended.reserve(m_text.size() + m_text.size() / 16);
        while (m_at < m_text.size()) {
            const char c = m_text.at(m_at);
            if (c == '"') {
                takeText();
            } else if (isOfWord(c)) {
                takeWord();
            } else {
                takeSign(c);
            }
        }
        return m_mended;
    }

private:
    void takeSign(char c)
    {
        ++m_at;
        if (c == ',' && isLastInList()) {
            note(u"there is a comma too many"_s);
        } else if (static_cast<unsigned char>(c) >= 0x20 || isBlank(c)) {
            m_mended += c;
        } else {
            note(u"there is a control character between the members"_s);
        }
    }

    bool isLastInList() const
    {
        auto next = m_at;
        while (next < m_text.size() && isBlank(m_text.at(next))) {
            ++next;
        }
        return next < m_text.size() && (m_text.at(next) == ']' || m_text.at(next) == '}');
    }

    void takeWord()
    {
        const auto start = m_at;
        while (m_at < m_text.size() && isOfWord(m_text.at(m_at))) {
            ++m_at;
        }
        const auto word = m_text.mid(start, m_at - start);
        if (word == "true" || word == "false" || word == "null" || isJsonNumber(word)) {
            m_mended += word;
            return;
        }
        bool isNumber = false;
        const double value = word.toDouble(&isNumber);
        const bool isUsable = isNumber && std::isfinite(value);
        note(u"\"%1\" is no number of JSON"_s.arg(QString::fromLatin1(word.left(40))),
            isUsable ? u"it was read as one"_s : u"it was left out"_s);
        m_mended += isUsable ? QByteArray::fromStdString(Json(value).dump()) : QByteArray("null");
    }

    /// From quote to quote. One that is never closed is left open, for the parser to tell.
    void takeText()
    {
        m_mended += m_text.at(m_at++);
        while (m_at < m_text.size()) {
            const char c = m_text.at(m_at);
            if (c == '\\') {
                takeEscape();
                continue;
            }
            if (static_cast<unsigned char>(c) < 0x20) {
                note(u"there is a line break or control character inside a text"_s,
                    u"it was read as that"_s);
                m_mended += "\\u00" + QByteArray::number(c, 16).rightJustified(2, '0');
                ++m_at;
                continue;
            }
            ++m_at;
            m_mended += c;
            if (c == '"') {
                return;
            }
        }
    }

    void takeEscape()
    {
        const char kind = m_at + 1 < m_text.size() ? m_text.at(m_at + 1) : '\0';
        if (kind == 'u' && unitAt(m_at) >= 0) {
            takeUnit();
        } else if (kind != '\0' && QByteArrayView("\"\\/bfnrt").contains(kind)) {
            m_mended += m_text.mid(m_at, 2);
            m_at += 2;
        } else {
            note(u"there is a \\ that stands for nothing"_s, u"it was read as itself"_s);
            m_mended += "\\\\";
            ++m_at;
        }
    }

    /// The code unit of the \uXXXX here, or -1.
    int unitAt(qsizetype at) const
    {
        bool isHex = false;
        const auto digits = m_text.mid(at + 2, 4);
        const int unit = digits.toInt(&isHex, 16);
        const bool isUnit = m_text.mid(at, 2) == "\\u" && digits.size() == 4 && isHex
            && digits.front() != '+' && digits.front() != '-' && !isBlank(digits.front());
        return isUnit ? unit : -1;
    }

    void takeUnit()
    {
        const int unit = unitAt(m_at);
        const int next = unitAt(m_at + 6);
        const bool isHigh = unit >= 0xd800 && unit < 0xdc00;
        const bool isPair = isHigh && next >= 0xdc00 && next < 0xe000;
        const bool isHalf = unit >= 0xd800 && unit < 0xe000 && !isPair;
        const auto length = isPair ? 12 : 6;
        if (isHalf) {
            note(u"there is half a character"_s, u"it became \ufffd"_s);
        }
        m_mended += isHalf ? QByteArray("\\ufffd") : m_text.mid(m_at, length);
        m_at += length;
    }

    /// Tells the place of a mistake; of a kind that goes on and on only the first.
    void note(const QString &what, const QString &instead = u"it was left out"_s)
    {
        if (m_told.contains(what)) {
            return;
        }
        m_told << what;
        const auto line = QByteArrayView(m_text).first(m_at).count('\n') + 1;
        m_notes << u"line %1: %2; %3"_s.arg(line).arg(what, instead);
    }

    const QByteArray &m_text;
    QStringList &m_notes;
    QByteArray m_mended;
    QStringList m_told;
    qsizetype m_at = 0;
};

} // namespace

Salvage salvage(const QByteArray &text)
{
    Salvage found;
    const auto utf8 = decoded(text, found.notes);
    auto part = parseAsFarAsPossible(Mending(utf8, found.notes).run());
    part.repeated.removeDuplicates();
    for (const auto &name : std::as_const(part.repeated)) {
        found.notes << u"the member \"%1\" appears twice in one object; the first was kept"_s.arg(
            name);
    }
    part.tooDeep.removeDuplicates();
    for (const auto &place : std::as_const(part.tooDeep)) {
        found.notes << u"%1: it is nested deeper than %2 levels; what lies deeper was left out"_s
                           .arg(place)
                           .arg(JsonBounds().depth);
    }
    if (!part.problem.isEmpty()) {
        found.notes << part.problem + u"; nothing behind that was read"_s;
    }
    found.json = std::move(part.json);
    return found;
}

} // namespace core::io
