// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/paragraph.h"
#include "core/library.h"

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
};

/// Whom a report is for: a program, or people with or without colours.
struct Style {
    bool isJson = false;
    Ink ink;
};

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
};

struct SimulateOptions {
    QStringList files;
    long requests = 2'000'000;
    std::uint64_t seed = 1;
    double precision = 0.02;
    int threads = 0; ///< as many as the machine has
    double seconds = 60;
};

struct ExportOptions {
    QString file;
    QString out;
    double scale = 1;
    QString theme;
    QString region;
    bool isTransparent = false;
    bool isHeatShown = false;
    bool areRatesShown = false;
    bool isReport = false; ///< instead of a picture
};

/// The design in a file.
core::Result<core::Design> designIn(const QString &file);

core::Result<Answer> templates(const core::Library &library, const Style &style);
core::Result<Answer> catalog(const core::Library &library, const Style &style);
core::Result<Answer> checklists(const core::Library &library, const Style &style);
core::Result<Answer> rules(const core::Library &library, const Style &style);

core::Result<Answer> newBoard(const core::Library &library, const NewOptions &options);
core::Result<Answer> check(
    const core::Library &library, const CheckOptions &options, const Style &style);
core::Result<Answer> estimate(
    const core::Library &library, const QStringList &files, const Style &style);
core::Result<Answer> simulate(
    const core::Library &library, const SimulateOptions &options, const Style &style);
core::Result<Answer> layout(const QString &file, const QString &out);
/// Needs an application that can paint.
core::Result<Answer> exportPicture(const core::Library &library, const ExportOptions &options);
/// Needs an application that can paint.
core::Result<Answer> exportReport(const core::Library &library, const ExportOptions &options);

} // namespace cli
