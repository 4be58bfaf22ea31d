// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace core {

/// Where a thing numbered by an int (a node, a wire, a station) stands in a standard container.
/// The index is not negative.
constexpr std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

} // namespace core
