// SPDX-License-Identifier: MIT
#include "app/panels/inspector/common_settings.h"

#include "core/model/edits.h"

#include <algorithm>

namespace {

const core::SettingSpec *specOf(const Inspected &element, const QString &setting)
{
    const auto found = std::find_if(element.specs.begin(), element.specs.end(),
        [&](const core::SettingSpec &spec) { return spec.id == setting; });
    return found == element.specs.end() ? nullptr : &*found;
}

std::optional<core::Setting> defaultOf(const Inspected &element, const QString &setting)
{
    const auto *spec = specOf(element, setting);
    return spec ? spec->defaultValue : std::nullopt;
}

std::optional<core::Setting> valueOf(const Inspected &element, const QString &setting)
{
    const auto own = element.own.constFind(setting);
    return own == element.own.cend() ? defaultOf(element, setting) : std::optional(*own);
}

bool isOwn(const Inspected &element, const QString &setting)
{
    return element.own.contains(setting)
        && valueOf(element, setting) != defaultOf(element, setting);
}

/// Narrows the spec to what the other allows too; false when they have nothing in common.
bool narrow(core::SettingSpec &spec, const core::SettingSpec *other)
{
    if (!other || other->kind != spec.kind || other->unit != spec.unit) {
        return false;
    }
    spec.minimum = std::max(spec.minimum, other->minimum);
    spec.maximum = std::min(spec.maximum, other->maximum);
    if (spec.choices != other->choices) {
        spec.choices.removeIf(
            [&](const QString &choice) { return !other->choices.contains(choice); });
    }
    if (spec.defaultValue != other->defaultValue) {
        spec.defaultValue.reset();
        spec.source.clear();
    }
    return spec.minimum <= spec.maximum
        && (spec.kind != core::SettingKind::Choice || !spec.choices.isEmpty());
}

} // namespace

QList<Inspected> inspect(
    const core::Catalog &catalog, const core::Design &design, const core::ElementIds &ids)
{
    QList<Inspected> elements;
    for (const auto &component : design.components) {
        if (ids.contains(component.id)) {
            const auto *type = catalog.type(component.type);
            elements.append({component.id, component.settings,
                type ? type->settings : QList<core::SettingSpec>()});
        }
    }
    for (const auto &connection : design.connections) {
        if (ids.contains(connection.id)) {
            elements.append({connection.id, connection.settings,
                catalog.connectionType(connection.kind).settings});
        }
    }
    return elements;
}

QList<core::SettingSpec> commonSpecs(const QList<Inspected> &elements)
{
    if (elements.isEmpty()) {
        return {};
    }
    QList<core::SettingSpec> common;
    for (auto spec : elements.first().specs) {
        const bool isCommon = std::all_of(elements.begin() + 1, elements.end(),
            [&](const Inspected &element) { return narrow(spec, specOf(element, spec.id)); });
        if (isCommon) {
            common.append(spec);
        }
    }
    return common;
}

SettingState state(const QList<Inspected> &elements, const QString &setting)
{
    SettingState state;
    if (elements.isEmpty()) {
        return state;
    }
    state.value = valueOf(elements.first(), setting);
    for (const auto &element : elements) {
        state.isOwn = state.isOwn || isOwn(element, setting);
        state.isMixed = state.isMixed || valueOf(element, setting) != state.value;
    }
    if (state.isMixed) {
        state.value.reset();
    }
    return state;
}

QStringList undeclared(const Inspected &element)
{
    auto ids = element.own.keys();
    ids.removeIf([&](const QString &id) { return specOf(element, id) != nullptr; });
    return ids;
}

core::Design withSetting(core::Design design, const QList<Inspected> &elements,
    const QString &setting, const std::optional<core::Setting> &value)
{
    core::ElementIds given;
    core::ElementIds taken;
    for (const auto &element : elements) {
        const bool isDefault = !value || value == defaultOf(element, setting);
        (isDefault ? taken : given).insert(element.id);
    }
    design = core::edits::setSetting(std::move(design), taken, setting, std::nullopt);
    return core::edits::setSetting(std::move(design), given, setting, value);
}
