// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.h"
#include "core/model/design.h"

#include <set>

namespace core::io {

/// Takes the known members out of one object, and keeps the first problem and what is not known.
/// After a problem every answer is empty, so that a caller asks once, at the end.
class ObjectReader {
public:
    /// The place names the object for people: components[3] "ranker".
    ObjectReader(const Json &object, QString place);

    /// The text, empty when absent.
    QString text(const char *key);
    /// The text; it must be there and not be empty.
    QString neededText(const char *key);
    ElementId id(const char *key);
    /// A list of texts, empty when absent.
    QStringList texts(const char *key);
    /// [x, y, width, height], needed; no side may be shorter than nothing.
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

    /// Notes the first problem: "PLACE: what is wrong".
    void refuse(const QString &what);
    const QString &problem() const { return m_problem; }
    const QString &place() const { return m_place; }

private:
    bool isFitting(const Json &text, const QString &what);

    const Json &m_object;
    QString m_place;
    std::set<std::string> m_known;
    QString m_problem;
};

/// "components[3] "ranker"": how messages name an element of a list.
QString placeOf(const char *list, std::size_t index, const Json &element);
/// The JSON as compact text, to be written back later.
UnknownJson unknownJson(const Json &json);
/// What it is, in words: "a number".
QString kindOf(const Json &json);

} // namespace core::io
