// SPDX-License-Identifier: MIT
#include "core/io/json_layout.h"

#include <algorithm>

namespace core::io {

namespace {

constexpr std::ptrdiff_t longestLine = 160;

/// How deep a value lies; only these three are ever broken into lines.
enum class Level { Root, Member, Entry, Inside };

std::string compact(const Json &json)
{
    const auto dense = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    std::string text;
    text.reserve(dense.size() + dense.size() / 8);
    bool isInText = false;
    bool isEscaped = false;
    for (const char c : dense) {
        text += c;
        isInText = c == '"' && !isEscaped ? !isInText : isInText;
        isEscaped = c == '\\' && !isEscaped;
        if (!isInText && (c == ':' || c == ',')) {
            text += ' ';
        }
    }
    return text;
}

std::ptrdiff_t characters(const std::string &utf8)
{
    return std::count_if(utf8.begin(), utf8.end(),
        [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

bool isBroken(const Json &json, Level level)
{
    if (level == Level::Inside || !json.is_structured() || json.empty()) {
        return false;
    }
    const bool isOutline = level == Level::Root
        || (level == Level::Member && (json.is_object() || json.front().is_structured()));
    return isOutline || characters(compact(json)) > longestLine;
}

std::string laidOut(const Json &json, Level level)
{
    if (!isBroken(json, level)) {
        return compact(json);
    }
    const auto inner = static_cast<Level>(static_cast<int>(level) + 1);
    const std::string indent(2 * static_cast<std::size_t>(inner), ' ');
    std::string text(1, json.is_object() ? '{' : '[');
    const char *separator = "\n";
    for (const auto &[key, value] : json.items()) {
        text += separator + indent;
        if (json.is_object()) {
            text += compact(Json(key)) + ": ";
        }
        text += laidOut(value, inner);
        separator = ",\n";
    }
    text += '\n' + indent.substr(2);
    return text + (json.is_object() ? '}' : ']');
}

} // namespace

QByteArray layOut(const Json &root)
{
    return QByteArray::fromStdString(laidOut(root, Level::Root)) + '\n';
}

} // namespace core::io
