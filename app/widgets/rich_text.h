// SPDX-License-Identifier: MIT
#pragma once

#include "app/look/theme.h"
#include "app/wording/fact.h"

/// The text as HTML for a label of rich text, with links in the theme's colour.
QString richText(const LinkedText &text, const Theme &theme);
