// SPDX-License-Identifier: MIT
#include "core/estimate/network/token_service.h"

#include <algorithm>

namespace core::estimation {

Distribution tokenServiceDistribution(const TokenService &service, double sequencesInFlight)
{
    const double others = std::max(0.0, sequencesInFlight - 1);
    const double generationMs =
        service.tokens * service.perTokenMs * (1 + service.slowdown * others);
    const double meanMs = service.ttftMs + generationMs;
    const double variance = generationMs * generationMs * service.tokensScv;
    if (!(variance > 0)) {
        return {Distribution::Kind::Constant, meanMs, 0};
    }
    return {Distribution::Kind::Lognormal, meanMs, variance / (meanMs * meanMs)};
}

} // namespace core::estimation
