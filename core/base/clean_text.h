// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <string>

/// What a text of a design may hold, so that every file and picture made of it can be read again:
/// no control characters, no noncharacters, no halves of surrogate pairs. XML has no way to write
/// them, terminals obey them, and nobody sees them. Everything that takes texts from outside cleans
/// them once: reading, pasting, typing. A clean text is left exactly as it is.
namespace core {

/// Without escape sequences of terminals and without what no text may hold. Line breaks of every
/// system become \n; tabs stay; half a surrogate pair becomes U+FFFD.
QString cleanText(QString text);
/// The same for a field of one line: each run of line breaks and tabs becomes one space, and there
/// is none at the ends.
QString cleanLine(QString text);
/// Markup that is complete, without the characters that XML forbids and nothing more: an escape
/// sequence that was cut off in one text would take the tags behind it along.
QString cleanMarkup(QString markup);
/// cleanText() of text in valid UTF-8, in place.
void cleanUtf8(std::string &text);

/// The text of valid UTF-8, all of it: QString::fromUtf8 drops a U+FEFF in front.
QString fromUtf8(std::string_view text);

/// The text as part of a sentence: its marks of writing direction must not turn what stands beside
/// it. Only a text that has such marks is put between isolates.
QString isolated(const QString &text);

} // namespace core
