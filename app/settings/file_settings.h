// SPDX-License-Identifier: MIT
#pragma once

/// What the program remembers about saving files.
namespace file_settings {

/// Whether a board that rests is saved by itself.
bool isAutosaved();
void setAutosaved(bool isAutosaved);

/// How many earlier versions of a file are kept beside it.
int versionsKept();

} // namespace file_settings
