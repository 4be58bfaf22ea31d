// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"

#include <QList>

namespace core {

/// What one unit of something costs, since when, and who says so.
struct Price {
    QString id;
    QString name;
    double usd = 0;
    QString per; ///< "h", "GB-month", "million requests"
    QString date; ///< "2026-06"
    QString source; ///< or "assumption: why"
};

/// An accelerator: what it can do, and what it costs by the hour with the machine around it.
struct Gpu {
    double memoryGb = 0;
    double teraflops = 0; ///< 16-bit, dense
    QString source; ///< of these two
    Price price;
};

/// The machine that a replica runs on when its component states none.
struct Machine {
    QString category; ///< of the component type
    double vcpus = 0;
    double memoryGib = 0;
    QString source;
};

/// How a component type is billed, when not as machines with SSDs.
struct Service {
    QString type;
    QString setting; ///< it holds only while this setting ...
    QString is; ///< ... has this value; both empty: always
    bool hasMachines = false; ///< it runs on machines besides
    QString storage; ///< ids of prices, empty when there is no such charge
    QString requests;
    QString replicaHour;
    QString traffic; ///< to clients; empty: as all traffic to the internet
};

/// All prices the program knows, out of resources/prices.json.
struct PriceTable {
    QString currency;
    QList<Price> prices;
    QList<Gpu> gpus;
    QList<Machine> machines;
    QList<Service> services;

    /// Each by its id, or null.
    const Price *price(const QString &id) const;
    const Gpu *gpu(const QString &id) const;
    const Machine *machine(const QString &category) const;
};

/// Every price that is asked for by name must be there, and every price a service names.
Result<PriceTable> priceTableFromJson(const Json &json, const QString &where);

} // namespace core
