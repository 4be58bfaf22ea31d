// SPDX-License-Identifier: MIT
#include "core/estimate/sizing/cost.h"

#include "core/estimate/sizing/machine_cost.h"
#include "core/estimate/sizing/sizing_formulas.h"

#include <QStringBuilder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::estimation {

namespace {

constexpr double million = 1e6;

Quantity storageCost(const Billing &billing)
{
    const auto &stored = billing.sizing.storageGib;
    if (!stored.value) {
        return noCost(stored.working);
    }
    const auto &price = billing.price(billing.service.storage, "ssd_gb_month");
    const double gigabytes = *stored.value * sizing::gib / sizing::gigabyte;
    return usd(gigabytes * price.usd,
        formatNumber(*stored.value) % u" GiB = " % formatNumber(gigabytes) % u" GB × "
            % priceText(price));
}

/// GB a month over a connection.
double monthlyGigabytes(const Billing &billing, int edge)
{
    const auto &rates = billing.load.connectionRates;
    const auto index = static_cast<std::size_t>(edge);
    auto settings = billing.inputs.resolved().connectionSettings(edge);
    const double payload = settings.number(u"payload_kib"_s).value_or(0) * sizing::kib;
    const double rate = index < rates.size() ? rates[index] : 0;
    return sizing::requestsPerMonth(rate) * payload / sizing::gigabyte;
}

void addTraffic(Total &total, double gigabytes, const Price &price, QStringView what)
{
    if (gigabytes > 0) {
        total.add(gigabytes * price.usd,
            formatNumber(gigabytes) % u" GB a month " % what % u" × " % priceText(price));
    }
}

/// Of what comes in. A payload is request and response together: a little more than what leaves.
/// What is uploaded costs nothing.
Quantity trafficCost(Billing &billing)
{
    const auto &resolved = billing.inputs.resolved();
    double fromClients = 0;
    double fromOthers = 0;
    for (const int edge : resolved.graph.incoming(billing.inputs.node())) {
        const int source = resolved.graph.source(edge);
        const bool isClient = source >= 0 && resolved.behaviour(source) == Behaviour::Client;
        if (!isClient) {
            fromOthers += monthlyGigabytes(billing, edge);
        } else if (!SizingInputs(resolved, source).hasRole("source")) {
            fromClients += monthlyGigabytes(billing, edge);
        }
    }
    const double zones = billing.inputs.number("zones", Bounds {1, 6}).value_or(1);
    Total total(billingUnit());
    addTraffic(
        total, fromClients, billing.price(billing.service.traffic, "egress_gb"), u"with clients");
    addTraffic(total, fromOthers * (zones - 1) / zones, billing.price({}, "cross_zone_gb"),
        u"from other zones");
    return total.orNothing(
        u"No traffic to clients, and none between zones that it says it stands in."_s);
}

Quantity tokenCost(Billing &billing, double rate)
{
    auto &inputs = billing.inputs;
    const double calls = sizing::requestsPerMonth(rate) / million;
    const double input = inputs.number("input_tokens", 0);
    const double output = inputs.number("output_tokens", 0);
    const QString head = formatNumber(calls) % u" million calls a month × ";
    if (const auto own = inputs.number("price_per_million")) {
        return usd(calls * (input + output) * *own,
            head % formatNumber(input + output) % u" tokens × " % formatNumber(*own)
                % u" USD per million tokens (given)");
    }
    const auto &in = billing.price({}, "llm_million_input");
    const auto &out = billing.price({}, "llm_million_output");
    return usd(calls * (input * in.usd + output * out.usd),
        head % u'(' % formatNumber(input) % u" tokens in × " % priceText(in) % u" + "
            % formatNumber(output) % u" out × " % priceText(out) % u')');
}

Quantity requestCost(Billing &billing)
{
    const bool hasTokens = billing.inputs.knows("price_per_million");
    if (!hasTokens && billing.service.requests.isEmpty()) {
        return noCost(u"Its requests are not billed one by one."_s);
    }
    if (!billing.load.averageRate.value) {
        return noCost(billing.load.averageRate.working);
    }
    const double rate = *billing.load.averageRate.value;
    if (hasTokens) {
        return tokenCost(billing, rate);
    }
    const auto &price = billing.price(billing.service.requests, "");
    const double requests = sizing::requestsPerMonth(rate) / million;
    return usd(requests * price.usd,
        formatNumber(rate) % u"/s on average = " % formatNumber(requests) % u" million a month × "
            % priceText(price));
}

Quantity monthCost(SizingInputs &inputs, const Cost &cost)
{
    if (const auto own = inputs.number("cost_usd_month")) {
        return quantity(*own, billingUnit(), formatNumber(*own) % u" USD a month, given");
    }
    Total total(billingUnit());
    const auto add = [&](const Quantity &part, QStringView name) {
        if (part.value) {
            total.add(*part.value, name % u' ' % formatNumber(*part.value) % u" USD");
        }
    };
    add(cost.machines, u"machines");
    add(cost.storage, u"storage");
    add(cost.traffic, u"traffic");
    add(cost.requests, u"requests");
    return total.orNothing(u"Nothing about it has a price here; fill in its cost per month."_s);
}

Cost clientCost(const ElementId &id)
{
    const auto none = noCost(u"What runs at the users costs nothing here."_s);
    return {id, none, none, none, none, none};
}

} // namespace

Cost costOf(const ResolvedDesign &resolved, int node, const Load &load,
    const SizingEstimate &sizing, const PriceTable &prices, QStringList &problems)
{
    const auto &id = resolved.graph.component(node).id;
    SizingInputs inputs(resolved, node);
    if (resolved.behaviour(node) == Behaviour::Client || inputs.hasRole("on-device")) {
        return clientCost(id);
    }
    Billing billing {inputs, load, sizing, prices, serviceOf(inputs, prices)};
    Cost cost;
    cost.id = id;
    cost.machines = machineCost(billing);
    cost.storage = storageCost(billing);
    cost.traffic = trafficCost(billing);
    cost.requests = requestCost(billing);
    cost.month = monthCost(inputs, cost);
    inputs.collectInto(problems);
    return cost;
}

CostTotals totalCost(
    const ResolvedDesign &resolved, const QList<Cost> &costs, const Quantity &averageRate)
{
    CostTotals totals;
    double sum = 0;
    for (const auto &cost : costs) {
        sum += cost.month.value.value_or(0);
        const int node = resolved.graph.node(cost.id);
        const bool isFree = node >= 0
            && (resolved.behaviour(node) == Behaviour::Client
                || SizingInputs(resolved, node).hasRole("on-device"));
        if (!cost.month.value && !isFree) {
            totals.without.append(cost.id);
        }
    }
    const auto left = totals.without.size();
    const QString working = formatNumber(sum) % u" USD a month for "
        % formatNumber(static_cast<double>(costs.size() - left)) % u" components"
        % (left == 0 ? QString()
                     : u", "_s % formatNumber(static_cast<double>(left)) % u" without a price");
    totals.month = quantity(sum, billingUnit(), working);
    if (!averageRate.value || *averageRate.value <= 0) {
        totals.perMillionRequests =
            unknownQuantity(u"USD"_s, u"Without requests there is no cost of a request."_s);
        return totals;
    }
    const double requests = sizing::requestsPerMonth(*averageRate.value) / million;
    totals.perMillionRequests = quantity(sum / requests, u"USD"_s,
        formatNumber(sum) % u" USD ÷ (" % formatNumber(*averageRate.value)
            % u"/s on average × 2.628 million s a month = " % formatNumber(requests)
            % u" million requests) = " % formatNumber(sum / requests) % u" USD a million");
    return totals;
}

} // namespace core::estimation
