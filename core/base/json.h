// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <nlohmann/json.hpp>

#include <optional>

namespace core {

/// JSON whose objects keep the order of their members, so that files stay readable in git.
using Json = nlohmann::ordered_json;

/// Limits a text must keep before it is parsed: files and the clipboard are hostile until then.
struct JsonBounds {
    qsizetype bytes = qsizetype(64) << 20;
    int depth = 64;
    qsizetype values = 4'000'000;
    /// Of one object: its members are looked up one after the other.
    qsizetype members = 1'000;
};

/// Parses UTF-8 JSON within bounds; the error names line and column. Duplicate members are refused.
Result<Json> parseJson(const QByteArray &text, const QString &where, const JsonBounds &bounds = {});

/// What could be read of a text, and why not all of it.
struct PartialJson {
    Json json;
    QString problem; ///< where reading ended; empty when all was read
    QStringList repeated; ///< members that appeared twice in an object; the first was kept
    QStringList tooDeep; ///< places of what is nested deeper than the bounds allow; it was left out
};

/// Reads up to the first problem. Objects and lists that are open there hold what was read of them.
PartialJson parseAsFarAsPossible(const QByteArray &text, const JsonBounds &bounds = {});

QString toQString(const Json &text);
QStringList toQStringList(const Json &array);
Json fromQString(const QString &text);

/// The text of the member, or an empty text when it is absent or not a text.
QString textMember(const Json &object, const char *key);
/// The number of the member, or nothing when it is absent or not a finite number.
std::optional<double> numberMember(const Json &object, const char *key);
/// A whole number is written without a decimal point, any other in the shortest form that reads
/// back.
Json fromNumber(double number);

} // namespace core
