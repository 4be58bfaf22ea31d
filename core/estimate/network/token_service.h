// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/network/distribution.h"

/// The time that a language model takes for an answer. No Qt in here.
namespace core::estimation {

/// How one replica generates answers, token by token and several answers at once.
struct TokenService {
    double ttftMs = 0; ///< until the first token, without waiting in a queue
    double perTokenMs = 0; ///< of one answer generated alone
    double slowdown = 0; ///< relative increase of the time per token for each further answer
    double tokens = 0; ///< mean length of an answer
    double tokensScv = 0; ///< squared coefficient of variation of the length
    bool operator==(const TokenService &) const = default;
};

/// The distribution of the time of one answer while this many, itself included, are generated on
/// its replica: ttft + tokens x time per token x (1 + slowdown x (in flight - 1)). Mean and
/// variance are exact, the shape between them is taken to be lognormal.
Distribution tokenServiceDistribution(const TokenService &service, double sequencesInFlight);

} // namespace core::estimation
