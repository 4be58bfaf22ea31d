// SPDX-License-Identifier: MIT
#include "core/model/design.h"

#include <array>

namespace core {

namespace {

constexpr std::array kindWords {
    std::pair {ConnectionKind::Request, "request"},
    std::pair {ConnectionKind::Stream, "stream"},
    std::pair {ConnectionKind::Batch, "batch"},
    std::pair {ConnectionKind::Deploy, "deploy"},
};

} // namespace

QString kindWord(ConnectionKind kind)
{
    return QLatin1String(kindWords.at(static_cast<std::size_t>(kind)).second);
}

std::optional<ConnectionKind> kindFromWord(const QString &word)
{
    for (const auto &[kind, name] : kindWords) {
        if (word == QLatin1String(name)) {
            return kind;
        }
    }
    return std::nullopt;
}

} // namespace core
