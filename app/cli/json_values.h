// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json.h"
#include "core/checks/rules/finding.h"
#include "core/estimate/answer/latency_estimate.h"

#include <QList>

/// Values of the model as JSON: what does not exist is null, never a made-up number.
namespace cli {

core::Json number(const std::optional<double> &value);
core::Json number(const core::Quantity &quantity);
/// A name, or null when there is none.
core::Json named(const QString &text);
core::Json list(const QStringList &texts);
/// The mean and the percentiles of a distribution of times.
core::Json times(const core::LatencyEstimate &latency);
/// What an interviewer would ask, by level.
core::Json levels(const core::Questions &questions);
/// The JSON as it is printed.
QString printed(const core::Json &json);

template<typename T, typename ToJson> core::Json list(const QList<T> &items, ToJson toJson)
{
    auto array = core::Json::array();
    for (const auto &item : items) {
        array.push_back(toJson(item));
    }
    return array;
}

} // namespace cli
