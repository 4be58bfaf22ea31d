// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/network/distribution.h"
#include "core/estimate/reading/setting_reader.h"

namespace core::estimation {

/// The settings that together give one distribution.
struct DistributionSettings {
    QString distribution; ///< the choice of the kind
    QString mean; ///< of every kind but percentiles; the value of a constant
    QString scv;
    QString median; ///< of percentiles
    QString p99;
    QString thing; ///< "service time", for sentences
};

/// The distribution that the settings give. Nothing when they say nothing; when they contradict
/// each other or say only half, nothing and a complaint.
std::optional<Distribution> readDistribution(
    SettingReader &settings, const DistributionSettings &ids);

} // namespace core::estimation
