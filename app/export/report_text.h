// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/analysis.h"
#include "core/analysis/library.h"

/// The sections of a report as HTML of the kind that both browsers and QTextDocument show.
namespace report_text {

/// What the sections are about.
struct Subject {
    const core::Design &design;
    const core::Library &library;
    const core::Analysis &analysis;
};

QString title(const core::Design &design);
QString heading(int level, const QString &plain);
QString paragraph(const QString &plain);
QString muted(const QString &plain);

/// Of every client in a line: its peak, its p99 and its availability beside what was promised.
QString summary(const Subject &subject);
/// The answers of the brief, in the order in which the checklists ask for them.
QString brief(const Subject &subject);
/// A client's numbers with their workings.
QString entry(const Subject &subject, const core::EntryEstimate &entry);
/// What breaks first, costs and sizes of the whole design, with their workings.
QString whole(const Subject &subject);
/// The components, busiest first, and what is to be said about some of them.
QString components(const Subject &subject);
/// Streams and how old data is; empty when there are none worth a line.
QString data(const Subject &subject);
QString findings(const Subject &subject);
/// How the numbers came about.
QString method(const Subject &subject);

/// The start of the file, with the colours and sizes of what the sections hold.
QString head(const QString &title);

} // namespace report_text
