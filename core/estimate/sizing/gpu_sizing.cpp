// SPDX-License-Identifier: MIT
#include "core/estimate/sizing/sizing.h"
#include "core/estimate/sizing/sizing_formulas.h"

#include <QStringBuilder>

#include <cmath>

using namespace Qt::StringLiterals;

namespace core::estimation {

namespace {

constexpr double billion = 1e9;

/// What one replica keeps in the memory of its GPUs.
struct Held {
    double weights = 0;
    double perToken = 0; ///< of the KV cache
    double context = 0; ///< tokens of one sequence
    double sequences = 0;
    QString working;

    double bytes() const { return weights + perToken * context * sequences; }
};

void addWeights(Held &held, SizingInputs &inputs)
{
    const auto parameters = inputs.number("parameters_b");
    if (parameters && inputs.knows("precision")) {
        const double each = bytesOf(inputs.text("precision"));
        held.weights = *parameters * billion * each;
        held.working = formatNumber(*parameters) % u" billion parameters × " % formatNumber(each)
            % u" B = " % gibText(held.weights) % u" of weights";
    } else if (const auto model = inputs.number("model_gib")) {
        held.weights = *model * sizing::gib;
        held.working = formatNumber(*model) % u" GiB of weights";
    }
}

void addCache(Held &held, SizingInputs &inputs)
{
    const auto layers = inputs.number("layers");
    const auto heads = inputs.number("kv_heads");
    const auto dimensions = inputs.number("head_dimensions");
    if (!layers || !heads || !dimensions) {
        return;
    }
    const double each = inputs.number("kv_bytes", 2);
    held.perToken = sizing::kvBytesPerToken(*layers, *heads, *dimensions, each);
    held.context =
        inputs.number("context_tokens")
            .value_or(inputs.number("input_tokens", 0) + inputs.number("output_tokens", 0));
    held.sequences = inputs.number("concurrency", 1);
    held.working += u" + "_s % formatNumber(held.sequences) % u" sequences × "
        % formatNumber(held.context) % u" tokens × (2 × " % formatNumber(*layers) % u" layers × "
        % formatNumber(*heads) % u" heads × " % formatNumber(*dimensions) % u" × "
        % formatNumber(each) % u" B = " % formatNumber(held.perToken) % u" B of KV cache) = "
        % gibText(held.bytes());
}

/// The model of GPU that the settings name; empty when it runs without.
QString gpuNamed(const SizingInputs &inputs)
{
    const auto gpu = inputs.text("gpu");
    return gpu.startsWith(u"None") || inputs.text("hardware") == u"CPU" ? QString() : gpu;
}

void addSlots(
    SizingEstimate &sizing, const Held &held, const sizing::GpuMemory &memory, double gpus)
{
    if (held.perToken <= 0 || held.context <= 0) {
        sizing.kvSlots = unknownQuantity({}, u"It keeps no KV cache."_s);
        return;
    }
    const double fit = sizing::kvSlots(memory, held.perToken, held.context);
    sizing.kvSlots = quantity(fit, {},
        u"("_s % formatNumber(gpus) % u" × " % formatNumber(memory.bytes / gpus / sizing::gigabyte)
            % u" GB × " % formatNumber(memory.utilisation) % u" − " % gibText(memory.weights)
            % u") ÷ (" % formatNumber(held.perToken) % u" B × " % formatNumber(held.context)
            % u" tokens), rounded down = " % formatNumber(fit));
}

Quantity replicatedGpus(double replicas, double each, const QString &why)
{
    return quantity(replicas * each, {},
        formatNumber(replicas) % u" replicas × " % formatNumber(each) % u" (" % why % u") = "
            % formatNumber(replicas * each));
}

void withoutGpu(SizingEstimate &sizing, const QString &why)
{
    sizing.gpus = unknownQuantity({}, why);
    sizing.gpuMemoryGib = unknownQuantity(u"GiB"_s, why);
    sizing.kvSlots = unknownQuantity({}, why);
}

/// GPU hours of a run of 6 FLOP for each parameter and token.
std::optional<Quantity> hoursByFlop(SizingInputs &inputs, const Gpu &gpu)
{
    const auto parameters = inputs.number("parameters_b");
    const auto tokens = inputs.number("training_tokens_b");
    if (!parameters || !tokens) {
        return std::nullopt;
    }
    constexpr double tera = 1e12;
    const double mfu = inputs.number("mfu", Bounds {0.001, 1}).value_or(0.4);
    const double flop = sizing::trainingFlop(*parameters * billion, *tokens * billion);
    const double hours = sizing::gpuHours(flop, gpu.teraflops * tera, mfu);
    return quantity(hours, u"h"_s,
        u"6 × "_s % formatNumber(*parameters) % u" billion parameters × " % formatNumber(*tokens)
            % u" billion tokens ÷ (" % formatNumber(gpu.teraflops) % u" TFLOP/s × "
            % formatNumber(mfu) % u" MFU) = " % formatNumber(hours) % u" GPU h");
}

std::optional<Quantity> hoursByExamples(SizingInputs &inputs)
{
    const auto examples = inputs.number("training_examples");
    const auto speed = inputs.number("examples_per_gpu_s", Bounds {1e-9, 1e15});
    if (!examples || !speed) {
        return std::nullopt;
    }
    const double epochs = inputs.number("epochs", 1);
    const double hours = *examples * epochs / *speed / 3'600;
    return quantity(hours, u"h"_s,
        formatNumber(*examples) % u" examples × " % formatNumber(epochs) % u" epochs ÷ "
            % formatNumber(*speed) % u"/s of one GPU = " % formatNumber(hours) % u" GPU h");
}

void addSearch(SizingEstimate &sizing, SizingInputs &inputs)
{
    const double trials = inputs.number("trials", 0);
    const double each = inputs.number("hours_per_trial", 0);
    const double parallel = std::max(1.0, inputs.number("parallel_trials", 1));
    const double hours = std::ceil(trials / parallel) * each;
    sizing.trainingHours = quantity(hours, u"h"_s,
        formatNumber(trials) % u" trials, " % formatNumber(parallel) % u" at once, × "
            % formatNumber(each) % u" h = " % formatNumber(hours) % u" h");
    sizing.gpuHours = quantity(trials * each, u"h"_s,
        formatNumber(trials) % u" trials × " % formatNumber(each) % u" h on one GPU each = "
            % formatNumber(trials * each) % u" GPU h");
}

} // namespace

void addGpus(SizingEstimate &sizing, SizingInputs &inputs, const PriceTable &prices)
{
    if (inputs.knows("gpu_type")) {
        return withoutGpu(sizing, u"It trains; see its GPU hours."_s);
    }
    sizing.gpu = gpuNamed(inputs);
    if (sizing.gpu.isEmpty()) {
        return withoutGpu(sizing, u"It runs without a GPU."_s);
    }
    Held held;
    addWeights(held, inputs);
    addCache(held, inputs);
    sizing.gpuMemoryGib = held.bytes() > 0
        ? quantity(held.bytes() / sizing::gib, u"GiB"_s, held.working + u", for each replica"_s)
        : unknownQuantity(u"GiB"_s, u"Fill in the size of its model."_s);
    const auto given = inputs.number("gpus_per_replica", {1, 1e6});
    const auto *gpu = prices.gpu(sizing.gpu);
    const double replicas = inputs.replicas();
    if (!gpu) {
        sizing.gpus = replicatedGpus(replicas, given.value_or(1), u"its memory is not known"_s);
        sizing.kvSlots = unknownQuantity({}, u"No memory of this GPU is known; see prices.json."_s);
        return;
    }
    const double share = inputs.number("gpu_memory_share", Bounds {0.01, 1}).value_or(0.9);
    const double bytes = gpu->memoryGb * sizing::gigabyte;
    const double each = given.value_or(sizing::gpusFor(held.bytes(), bytes, share));
    sizing.gpus = replicatedGpus(replicas, each,
        given ? u"given"_s
              : gibText(held.bytes()) % u" ÷ (" % formatNumber(gpu->memoryGb) % u" GB × "
                % formatNumber(share) % u"), rounded up");
    addSlots(sizing, held, {bytes * each, share, held.weights}, each);
}

void addTraining(SizingEstimate &sizing, SizingInputs &inputs, const PriceTable &prices)
{
    const auto unit = u"h"_s;
    if (inputs.knows("hours_per_trial")) {
        return addSearch(sizing, inputs);
    }
    if (!inputs.knows("gpu_type")) {
        const auto why = u"It trains nothing."_s;
        sizing.trainingHours = unknownQuantity(unit, why);
        sizing.gpuHours = unknownQuantity(unit, why);
        return;
    }
    const auto type = inputs.text("gpu_type");
    const double gpus = inputs.number("gpus", 0);
    const auto *gpu = prices.gpu(type);
    sizing.gpu = type.startsWith(u"None") || gpus < 1 ? QString() : type;
    auto hours = gpu ? hoursByFlop(inputs, *gpu) : std::nullopt;
    hours = hours ? hours : hoursByExamples(inputs);
    if (sizing.gpu.isEmpty() || !hours || !hours->value) {
        const double given = inputs.number("duration_h", 0);
        sizing.trainingHours =
            quantity(given, unit, formatNumber(given) % u" h, as its duration is given");
        sizing.gpuHours = sizing.gpu.isEmpty()
            ? unknownQuantity(unit, u"It trains on CPUs."_s)
            : quantity(given * gpus, unit,
                formatNumber(given) % u" h × " % formatNumber(gpus) % u" GPUs = "
                    % formatNumber(given * gpus) % u" GPU h");
        return;
    }
    sizing.gpuHours = *hours;
    sizing.trainingHours = quantity(*hours->value / gpus, unit,
        hours->working % u", ÷ " % formatNumber(gpus) % u" GPUs = "
            % formatNumber(*hours->value / gpus) % u" h");
}

} // namespace core::estimation
