// SPDX-License-Identifier: MIT
#pragma once

/// Whether a window can be opened. Qt would end the process where it cannot.
bool hasDisplay();
