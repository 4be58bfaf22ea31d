// SPDX-License-Identifier: MIT
#pragma once

/// How much memory, storage, network and computing a thing takes, as plain formulas. Bytes, seconds
/// and FLOP unless the name says otherwise. No Qt in here.
namespace core::sizing {

constexpr double kib = 1024.0;
constexpr double gib = 1024.0 * 1024 * 1024;
constexpr double gigabyte = 1e9; ///< prices are in these
constexpr double secondsPerDay = 86'400;
constexpr double hoursPerMonth = 730; ///< 8,760 / 12, as clouds bill
constexpr double secondsPerMonth = hoursPerMonth * 3'600;

/// Rows of a table of vectors, or a flat index: every value as it is.
double vectorBytes(double vectors, double dimensions, double bytesPerValue);
/// Faiss: the vector and M links in two directions of 4 bytes each (Faiss wiki, guidelines to
/// choose an index).
double hnswBytes(double vectors, double dimensions, double bytesPerValue, double links);
/// ScyllaDB's sizing page: 16 bytes for each link and 20 % headroom.
double hnswWithHeadroomBytes(double vectors, double dimensions, double bytesPerValue, double links);
/// Product quantisation: the codes alone.
double codeBytes(double vectors, double bytesPerCode);
/// Inverted lists: what is stored of each vector, and its id of 8 bytes (Faiss wiki).
double invertedListBytes(double vectors, double bytesPerVector);

/// In memory: the value and the store's own bytes for each item, times the copies.
double cacheBytes(double items, double bytesPerItem, double overhead, double copies);
/// What Redis keeps for a key besides key and value, about.
constexpr double overheadPerItem = 80;

/// What a log or table holds at the end of its retention.
struct Retained {
    double bytesPerSecond = 0;
    double seconds = 0;
    double copies = 1;
    double compression = 1; ///< written bytes / stored bytes
    double indexShare = 0; ///< index bytes / data bytes
};
double retainedBytes(const Retained &retained);

/// A key and a value for each layer and key-value head (grouped-query attention).
double kvBytesPerToken(double layers, double kvHeads, double headDimensions, double bytesPerValue);
/// Sequences whose KV cache fits beside the weights; whole ones, none when the weights do not fit.
struct GpuMemory {
    double bytes = 0; ///< of all GPUs of a replica
    double utilisation = 0.9; ///< the share that the server may use
    double weights = 0;
};
double kvSlots(const GpuMemory &memory, double bytesPerToken, double context);
/// GPUs that hold so many bytes.
double gpusFor(double bytes, double bytesPerGpu, double utilisation);

/// A decoding step reads all weights and the KV cache of the batch once: at least so many ms.
double decodeMsPerToken(double weights, double kvBytesOfBatch, double bytesPerSecond);
/// Two FLOP for each parameter and token of the prompt.
double prefillMs(double parameters, double tokens, double flopPerSecond, double utilisation);

/// Forward and backward pass: 6 FLOP for each parameter and token (Kaplan et al. 2020).
double trainingFlop(double parameters, double tokens);
/// `utilisation` is the model FLOP utilisation (MFU).
double gpuHours(double flop, double flopPerSecondOfGpu, double utilisation);
/// The MFU that a run of so many GPU hours had.
double achievedUtilisation(double flop, double flopPerSecondOfGpu, double hours);

/// Batches of the largest size, one after the other, /s.
double batchCapacity(double replicas, double largest, double baseMs, double perItemMs);
/// Replicas for a utilisation of at most the target.
double replicasFor(double rate, double meanMs, double concurrency, double target);
/// What waits after so long, and how long it takes to work it off.
double backlog(double arrivals, double capacity, double seconds);
double drainSeconds(double waiting, double arrivals, double capacity);

/// Of so many messages of that size.
double megabitPerSecond(double rate, double bytes);

/// Of an average rate, /s, in a month of 730 h.
double requestsPerMonth(double rate);

} // namespace core::sizing
