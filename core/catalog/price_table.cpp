// SPDX-License-Identifier: MIT
#include "core/catalog/price_table.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace core {

namespace {

/// Prices that the estimate asks for by name.
constexpr std::array neededPrices {"vcpu_h", "memory_gib_h", "ssd_gb_month", "egress_gb",
    "cross_zone_gb", "llm_million_input", "llm_million_output"};

Error wrong(const QString &what, const QString &where)
{
    return {what, where};
}

std::optional<double> amount(const Json &json, const char *key)
{
    const auto number = numberMember(json, key);
    return number && *number >= 0 ? number : std::nullopt;
}

Result<Price> priceFromJson(const Json &json, const QString &where)
{
    Price price {textMember(json, "id"), textMember(json, "name"), 0, textMember(json, "per"),
        textMember(json, "date"), textMember(json, "source")};
    const auto usd = amount(json, "usd");
    if (price.id.isEmpty() || price.name.isEmpty() || !usd) {
        return wrong(u"a price needs an id, a name and usd, a number of at least 0"_s,
            price.id.isEmpty() ? where : where + u", price "_s + price.id);
    }
    if (price.date.isEmpty() || price.source.isEmpty() || price.per.isEmpty()) {
        return wrong(u"a price needs per, date and source (or \"assumption: why\")"_s,
            where + u", price "_s + price.id);
    }
    price.usd = *usd;
    return price;
}

Result<Gpu> gpuFromJson(const Json &json, const QString &where)
{
    auto price = priceFromJson(json, where);
    if (!price) {
        return price.error();
    }
    const auto memory = amount(json, "memory_gb");
    const auto teraflops = amount(json, "teraflops");
    if (!memory || !teraflops || *memory == 0 || *teraflops == 0) {
        return wrong(
            u"a GPU needs memory_gb and teraflops above 0"_s, where + u", price "_s + price->id);
    }
    return Gpu {*memory, *teraflops, textMember(json, "hardware_source"), std::move(*price)};
}

Result<Machine> machineFromJson(const Json &json, const QString &where)
{
    Machine machine {textMember(json, "category"), 0, 0, textMember(json, "source")};
    const auto vcpus = amount(json, "vcpus");
    const auto memory = amount(json, "memory_gib");
    if (machine.category.isEmpty() || !vcpus || !memory || machine.source.isEmpty()) {
        return wrong(u"a machine needs category, vcpus, memory_gib and source"_s, where);
    }
    machine.vcpus = *vcpus;
    machine.memoryGib = *memory;
    return machine;
}

Result<Service> serviceFromJson(const Json &json, const QString &where)
{
    Service service;
    service.type = textMember(json, "type");
    service.setting = textMember(json, "setting");
    service.is = textMember(json, "is");
    service.storage = textMember(json, "storage");
    service.requests = textMember(json, "requests");
    service.replicaHour = textMember(json, "replica_hour");
    service.traffic = textMember(json, "traffic");
    const auto machines = json.find("machines");
    service.hasMachines = machines != json.end() && machines->is_boolean() && machines->get<bool>();
    if (service.type.isEmpty() || service.setting.isEmpty() != service.is.isEmpty()) {
        return wrong(u"a service needs a type, and setting and is only together"_s, where);
    }
    return service;
}

template<typename T>
std::optional<Error> readAll(QList<T> &all, const Json &json, const char *key, const QString &where,
    Result<T> (*fromJson)(const Json &, const QString &))
{
    const auto found = json.find(key);
    if (found == json.end() || !found->is_array()) {
        return wrong(u"the array \"%1\" is missing"_s.arg(QLatin1String(key)), where);
    }
    for (const auto &item : *found) {
        auto value = item.is_object()
            ? fromJson(item, where)
            : Result<T>(wrong(u"\"%1\" must hold objects"_s.arg(QLatin1String(key)), where));
        if (!value) {
            return value.error();
        }
        all.append(std::move(*value));
    }
    return std::nullopt;
}

/// Names that nothing stands behind.
std::optional<Error> missingPrice(const PriceTable &table, const QString &where)
{
    for (const auto *id : neededPrices) {
        if (!table.price(QLatin1String(id))) {
            return wrong(u"the price \"%1\" is missing"_s.arg(QLatin1String(id)), where);
        }
    }
    for (const auto &service : table.services) {
        for (const auto &id :
            {service.storage, service.requests, service.replicaHour, service.traffic}) {
            if (!id.isEmpty() && !table.price(id)) {
                return wrong(u"the service \"%1\" names the price \"%2\", which is missing"_s.arg(
                                 service.type, id),
                    where);
            }
        }
    }
    return std::nullopt;
}

} // namespace

const Price *PriceTable::price(const QString &id) const
{
    const auto found = std::find_if(
        prices.begin(), prices.end(), [&](const Price &price) { return price.id == id; });
    return found == prices.end() ? nullptr : &*found;
}

const Gpu *PriceTable::gpu(const QString &id) const
{
    const auto found =
        std::find_if(gpus.begin(), gpus.end(), [&](const Gpu &gpu) { return gpu.price.id == id; });
    return found == gpus.end() ? nullptr : &*found;
}

const Machine *PriceTable::machine(const QString &category) const
{
    const auto found = std::find_if(machines.begin(), machines.end(),
        [&](const Machine &machine) { return machine.category == category; });
    return found == machines.end() ? nullptr : &*found;
}

Result<PriceTable> priceTableFromJson(const Json &json, const QString &where)
{
    PriceTable table;
    if (!json.is_object() || textMember(json, "currency").isEmpty()) {
        return wrong(u"a price table must be an object that names its currency"_s, where);
    }
    table.currency = textMember(json, "currency");
    for (const auto &error : {readAll(table.prices, json, "prices", where, priceFromJson),
             readAll(table.gpus, json, "gpus", where, gpuFromJson),
             readAll(table.machines, json, "machines", where, machineFromJson),
             readAll(table.services, json, "services", where, serviceFromJson),
             missingPrice(table, where)}) {
        if (error) {
            return *error;
        }
    }
    return table;
}

} // namespace core
