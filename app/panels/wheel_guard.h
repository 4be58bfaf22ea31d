// SPDX-License-Identifier: MIT
#pragma once

class QComboBox;

/// Lets the wheel scroll the panel instead of changing a list that happens to lie under the
/// pointer, unless the list has the focus.
void guardFromWheel(QComboBox *combo);
