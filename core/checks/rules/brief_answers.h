// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/design.h"

namespace core {

/// Where the text first contains the phrase as whole words, whatever the case; -1 when it does not.
/// A phrase that ends with a sign, like "recall@", may go on.
qsizetype indexOfWhole(const QString &text, const QString &phrase);
/// The entries of an answer: those of a list, the lines of a text; blank ones are left out.
QStringList entries(const BriefAnswer &answer);
/// How much was answered: entries of a list, words of a text.
qsizetype amount(const BriefAnswer &answer);

} // namespace core
