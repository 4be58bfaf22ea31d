// SPDX-License-Identifier: MIT
#include "core/catalog/faults.h"

#include "core/catalog/spelling.h"

#include <algorithm>
#include <array>

namespace core {

using namespace Qt::StringLiterals;

namespace {

/// Two settings of which the first is never above the second.
struct Order {
    QString low;
    QString high;
    QString distribution; ///< both are read only while this setting says "percentiles"; or empty
};

const std::array<Order, 5> &orders()
{
    static const std::array<Order, 5> all {{
        {u"service_p50_ms"_s, u"service_p99_ms"_s, u"service_law"_s},
        {u"network_ms"_s, u"network_p99_ms"_s, u"network_law"_s},
        {u"batch_noise_p50"_s, u"batch_noise_p99"_s, u"batch_noise_law"_s},
        {u"replicas_required"_s, u"replicas"_s, {}},
        {u"overlap_tokens"_s, u"chunk_tokens"_s, {}},
    }};
    return all;
}

const SettingSpec *specOf(const QList<SettingSpec> &specs, const QString &id)
{
    const auto found = std::find_if(
        specs.begin(), specs.end(), [&](const SettingSpec &spec) { return spec.id == id; });
    return found == specs.end() ? nullptr : &*found;
}

/// A number that counts: the own one where it is allowed, else the default.
struct Value {
    double number = 0;
    bool isOwn = false;
};

std::optional<Value> valueOf(const Settings &settings, const SettingSpec &spec)
{
    const auto own = settings.constFind(spec.id);
    const bool isOwn = own != settings.cend() && !refusal(spec, *own);
    const auto &setting = isOwn ? std::optional(*own) : spec.defaultValue;
    const auto *number = setting ? std::get_if<double>(&*setting) : nullptr;
    return number ? std::optional(Value {*number, isOwn}) : std::nullopt;
}

/// "Service time, p50 (100 ms)"
QString textOf(const Value &value, const SettingSpec &spec)
{
    const auto amount = QString::number(value.number, 'g', 12)
        + (spec.unit.isEmpty() ? QString() : u' ' + spec.unit)
        + (value.isOwn ? QString() : u", the default"_s);
    return u"%1 (%2)"_s.arg(spec.name, amount);
}

bool isRead(const Order &order, const Settings &settings, const QList<SettingSpec> &specs)
{
    const auto *distribution =
        order.distribution.isEmpty() ? nullptr : specOf(specs, order.distribution);
    const auto value = distribution
        ? settings.value(distribution->id, distribution->defaultValue.value_or(QString()))
        : Setting(u"percentiles"_s);
    return value == Setting(u"percentiles"_s);
}

void addContradictions(
    const Settings &settings, const QList<SettingSpec> &specs, QList<Fault> &faults)
{
    for (const auto &order : orders()) {
        if (!settings.contains(order.low) && !settings.contains(order.high)) {
            continue;
        }
        const auto *low = specOf(specs, order.low);
        const auto *high = specOf(specs, order.high);
        if (!low || !high || !isRead(order, settings, specs)) {
            continue;
        }
        const auto lower = valueOf(settings, *low);
        const auto upper = valueOf(settings, *high);
        if (lower && upper && lower->number > upper->number && (lower->isOwn || upper->isOwn)) {
            faults.append({FaultKind::Contradiction, lower->isOwn ? low->id : high->id, {},
                u"%1 is above %2"_s.arg(textOf(*lower, *low), textOf(*upper, *high)), false});
        }
    }
}

/// Whether another type of component or connection has the setting.
bool isKnownElsewhere(const QString &id, const Catalog &catalog)
{
    constexpr std::array kinds {ConnectionKind::Request, ConnectionKind::Stream,
        ConnectionKind::Batch, ConnectionKind::Deploy};
    const auto &types = catalog.types();
    return std::any_of(types.begin(), types.end(), [&](const ComponentType &type) {
        return specOf(type.settings, id) != nullptr;
    }) || std::any_of(kinds.begin(), kinds.end(), [&](ConnectionKind kind) {
        return specOf(catalog.connectionType(kind).settings, id) != nullptr;
    });
}

Fault unknownSetting(const QString &id, const QList<SettingSpec> &specs)
{
    QStringList ids;
    for (const auto &spec : specs) {
        ids.append(spec.id);
    }
    const auto meant = nearestWord(id, ids);
    return meant.isEmpty()
        ? Fault {FaultKind::Unknown, id, {},
            u"the setting \"%1\" is unknown to this version, so it counts for nothing"_s.arg(id),
            false}
        : Fault {FaultKind::Misspelt, id, meant,
            u"nothing reads the setting \"%1\"; did you mean \"%2\"?"_s.arg(id, meant), false};
}

QList<Fault> faultsOf(
    const Settings &settings, const QList<SettingSpec> &specs, const Catalog &catalog)
{
    QList<Fault> faults;
    for (auto setting = settings.begin(); setting != settings.end(); ++setting) {
        const auto *spec = specOf(specs, setting.key());
        if (!spec && !isKnownElsewhere(setting.key(), catalog)) {
            faults.append(unknownSetting(setting.key(), specs));
        }
        if (const auto error = spec ? refusal(*spec, *setting) : std::nullopt) {
            faults.append({FaultKind::Refused, setting.key(), {},
                error->message + u"; the value that was written is not counted"_s, false});
        }
    }
    addContradictions(settings, specs, faults);
    return faults;
}

Fault unknownType(const QString &id, const Catalog &catalog)
{
    QStringList ids;
    for (const auto &type : catalog.types()) {
        ids.append(type.id);
    }
    const auto meant = nearestWord(id, ids);
    return meant.isEmpty()
        ? Fault {FaultKind::Unknown, id, {},
            u"the type \"%1\" is unknown to this version, so its time and capacity are not counted"_s
                .arg(id),
            true}
        : Fault {FaultKind::Misspelt, id, meant,
            u"the type \"%1\" is unknown to this version, so its time and capacity are not counted; did you mean \"%2\"?"_s
                .arg(id, meant),
            true};
}

QString contradictionOf(const Settings &settings, const QList<SettingSpec> &specs)
{
    QList<Fault> faults;
    addContradictions(settings, specs, faults);
    for (const auto &fault : faults) {
        const bool isOfTimes = fault.kind == FaultKind::Contradiction
            && (fault.written.contains("_ms"_L1) || fault.written.contains("_noise_"_L1));
        if (isOfTimes) {
            return fault.text + u'.';
        }
    }
    return {};
}

} // namespace

QList<Fault> faultsOf(const Component &component, const Catalog &catalog)
{
    const auto *type = catalog.type(component.type);
    return type ? faultsOf(component.settings, type->settings, catalog)
                : QList<Fault> {unknownType(component.type, catalog)};
}

QList<Fault> faultsOf(const Connection &connection, const Catalog &catalog)
{
    return faultsOf(connection.settings, catalog.connectionType(connection.kind).settings, catalog);
}

QString contradictionOf(const Component &component, const Catalog &catalog)
{
    const auto *type = catalog.type(component.type);
    return type ? contradictionOf(component.settings, type->settings) : QString();
}

QString contradictionOf(const Connection &connection, const Catalog &catalog)
{
    // Asked for every call of a path: without a distribution of its own its time is a constant.
    if (!connection.settings.contains(u"network_law"_s)) {
        return {};
    }
    return contradictionOf(connection.settings, catalog.connectionType(connection.kind).settings);
}

} // namespace core
