// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace core {

/// Whether something at its peak has numbers that stay, and why not.
enum class Health {
    Ok,
    Saturated, ///< more arrives than can be served, here or in what is waited for
    Metastable, ///< retries after timeouts are to be expected to fill it for good
    Endless, ///< in or behind a loop that never ends
    Unknown, ///< no demand, a setting is missing, or too much to compute
};

/// "ok", "saturated", "metastable", "endless" or "unknown".
QString healthWord(Health health);

} // namespace core
