// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/answer/solved.h"

namespace core::estimation {

/// Why a latency is approximate, in sentences; empty when it is within the stated accuracy.
QStringList approximationTexts(const Solved &solved, const analytic::EndToEnd &endToEnd);

} // namespace core::estimation
