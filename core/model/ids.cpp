// SPDX-License-Identifier: MIT
#include "core/model/ids.h"

namespace core {

namespace {

QString kebab(const QString &text)
{
    QString result;
    for (const QChar c : text.toLower()) {
        if ((c >= u'a' && c <= u'z') || c.isDigit()) {
            result += c;
        } else if (!result.isEmpty() && !result.endsWith(u'-')) {
            result += u'-';
        }
    }
    constexpr qsizetype longest = 100; // leaves room for a number within limits::idLength
    result.truncate(longest);
    while (result.endsWith(u'-')) {
        result.chop(1);
    }
    return result.isEmpty() ? QStringLiteral("element") : result;
}

} // namespace

ElementId freshId(const QString &base, const ElementIds &taken)
{
    const auto stem = kebab(base);
    if (!taken.contains(stem)) {
        return stem;
    }
    for (int number = 2;; ++number) {
        const auto id = stem + u'-' + QString::number(number);
        if (!taken.contains(id)) {
            return id;
        }
    }
}

} // namespace core
