// SPDX-License-Identifier: MIT
#include "core/model/design.h"

#include "core/base/enum_names.h"

namespace core {

namespace {

constexpr EnumNames<ConnectionKind, 4> kindWords {{
    {ConnectionKind::Request, "request"},
    {ConnectionKind::Stream, "stream"},
    {ConnectionKind::Batch, "batch"},
    {ConnectionKind::Deploy, "deploy"},
}};

} // namespace

QString kindWord(ConnectionKind kind)
{
    return nameOf(kindWords, kind);
}

std::optional<ConnectionKind> kindFromWord(const QString &word)
{
    return fromName(kindWords, word);
}

} // namespace core
