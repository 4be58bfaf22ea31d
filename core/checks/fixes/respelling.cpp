// SPDX-License-Identifier: MIT
#include "core/checks/fixes/respelling.h"

#include "core/catalog/faults.h"
#include "core/model/edits.h"
#include "core/model/retype.h"

namespace core {

namespace {

Design respelt(
    Design design, const ElementId &id, const Settings &settings, const QList<Fault> &faults)
{
    for (const auto &fault : faults) {
        if (fault.kind != FaultKind::Misspelt) {
            continue;
        }
        if (fault.isType) {
            design = edits::retype(std::move(design), id, fault.suggestion);
            continue;
        }
        design = edits::setSetting(std::move(design), {id}, fault.written, std::nullopt);
        if (!settings.contains(fault.suggestion)) {
            design = edits::setSetting(
                std::move(design), {id}, fault.suggestion, settings.value(fault.written));
        }
    }
    return design;
}

} // namespace

Design respelt(Design design, const QList<ElementId> &elements, const Catalog &catalog)
{
    for (const auto &id : elements) {
        if (const auto *component = find(design.components, id)) {
            const auto settings = component->settings;
            const auto faults = faultsOf(*component, catalog);
            design = respelt(std::move(design), id, settings, faults);
        } else if (const auto *connection = find(design.connections, id)) {
            const auto settings = connection->settings;
            const auto faults = faultsOf(*connection, catalog);
            design = respelt(std::move(design), id, settings, faults);
        }
    }
    return design;
}

Design withoutConnections(Design design, const QList<ElementId> &elements)
{
    ElementIds removed;
    for (const auto &connection : design.connections) {
        if (elements.contains(connection.id)) {
            removed.insert(connection.id);
        }
    }
    return edits::remove(std::move(design), removed);
}

} // namespace core
