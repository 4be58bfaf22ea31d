// SPDX-License-Identifier: MIT
#pragma once

#include "core/checks/rules/finding.h"

#include <QCoreApplication>
#include <QString>

namespace cli {

/// Text for people: how wide it is, and where its words are translated.
class Page {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static constexpr int width = 80;
};

/// Dresses text for a terminal that shows colours, and leaves it plain for all else.
struct Ink {
    bool isColoured = false;

    QString strong(const QString &text) const;
    QString quiet(const QString &text) const;
    QString good(const QString &text) const;
    QString bad(const QString &text) const;
    QString severity(core::Severity severity, const QString &text) const;
};

/// Text from a file on one line, without what would steer a terminal.
QString plain(const QString &text);
/// The text in lines of at most the page's width: the first behind `lead`, the others below it.
QString paragraph(const QString &lead, const QString &text);
/// The text cut to a width, with an ellipsis when something is lost.
QString fitted(const QString &text, int width);
/// The text in a column: cut or filled with blanks, at the left or at the right edge.
QString leftColumn(const QString &text, int width);
QString rightColumn(const QString &text, int width);

} // namespace cli
