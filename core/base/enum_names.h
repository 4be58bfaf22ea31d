// SPDX-License-Identifier: MIT
#pragma once

#include <QLatin1String>
#include <QString>

#include <array>
#include <optional>
#include <utility>

namespace core {

/// The words that stand for the values of an enumeration in data files and reports.
template<typename T, std::size_t N> using EnumNames = std::array<std::pair<T, const char *>, N>;

/// The word of the value; the table must name it.
template<typename T, std::size_t N> QString nameOf(const EnumNames<T, N> &table, T value)
{
    for (const auto &[meaning, word] : table) {
        if (meaning == value) {
            return QLatin1String(word);
        }
    }
    return {};
}

/// What the word stands for; nothing when the table does not know it.
template<typename T, std::size_t N>
std::optional<T> fromName(const EnumNames<T, N> &table, const QString &text)
{
    for (const auto &[meaning, word] : table) {
        if (text == QLatin1String(word)) {
            return meaning;
        }
    }
    return std::nullopt;
}

} // namespace core
