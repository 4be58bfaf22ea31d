// SPDX-License-Identifier: MIT
#include "app/cli/json_values.h"

#include <cmath>

namespace cli {

core::Json number(const std::optional<double> &value)
{
    return value && std::isfinite(*value) ? core::fromNumber(*value) : core::Json(nullptr);
}

core::Json number(const core::Quantity &quantity)
{
    return number(quantity.value);
}

core::Json named(const QString &text)
{
    return text.isEmpty() ? core::Json(nullptr) : core::fromQString(text);
}

core::Json list(const QStringList &texts)
{
    return list(texts, core::fromQString);
}

} // namespace cli
