// SPDX-License-Identifier: MIT
#include "core/catalog/spelling.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace core {

namespace {

/// No name in the catalog is near as long; what a file holds may be.
constexpr qsizetype longest = 64;

/// Letters and digits only: "model server", "Model_Server" and "modelServer" are one word.
QString folded(const QString &word)
{
    QString text;
    for (const auto character : word.toCaseFolded()) {
        if (character.isLetterOrNumber()) {
            text.append(character);
        }
    }
    return text;
}

/// How many letters have to be put in, left out, changed or swapped with the next.
int distance(const QString &from, const QString &to)
{
    const auto width = static_cast<std::size_t>(to.size()) + 1;
    std::vector<int> last(width);
    std::vector<int> beforeLast(width);
    std::iota(last.begin(), last.end(), 0);
    for (qsizetype i = 1; i <= from.size(); ++i) {
        std::vector<int> row(width, static_cast<int>(i));
        for (qsizetype j = 1; j <= to.size(); ++j) {
            const auto at = static_cast<std::size_t>(j);
            const bool isSame = from.at(i - 1) == to.at(j - 1);
            row[at] = std::min({row[at - 1] + 1, last[at] + 1, last[at - 1] + (isSame ? 0 : 1)});
            const bool isSwapped =
                i > 1 && j > 1 && from.at(i - 1) == to.at(j - 2) && from.at(i - 2) == to.at(j - 1);
            if (isSwapped) {
                row[at] = std::min(row[at], beforeLast[at - 2] + 1);
            }
        }
        beforeLast = std::move(last);
        last = std::move(row);
    }
    return last.back();
}

/// "timeout" for "timeout_ms", "p99_ms" for "service_p99_ms".
bool isPartOf(const QString &written, const QString &known)
{
    return written.size() > 2
        && (known.startsWith(written + u'_') || known.endsWith(u'_' + written));
}

} // namespace

QString nearestWord(const QString &written, const QStringList &known)
{
    const auto word = folded(written);
    if (word.isEmpty() || word.size() > longest) {
        return {};
    }
    int least = static_cast<int>(std::clamp<qsizetype>(word.size() / 4, 1, 3)) + 1;
    QString nearest;
    for (const auto &candidate : known) {
        const int apart = isPartOf(written, candidate) ? 1 : distance(word, folded(candidate));
        if (apart < least) {
            least = apart;
            nearest = candidate;
        }
    }
    return nearest;
}

} // namespace core
