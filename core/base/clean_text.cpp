// SPDX-License-Identifier: MIT
#include "core/base/clean_text.h"

#include <algorithm>

namespace core {

namespace {

constexpr char16_t escape = 0x1b;
constexpr char16_t controlSequence = 0x9b; // of C1: ESC [ in one character
constexpr char16_t bell = 0x07;
constexpr char16_t replacement = 0xfffd;

bool isControl(char16_t unit)
{
    return unit < 0x20 || (unit >= 0x7f && unit < 0xa0);
}

bool isNonCharacter(char32_t character)
{
    return (character & 0xfffe) == 0xfffe || (character >= 0xfdd0 && character <= 0xfdef);
}

/// Whether the unit is surely fine alone: nearly all are.
bool isPlain(char16_t unit)
{
    return (unit >= 0x20 && unit < 0x7f) || (unit >= 0xa0 && unit < 0xd800) || unit == u'\n'
        || unit == u'\t' || (unit >= 0xe000 && unit < 0xfdd0);
}

bool isPairAt(QStringView text, qsizetype at)
{
    return text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
}

bool isClean(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto unit = text[i].unicode();
        if (isPlain(unit)) {
            continue;
        }
        if (isPairAt(text, i)) {
            if (isNonCharacter(QChar::surrogateToUcs4(text[i], text[i + 1]))) {
                return false;
            }
            ++i;
        } else if (isControl(unit) || isNonCharacter(unit) || text[i].isSurrogate()) {
            return false;
        }
    }
    return true;
}

bool isBetween(QStringView text, qsizetype at, char16_t least, char16_t most)
{
    return at < text.size() && text[at].unicode() >= least && text[at].unicode() <= most;
}

/// The end of a control sequence whose parameters start here (ECMA-48, 5.4).
qsizetype afterParameters(QStringView text, qsizetype at)
{
    while (isBetween(text, at, 0x30, 0x3f)) {
        ++at;
    }
    while (isBetween(text, at, 0x20, 0x2f)) {
        ++at;
    }
    return isBetween(text, at, 0x40, 0x7e) ? at + 1 : at;
}

/// The end of a command string that is open here, such as a window title; where it starts when
/// nothing closes it.
qsizetype afterCommandString(QStringView text, qsizetype at)
{
    for (auto end = at; end < text.size() && text[end] != u'\n'; ++end) {
        if (text[end] == bell || text[end] == QChar(0x9c)) {
            return end + 1;
        }
        if (text[end] == escape && end + 1 < text.size() && text[end + 1] == u'\\') {
            return end + 2;
        }
    }
    return at;
}

/// Where the text goes on behind the escape character here. Only sequences that are surely meant
/// for a terminal go with it: a letter behind a stray ESC is somebody's letter.
qsizetype afterEscape(QStringView text, qsizetype at)
{
    if (text[at] == controlSequence) {
        return afterParameters(text, at + 1);
    }
    if (at + 1 == text.size()) {
        return at + 1;
    }
    switch (text[at + 1].unicode()) {
    case u'[':
        return afterParameters(text, at + 2);
    case u']':
    case u'P':
    case u'X':
    case u'^':
    case u'_':
        return std::max(at + 1, afterCommandString(text, at + 1));
    case u'(':
    case u')':
        return isBetween(text, at + 2, 0x30, 0x7e) ? at + 3 : at + 1; // a set of characters
    default:
        return at + 1;
    }
}

bool isVerticalMove(char16_t unit)
{
    return unit == u'\r' || unit == 0x0b || unit == 0x0c || unit == 0x85;
}

/// Appends what is kept of the text here; where it goes on.
qsizetype take(QStringView text, qsizetype at, QString &clean)
{
    const auto unit = text[at].unicode();
    if (unit == escape || unit == controlSequence) {
        return afterEscape(text, at);
    } else if (isPairAt(text, at)) {
        if (!isNonCharacter(QChar::surrogateToUcs4(text[at], text[at + 1]))) {
            clean += text.mid(at, 2);
        }
        return at + 2;
    } else if (text[at].isSurrogate()) {
        clean += QChar(replacement);
    } else if (isVerticalMove(unit)) {
        const bool isOneBreak = unit == u'\r' && at + 1 < text.size() && text[at + 1] == u'\n';
        clean += u'\n';
        return at + (isOneBreak ? 2 : 1);
    } else if (isPlain(unit) || (!isControl(unit) && !isNonCharacter(unit))) {
        clean += text[at];
    }
    return at + 1;
}

bool isBreak(QChar character)
{
    return character == u'\n' || character == u'\t' || character == QChar(0x2028)
        || character == QChar(0x2029);
}

bool turnsText(QChar character)
{
    const auto unit = character.unicode();
    return (unit >= 0x202a && unit <= 0x202e) || (unit >= 0x2066 && unit <= 0x2069);
}

bool isSuspicious(unsigned char byte)
{
    // Of other bytes only those that start U+0080 to U+00BF, U+F000 to U+FFFF and what lies beyond.
    return byte < 0x20 || byte == 0x7f || byte == 0xc2 || byte >= 0xef;
}

} // namespace

QString cleanText(QString text)
{
    if (isClean(text)) {
        return text;
    }
    QString clean;
    clean.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        at = take(text, at, clean);
    }
    return clean;
}

QString cleanLine(QString text)
{
    auto clean = cleanText(std::move(text));
    if (std::none_of(clean.cbegin(), clean.cend(), isBreak)) {
        return clean;
    }
    QString line;
    line.reserve(clean.size());
    bool isAfterBreak = false;
    for (const auto character : std::as_const(clean)) {
        if (isBreak(character)) {
            isAfterBreak = true;
            continue;
        }
        if (isAfterBreak && !line.isEmpty()) {
            line += u' ';
        }
        isAfterBreak = false;
        line += character;
    }
    return line;
}

QString cleanMarkup(QString markup)
{
    if (isClean(markup)) {
        return markup;
    }
    markup.removeIf([](QChar c) { return c == QChar(escape) || c == QChar(controlSequence); });
    return cleanText(std::move(markup));
}

void cleanUtf8(std::string &text)
{
    const bool mayBeDirty = std::any_of(text.begin(), text.end(),
        [](char byte) { return isSuspicious(static_cast<unsigned char>(byte)); });
    if (!mayBeDirty) {
        return;
    }
    const auto whole = fromUtf8(text);
    if (!isClean(whole)) {
        text = cleanText(whole).toStdString();
    }
}

QString fromUtf8(std::string_view text)
{
    constexpr std::string_view mark = "\xef\xbb\xbf";
    QString marks;
    while (text.substr(0, mark.size()) == mark) {
        marks += QChar(QChar::ByteOrderMark);
        text.remove_prefix(mark.size());
    }
    const auto rest = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    return marks.isEmpty() ? rest : marks + rest;
}

QString isolated(const QString &text)
{
    if (std::none_of(text.cbegin(), text.cend(), turnsText)) {
        return text;
    }
    constexpr QChar firstStrongIsolate(0x2068);
    constexpr QChar popIsolate(0x2069);
    // A closing mark too many would end the isolate early; one that is missing ends with it.
    QString kept;
    int open = 0;
    for (const auto character : text) {
        const bool opens = character.unicode() >= 0x2066 && character.unicode() <= 0x2068;
        const bool closes = character == popIsolate;
        open += opens ? 1 : closes ? -1 : 0;
        if (open >= 0) {
            kept += character;
        }
        open = std::max(open, 0);
    }
    return firstStrongIsolate + kept + QString(open, popIsolate) + popIsolate;
}

} // namespace core
