// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/drawing.h"
#include "core/estimate/estimate.h"
#include "core/estimate/queueing.h"

namespace core::estimation {

/// What the settings of a component say about its capacity and its own time.
struct Station {
    Behaviour behaviour = Behaviour::Passive;
    std::optional<double> replicas; ///< nothing: counted as one
    std::optional<double> perReplica; ///< requests one replica can take, /s
    QString perReplicaWorking;
    std::optional<queueing::Lognormal> service; ///< ms

    std::optional<double> capacity() const;
};

/// One component at its rate, and the law of its own time, ms, where it has one.
struct LoadedStation {
    ComponentEstimate estimate;
    std::optional<queueing::Lognormal> own;
};

Station stationOf(const Drawing &drawing, int node, QStringList &problems);
/// The station under load: M/M/c waiting plus its own service law.
LoadedStation loadedStation(const ElementId &id, const Station &station, const Quantity &rate);

/// No latency, and why.
LatencyEstimate noLatency(const QString &why);

} // namespace core::estimation
