// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/design.h"

/// An answer of the brief as one text, whatever its kind.
QString answerText(const core::BriefAnswer &answer);
