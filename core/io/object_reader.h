// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json.h"
#include "core/model/design.h"

#include <optional>
#include <set>

namespace core::io {

/// Takes the known members out of one object, and keeps the first problem and what is not known.
/// After a problem every answer is empty, so that a caller asks once, at the end.
///
/// With a list to tell it in, nothing is a problem: what is wrong is mended or left out, and told.
class ObjectReader {
public:
    /// The place names the object for people: components[3] "ranker".
    ObjectReader(const Json &object, QString place, QStringList *mended = nullptr);

    /// The text, empty when absent.
    QString text(const char *key);
    /// The text of one line, without breaks; empty when absent.
    QString line(const char *key);
    /// The text of one line; it must be there and not be empty. `instead` says what takes its place
    /// when the object is mended: "it was given a new one".
    QString neededLine(const char *key, const QString &instead);
    ElementId id(const char *key, const QString &instead);
    /// A list of texts of one line, empty when absent.
    QStringList lines(const char *key, qsizetype most);
    /// [x, y, width, height], needed; no side may be shorter than nothing. Where what is
    /// wrong is mended, a rectangle of negative width is one that could not be read.
    QRectF rect(const char *key);
    /// [[x, y], …], empty when absent.
    QList<QPointF> points(const char *key);
    /// An object of flags, numbers, texts and what is newer; empty when absent.
    Settings settings(const char *key);
    /// The array, or null when absent.
    const Json *array(const char *key, qsizetype most);
    /// The object, or null when absent.
    const Json *object(const char *key);
    /// Whatever it is, or null when absent.
    const Json *any(const char *key);
    bool isText(const char *key) const;

    /// All members that were never asked for.
    UnknownMembers rest() const;

    /// Notes the first problem, "PLACE: what is wrong", or else what was done instead.
    void refuse(const QString &what, const QString &instead = QStringLiteral("it was left out"));
    /// Where to tell what was mended; null when problems are not.
    QStringList *mended() const { return m_mended; }
    const QString &problem() const { return m_problem; }
    const QString &place() const { return m_place; }

private:
    /// The text, nothing when it is none.
    std::optional<QString> fitting(const Json &text, const QString &what);

    const Json &m_object;
    QString m_place;
    std::set<std::string> m_known;
    QString m_problem;
    QStringList *m_mended;
};

/// "components[3] "ranker"": how messages name an element of a list.
QString placeOf(const char *list, std::size_t index, const Json &element);
/// The JSON as compact text, to be written back later.
UnknownJson unknownJson(const Json &json);
/// What it is, in words: "a number".
QString kindOf(const Json &json);

} // namespace core::io
