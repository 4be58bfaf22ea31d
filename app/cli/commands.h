// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/paragraph.h"
#include "core/analysis/library.h"

#include <cstdint>

/// The subcommands as functions: what they print and how they end, or why they could not.
namespace cli {

/// How a subcommand ends. Scripts rely on the numbers.
enum class Exit { Fine = 0, ErrorFindings = 1, BadInput = 2 };

/// What a subcommand prints.
struct Answer {
    QString text;
    Exit exit = Exit::Fine;
    QList<core::Error> errors {}; ///< of some files, where others could be answered
    QList<core::Error> notes {}; ///< what was mended to read a file; no reason to end badly
};

/// Whom a report is for: a program, or people with or without colours.
struct Style {
    bool isJson = false;
    Ink ink;
};

/// What to do with a file that cannot be opened as it is.
enum class Reading { Strict, Repairing };

struct NewOptions {
    QString templateId;
    QString out;
    bool isForced = false;
};

struct CheckOptions {
    QString file;
    QStringList checklists; ///< ids or files; empty: those that the design names
    QString format; ///< text, json or sarif
    bool isExplained = false; ///< with why, and what an interviewer would ask
    bool isFixed = false; ///< what can be mended is, and the file is written
    Reading reading = Reading::Strict;
};

struct EstimateOptions {
    QStringList files;
    Reading reading = Reading::Strict;
};

struct SimulateOptions {
    QStringList files;
    Reading reading = Reading::Strict;
    long requests = 2'000'000;
    std::uint64_t seed = 1;
    double precision = 0.02;
    int threads = 0; ///< as many as the machine has
    double seconds = 60;
};

struct LayoutOptions {
    QString file;
    QString out;
    bool isForced = false;
    Reading reading = Reading::Strict;
};

struct ExportOptions {
    QString file;
    QString out;
    Reading reading = Reading::Strict;
    double scale = 1;
    QString theme;
    QString region;
    bool isTransparent = false;
    bool isHeatShown = false;
    bool areRatesShown = false;
    bool isReport = false; ///< instead of a picture
};

struct RecoverOptions {
    bool isList = false;
    QString file; ///< a design file or a journal
    QString out;
    bool isForced = false;
    bool isCompared = false; ///< only told about
    bool isDiscarded = false;
};

/// A design as it was read.
struct Source {
    core::Design design;
    QByteArray content;
    QList<core::Error> notes; ///< what was mended
    bool isOfNewerFormat = false;
};

/// The design in a file. A repair that would help is named in the error.
core::Result<Source> sourceIn(const QString &file, Reading reading);

core::Result<Answer> templates(const core::Library &library, const Style &style);
core::Result<Answer> catalog(const core::Library &library, const Style &style);
core::Result<Answer> checklists(const core::Library &library, const Style &style);
core::Result<Answer> rules(const core::Library &library, const Style &style);

core::Result<Answer> newBoard(const core::Library &library, const NewOptions &options);
core::Result<Answer> check(
    const core::Library &library, const CheckOptions &options, const Style &style);
core::Result<Answer> estimate(
    const core::Library &library, const EstimateOptions &options, const Style &style);
core::Result<Answer> simulate(
    const core::Library &library, const SimulateOptions &options, const Style &style);
core::Result<Answer> layout(const LayoutOptions &options);
/// What is left of boards that were not closed.
core::Result<Answer> recover(const RecoverOptions &options, const Style &style);
/// Needs an application that can paint.
core::Result<Answer> exportPicture(const core::Library &library, const ExportOptions &options);
/// Needs an application that can paint.
core::Result<Answer> exportReport(const core::Library &library, const ExportOptions &options);

} // namespace cli
