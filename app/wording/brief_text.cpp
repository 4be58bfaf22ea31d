// SPDX-License-Identifier: MIT
#include "app/wording/brief_text.h"

QString answerText(const core::BriefAnswer &answer)
{
    if (const auto *text = std::get_if<QString>(&answer)) {
        return *text;
    }
    if (const auto *list = std::get_if<QStringList>(&answer)) {
        return list->join(u'\n');
    }
    return std::get<core::UnknownJson>(answer).text;
}
