// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

#include <vector>

namespace core {

/// A text in which phrases are looked up: at the start of a word, whatever the case. It remembers
/// where words start, because a brief of pages is asked for thousands of phrases.
class SearchableText {
public:
    SearchableText() = default;
    explicit SearchableText(const QString &text);

    bool mentions(const QString &phrase) const;
    bool mentionsAny(const QStringList &phrases) const;

private:
    bool isAt(qsizetype start, const QString &folded) const;

    QString m_text; ///< case-folded
    /// Where a word or a sign starts.
    struct Start {
        quint32 letters; ///< the first two
        int at;
    };
    std::vector<Start> m_starts; ///< by their letters
};

} // namespace core
