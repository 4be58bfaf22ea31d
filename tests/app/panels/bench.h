// SPDX-License-Identifier: MIT
#pragma once

#include "app/session/workspace.h"
#include "core/model/edits.h"

#include <QCoreApplication>
#include <QStandardPaths>

/// Everything a panel needs, with the shipped data and settings that are thrown away.
struct Bench {
    core::Library library = shippedLibrary();
    Appearance appearance;
    Document document;
    Selection selection {document};
    Analyst analyst {document, library};
    Workspace workspace {library, appearance, document, selection, analyst};

    static core::Library shippedLibrary()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("inferboard-test"));
        QCoreApplication::setApplicationName(QStringLiteral("panels"));
        static const auto library = core::loadLibrary(QStringLiteral(":/inferboard"));
        Q_ASSERT(library);
        return *library;
    }

    const core::Design &design() const { return document.design(); }

    /// Adds a component to the design, without an undo step, and tells its id.
    core::ElementId add(const QString &type, const core::Settings &settings = {})
    {
        core::Component component;
        component.type = type;
        component.name = type;
        component.rect = QRectF(0, 0, 160, 80);
        component.settings = settings;
        return keep(core::edits::add(design(), component));
    }

    /// The same for a connection.
    core::ElementId connect(const core::ElementId &from, const core::ElementId &to)
    {
        core::Connection connection;
        connection.from = from;
        connection.to = to;
        return keep(core::edits::connect(design(), connection));
    }

    core::Settings settings(const core::ElementId &id) const
    {
        const auto *component = core::find(design().components, id);
        return component ? component->settings : core::find(design().connections, id)->settings;
    }

    int steps() const { return static_cast<int>(document.history().size()); }

private:
    core::ElementId keep(const core::edits::Added &added)
    {
        document.reset(added.design);
        return added.ids.first();
    }
};
