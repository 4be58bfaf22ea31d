// SPDX-License-Identifier: MIT
#include "core/estimate/sizing/sizing_formulas.h"

#include <algorithm>
#include <cmath>

namespace core::sizing {

double vectorBytes(double vectors, double dimensions, double bytesPerValue)
{
    return vectors * dimensions * bytesPerValue;
}

double hnswBytes(double vectors, double dimensions, double bytesPerValue, double links)
{
    constexpr double bytesPerLink = 2 * 4;
    return vectors * (dimensions * bytesPerValue + links * bytesPerLink);
}

double hnswWithHeadroomBytes(double vectors, double dimensions, double bytesPerValue, double links)
{
    constexpr double bytesPerLink = 16;
    constexpr double headroom = 1.2;
    return vectors * (dimensions * bytesPerValue + links * bytesPerLink) * headroom;
}

double codeBytes(double vectors, double bytesPerCode)
{
    return vectors * bytesPerCode;
}

double invertedListBytes(double vectors, double bytesPerVector)
{
    constexpr double idBytes = 8;
    return vectors * (bytesPerVector + idBytes);
}

double cacheBytes(double items, double bytesPerItem, double overhead, double copies)
{
    return items * (bytesPerItem + overhead) * copies;
}

double retainedBytes(const Retained &retained)
{
    return retained.bytesPerSecond * retained.seconds * retained.copies / retained.compression
        * (1 + retained.indexShare);
}

double kvBytesPerToken(double layers, double kvHeads, double headDimensions, double bytesPerValue)
{
    return 2 * layers * kvHeads * headDimensions * bytesPerValue;
}

double kvSlots(const GpuMemory &memory, double bytesPerToken, double context)
{
    const double left = memory.bytes * memory.utilisation - memory.weights;
    return std::max(0.0, std::floor(left / (bytesPerToken * context)));
}

double gpusFor(double bytes, double bytesPerGpu, double utilisation)
{
    return std::max(1.0, std::ceil(bytes / (bytesPerGpu * utilisation)));
}

double decodeMsPerToken(double weights, double kvBytesOfBatch, double bytesPerSecond)
{
    return (weights + kvBytesOfBatch) / bytesPerSecond * 1e3;
}

double prefillMs(double parameters, double tokens, double flopPerSecond, double utilisation)
{
    return 2 * parameters * tokens / (flopPerSecond * utilisation) * 1e3;
}

double trainingFlop(double parameters, double tokens)
{
    return 6 * parameters * tokens;
}

double gpuHours(double flop, double flopPerSecondOfGpu, double utilisation)
{
    return flop / (flopPerSecondOfGpu * utilisation) / 3'600;
}

double achievedUtilisation(double flop, double flopPerSecondOfGpu, double hours)
{
    return flop / (flopPerSecondOfGpu * hours * 3'600);
}

double batchCapacity(double replicas, double largest, double baseMs, double perItemMs)
{
    return replicas * largest / (baseMs + perItemMs * largest) * 1e3;
}

double replicasFor(double rate, double meanMs, double concurrency, double target)
{
    constexpr double rounding = 1e-9; // 20.000000001 is 20, whatever the last bit says
    return std::ceil(rate * meanMs / 1e3 / (concurrency * target) * (1 - rounding));
}

double backlog(double arrivals, double capacity, double seconds)
{
    return std::max(0.0, arrivals - capacity) * seconds;
}

double drainSeconds(double waiting, double arrivals, double capacity)
{
    return arrivals < capacity ? waiting / (capacity - arrivals) : INFINITY;
}

double megabitPerSecond(double rate, double bytes)
{
    constexpr double megabit = 1e6 / 8;
    return rate * bytes / megabit;
}

double requestsPerMonth(double rate)
{
    return rate * secondsPerMonth;
}

} // namespace core::sizing
