// SPDX-License-Identifier: MIT
#include "core/estimate/sizing/machine_cost.h"

#include "core/estimate/sizing/sizing_formulas.h"

#include <QStringBuilder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::estimation {

namespace {

/// What one replica runs on.
struct Size {
    double vcpus = 0;
    double memoryGib = 0;
    bool isAssumed = false;
};

/// The component's own size, else its category's, with at least the memory that it needs.
std::optional<Size> sizeOf(Billing &billing, double replicas)
{
    auto &inputs = billing.inputs;
    const auto vcpus = inputs.number("vcpus", Bounds {0.001, 1e6});
    const auto memory = inputs.number("memory_gib", Bounds {0.001, 1e6});
    const auto &resolved = inputs.resolved();
    const auto *type = resolved.types[static_cast<std::size_t>(inputs.node())];
    const auto *preset = type ? billing.prices.machine(type->category) : nullptr;
    if (!preset && (!vcpus || !memory)) {
        return std::nullopt;
    }
    const double needed = billing.sizing.memoryGib.value.value_or(0) / replicas;
    return Size {vcpus ? *vcpus : preset->vcpus,
        memory ? *memory : std::max(preset->memoryGib, needed), !vcpus || !memory};
}

/// Hours of a month that its machines run.
struct Hours {
    double hours = sizing::hoursPerMonth;
    QString working = u"730 h"_s;
};

/// A job is paid while it runs; once a day unless it says how often.
Hours hoursOf(SizingInputs &inputs)
{
    const auto run =
        inputs.number("run_time_h") ? inputs.number("run_time_h") : inputs.number("duration_h");
    if (!run || !inputs.hasRole("batch-compute")) {
        return {};
    }
    const Bounds positive {1e-6, 1e9};
    const auto stated = inputs.number("interval_h", positive)
        ? inputs.number("interval_h", positive)
        : inputs.number("schedule_h", positive);
    const double interval = stated.value_or(24);
    const double hours = std::min(1.0, *run / interval) * sizing::hoursPerMonth;
    return {hours,
        formatNumber(*run) % u" h every " % formatNumber(interval) % u" h"
            % (stated ? QString() : u" (assumption)"_s) % u" = " % formatNumber(hours) % u" h"};
}

Quantity replicaCost(Billing &billing, double replicas)
{
    const auto size = sizeOf(billing, replicas);
    if (!size) {
        return noCost(u"Fill in the vCPUs and memory of a replica."_s);
    }
    const auto &vcpu = billing.price({}, "vcpu_h");
    const auto &memory = billing.price({}, "memory_gib_h");
    const auto time = hoursOf(billing.inputs);
    const double hourly = size->vcpus * vcpu.usd + size->memoryGib * memory.usd;
    return usd(replicas * hourly * time.hours,
        formatNumber(replicas) % u" replicas × (" % formatNumber(size->vcpus) % u" vCPU × "
            % priceText(vcpu) % u" + " % formatNumber(size->memoryGib) % u" GiB × "
            % priceText(memory) % u") × " % time.working
            % (size->isAssumed ? u"; the size of a replica is an assumption"_s : QString()));
}

Quantity servingGpuCost(const Billing &billing, const Gpu &gpu)
{
    const double gpus = billing.sizing.gpus.value.value_or(0);
    return usd(gpus * gpu.price.usd * sizing::hoursPerMonth,
        formatNumber(gpus) % u" × " % gpu.price.name % u" with its machine × "
            % priceText(gpu.price) % u" × 730 h");
}

/// Runs of a month by the word of its schedule; one when nothing tells.
double runsPerMonth(const QString &schedule)
{
    constexpr double daysPerMonth = sizing::hoursPerMonth / 24;
    if (schedule == u"Hourly") {
        return sizing::hoursPerMonth;
    }
    if (schedule == u"Daily") {
        return daysPerMonth;
    }
    return schedule == u"Weekly" ? daysPerMonth / 7 : 1;
}

Quantity trainingCost(const Billing &billing, const Gpu &gpu, bool isAssumed)
{
    const double hours = *billing.sizing.gpuHours.value;
    const auto schedule = billing.inputs.text("schedule");
    const double runs = runsPerMonth(schedule);
    const bool isTold = runs != 1 || schedule == u"Monthly";
    return usd(hours * runs * gpu.price.usd,
        formatNumber(runs) % u" runs a month" % (isTold ? QString() : u" (assumption)"_s) % u" × "
            % formatNumber(hours) % u" GPU h × " % gpu.price.name
            % (isAssumed ? u" (assumption)"_s : QString()) % u", " % priceText(gpu.price));
}

Quantity gpuCost(const Billing &billing)
{
    const auto &sizing = billing.sizing;
    const bool isAssumed = sizing.gpu.isEmpty();
    const auto *gpu = billing.prices.gpu(isAssumed ? u"A100"_s : sizing.gpu);
    if (!gpu) {
        return noCost(u"No price of the GPU \"%1\" is known; add it to prices.json or fill in the "
                      "cost per month."_s.arg(sizing.gpu));
    }
    return sizing.gpuHours.value ? trainingCost(billing, *gpu, isAssumed)
                                 : servingGpuCost(billing, *gpu);
}

} // namespace

const Price &Billing::price(const QString &id, const char *otherwise) const
{
    static const Price none;
    const auto *found = prices.price(id.isEmpty() ? QString::fromLatin1(otherwise) : id);
    return found ? *found : none;
}

Service serviceOf(const SizingInputs &inputs, const PriceTable &prices)
{
    const auto &type = inputs.resolved().graph.component(inputs.node()).type;
    const auto found =
        std::find_if(prices.services.begin(), prices.services.end(), [&](const Service &service) {
            return service.type == type
                && (service.setting.isEmpty()
                    || inputs.text(qPrintable(service.setting)) == service.is);
        });
    if (found != prices.services.end()) {
        return *found;
    }
    Service service;
    service.hasMachines = true;
    return service;
}

Quantity machineCost(Billing &billing)
{
    const auto replicas = billing.inputs.number("replicas", Bounds {1, 1e9});
    if (billing.sizing.gpuHours.value || billing.sizing.gpus.value) {
        return gpuCost(billing);
    }
    if (!billing.service.replicaHour.isEmpty() && replicas) {
        const auto &price = billing.price(billing.service.replicaHour, "");
        return usd(*replicas * price.usd * sizing::hoursPerMonth,
            formatNumber(*replicas) % u" × " % priceText(price) % u" × 730 h");
    }
    if (!billing.service.hasMachines) {
        return noCost(u"Its provider runs the machines."_s);
    }
    return replicas ? replicaCost(billing, *replicas)
                    : noCost(u"It has no replicas of its own to pay for."_s);
}

QString billingUnit()
{
    return u"USD/month"_s;
}

Quantity usd(double amount, const QString &working)
{
    return quantity(
        amount, billingUnit(), working + u" = "_s + formatNumber(amount) + u" USD a month"_s);
}

Quantity noCost(const QString &why)
{
    return unknownQuantity(billingUnit(), why);
}

QString priceText(const Price &price)
{
    const bool isAssumed = price.source.startsWith(u"assumption");
    return formatNumber(price.usd) % u" USD per " % price.per % u" (" % price.date
        % (isAssumed ? u", assumption)"_s : u")"_s);
}

} // namespace core::estimation
