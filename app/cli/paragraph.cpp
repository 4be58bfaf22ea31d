// SPDX-License-Identifier: MIT
#include "app/cli/paragraph.h"

using namespace Qt::StringLiterals;

namespace cli {

namespace {

/// The codes are those of ISO 6429: every terminal knows them.
QString dressed(bool isColoured, QLatin1StringView code, const QString &text)
{
    return isColoured ? u"\x1b[%1m%2\x1b[0m"_s.arg(code, text) : text;
}

} // namespace

QString Ink::strong(const QString &text) const
{
    return dressed(isColoured, "1"_L1, text);
}

QString Ink::quiet(const QString &text) const
{
    return dressed(isColoured, "2"_L1, text);
}

QString Ink::good(const QString &text) const
{
    return dressed(isColoured, "32"_L1, text);
}

QString Ink::bad(const QString &text) const
{
    return dressed(isColoured, "31"_L1, text);
}

QString Ink::severity(core::Severity severity, const QString &text) const
{
    switch (severity) {
    case core::Severity::Error:
        return bad(text);
    case core::Severity::Warning:
        return dressed(isColoured, "33"_L1, text);
    case core::Severity::Hint:
        break;
    }
    return dressed(isColoured, "34"_L1, text);
}

QString plain(const QString &text)
{
    auto result = text.simplified();
    for (auto &character : result) {
        if (character.category() == QChar::Other_Control) {
            character = u' ';
        }
    }
    return result;
}

QString paragraph(const QString &lead, const QString &text)
{
    const auto margin = QString(lead.size(), u' ');
    auto result = lead;
    auto column = lead.size();
    for (const auto &word : plain(text).split(u' ', Qt::SkipEmptyParts)) {
        const bool isFirst = column == lead.size();
        if (!isFirst && column + 1 + word.size() > Page::width) {
            result += u'\n' + margin;
            column = margin.size();
        } else if (!isFirst) {
            result += u' ';
            ++column;
        }
        result += word;
        column += word.size();
    }
    return result + u'\n';
}

QString fitted(const QString &text, int width)
{
    auto line = plain(text);
    if (line.size() <= width) {
        return line;
    }
    const bool cutsPair = width > 1 && line.at(width - 2).isHighSurrogate();
    return line.left(width - (cutsPair ? 2 : 1)) + u'…';
}

QString leftColumn(const QString &text, int width)
{
    return fitted(text, width).leftJustified(width);
}

QString rightColumn(const QString &text, int width)
{
    return fitted(text, width).rightJustified(width);
}

} // namespace cli
