// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/analytic/memory.h"

namespace core::analytic {

/// A running hash of numbers (the mixing of splitmix64).
class Key {
public:
    Key &operator<<(std::uint64_t number);
    Key &operator<<(double number);
    Key &operator<<(int number) { return *this << static_cast<std::uint64_t>(number); }
    Key &operator<<(const estimation::Distribution &distribution);
    std::uint64_t value() const { return m_value | 1; }

private:
    std::uint64_t m_value = 0x243f6a8885a308d3;
};

/// All that one call adds to what its caller depends on, beside the visit that it makes.
void addCall(Key &key, const CallFlow &flow);

/// Everything that a visit of the node depends on, its callees' visits by their keys; 0 is of those
/// that are not known yet. On one grid visits of equal keys are equal. `isInstant` supposes that
/// the node takes no time.
std::uint64_t visitKey(int node, const estimation::Network &network, const Flow &flow,
    const std::vector<Station> &stations, const std::vector<std::uint64_t> &keys, bool isInstant);

} // namespace core::analytic
