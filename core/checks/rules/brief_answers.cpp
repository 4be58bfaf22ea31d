// SPDX-License-Identifier: MIT
#include "core/checks/rules/brief_answers.h"

#include <QRegularExpression>

#include <algorithm>

namespace core {

namespace {

QStringList parts(const BriefAnswer &answer)
{
    if (const auto *list = std::get_if<QStringList>(&answer)) {
        return *list;
    }
    const auto *text = std::get_if<QString>(&answer);
    return (text ? *text : std::get<UnknownJson>(answer).text).split(u'\n');
}

} // namespace

qsizetype indexOfWhole(const QString &text, const QString &phrase)
{
    const auto isInWord = [&](qsizetype at) {
        return at >= 0 && at < text.size() && text.at(at).isLetterOrNumber();
    };
    const bool isOpen = !phrase.isEmpty() && !phrase.back().isLetterOrNumber(); // "recall@"
    auto at = phrase.isEmpty() ? -1 : text.indexOf(phrase, 0, Qt::CaseInsensitive);
    while (at >= 0 && (isInWord(at - 1) || (!isOpen && isInWord(at + phrase.size())))) {
        at = text.indexOf(phrase, at + 1, Qt::CaseInsensitive);
    }
    return at;
}

QStringList entries(const BriefAnswer &answer)
{
    QStringList filled;
    for (const auto &part : parts(answer)) {
        const auto entry = part.trimmed();
        if (!entry.isEmpty()) {
            filled.append(entry);
        }
    }
    return filled;
}

qsizetype amount(const BriefAnswer &answer)
{
    const auto filled = entries(answer);
    if (std::holds_alternative<QStringList>(answer)) {
        return filled.size();
    }
    static const QRegularExpression space(QStringLiteral("\\s+"));
    return filled.join(u' ').split(space, Qt::SkipEmptyParts).size();
}

} // namespace core
