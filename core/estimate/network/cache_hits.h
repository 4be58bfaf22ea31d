// SPDX-License-Identifier: MIT
#pragma once

/// How often a cache of limited size holds what is asked for. No Qt in here.
namespace core::sizing {

/// A catalogue whose items are asked for by their rank: probability proportional to 1 / rank^skew.
struct Zipf {
    double items = 1;
    double skew = 1;
};

/// Che's approximation of a least-recently-used cache.
struct LruCache {
    double hitRatio = 0;
    double characteristicTime = 0; ///< requests that an item survives unasked
};

/// Solves sum (1 - exp(-p t)) = size for t; the hit ratio is sum p (1 - exp(-p t)). Che, Tung and
/// Wang, IEEE JSAC 20 (2002); within 0.05 percentage points of simulated caches. Ranks beyond the
/// first thousand are taken together in steps of 1 %, so a catalogue of any size is quick.
LruCache lruCache(const Zipf &catalogue, double size);

/// The share of requests for the most popular items: what a perfect cache of that size hits.
double mostPopularShare(const Zipf &catalogue, double size);

} // namespace core::sizing
