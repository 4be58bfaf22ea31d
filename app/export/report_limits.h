// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/design.h"

/// What keeps a report one that can be read and is written in seconds, whatever the board holds.
/// What is left out is always said.
namespace report_limits {

constexpr qsizetype nameLength = 200;
constexpr qsizetype textLength = 2'000;
constexpr qsizetype answerLength = 10'000;
constexpr qsizetype sectionLength = 200'000; ///< of its markup
constexpr qsizetype reportLength = 800'000; ///< after so much markup no client is added
constexpr qsizetype clients = 30;
constexpr double chartHeight = 3'000; ///< where a picture is as wide as the text

/// The design with names that are not longer than that; numbers do not depend on them.
core::Design withShortNames(core::Design design);
/// Whether it has names that were cut.
bool hasCutNames(const core::Design &design);

/// The text, or its start and how much was left out.
QString shortened(const QString &plain, qsizetype most = textLength);

/// Pieces of HTML up to the length of a section.
class Section {
public:
    void add(const QString &html);
    const QString &html() const { return m_html; }
    /// How many pieces were left out, in these words, with %1 for the number; empty
    /// when none was.
    QString leftOutHtml(const QString &words) const;

private:
    QString m_html;
    int m_leftOut = 0;
};

} // namespace report_limits
