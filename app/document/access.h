// SPDX-License-Identifier: MIT
#pragma once

/// What may become of the file of the board: written, or only looked at.
enum class Access { Full, ReadOnly };
