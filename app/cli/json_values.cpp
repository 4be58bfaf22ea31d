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

core::Json times(const core::LatencyEstimate &latency)
{
    return {{"mean", number(latency.mean)}, {"p50", number(latency.p50)},
        {"p90", number(latency.p90)}, {"p95", number(latency.p95)}, {"p99", number(latency.p99)},
        {"p999", number(latency.p999)}};
}

core::Json levels(const core::Questions &questions)
{
    return {{"mid", core::fromQString(questions.mid)},
        {"senior", core::fromQString(questions.senior)},
        {"staff", core::fromQString(questions.staff)}};
}

QString printed(const core::Json &json)
{
    return QString::fromStdString(json.dump(2)) + u'\n';
}

} // namespace cli
