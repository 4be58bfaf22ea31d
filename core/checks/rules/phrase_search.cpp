// SPDX-License-Identifier: MIT
#include "core/checks/rules/phrase_search.h"

#include <algorithm>

namespace core {

namespace {

quint32 keyOf(QChar first, QChar second)
{
    return (quint32(first.unicode()) << 16) | second.unicode();
}

} // namespace

SearchableText::SearchableText(const QString &text) : m_text(text.toCaseFolded())
{
    bool isInWord = false;
    for (int i = 0; i + 1 < m_text.size(); ++i) {
        if (!isInWord) {
            m_starts.push_back({keyOf(m_text.at(i), m_text.at(i + 1)), i});
        }
        isInWord = m_text.at(i).isLetterOrNumber();
    }
    std::sort(m_starts.begin(), m_starts.end(),
        [](const Start &a, const Start &b) { return a.letters < b.letters; });
}

bool SearchableText::isAt(qsizetype start, const QString &folded) const
{
    return QStringView(m_text).mid(start).startsWith(folded);
}

bool SearchableText::mentions(const QString &phrase) const
{
    const auto folded = phrase.toCaseFolded();
    if (folded.size() < 2) {
        auto at = m_text.indexOf(folded);
        while (at > 0 && m_text.at(at - 1).isLetterOrNumber()) {
            at = m_text.indexOf(folded, at + 1);
        }
        return at >= 0;
    }
    const auto letters = keyOf(folded.at(0), folded.at(1));
    auto start = std::lower_bound(m_starts.begin(), m_starts.end(), letters,
        [](const Start &one, quint32 wanted) { return one.letters < wanted; });
    for (; start != m_starts.end() && start->letters == letters; ++start) {
        if (isAt(start->at, folded)) {
            return true;
        }
    }
    return false;
}

bool SearchableText::mentionsAny(const QStringList &phrases) const
{
    return std::any_of(
        phrases.begin(), phrases.end(), [this](const QString &phrase) { return mentions(phrase); });
}

} // namespace core
