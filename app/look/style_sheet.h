// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

struct Theme;

/// The look of Qt's widgets in the theme: quiet, flat, one accent.
QString styleSheet(const Theme &theme);
