// SPDX-License-Identifier: MIT
#pragma once

#include "app/canvas/interaction.h"
#include "core/analysis/library.h"

#include <QTest>

/// All shipped data, read once.
inline const core::Library &shippedLibrary()
{
    static const auto library = core::loadLibrary(QStringLiteral(INFERBOARD_SOURCE_DIR));
    return *library;
}

/// A board without a window: a document, its scene, and an interaction to press, move and release.
class CanvasBench {
public:
    CanvasBench()
        : scene(library.catalog, lightTheme()),
          interaction(document, selection, scene, library.catalog)
    {
        QObject::connect(&document, &Document::changed, &scene,
            [this](const core::Diff &diff) { scene.apply(document.design(), diff); });
        QObject::connect(&selection, &Selection::changed, &scene,
            [this] { scene.setSelected(selection.ids()); });
    }

    PointerEvent at(double x, double y, Qt::KeyboardModifiers modifiers = {}) const
    {
        return {{x, y}, 1.0, modifiers};
    }
    void drag(const QPointF &from, const QPointF &to, Qt::KeyboardModifiers modifiers = {})
    {
        interaction.press({from, 1.0, modifiers});
        interaction.move({from + (to - from) / 2, 1.0, modifiers});
        interaction.move({to, 1.0, modifiers});
        interaction.release({to, 1.0, modifiers});
    }
    void click(const QPointF &point, Qt::KeyboardModifiers modifiers = {})
    {
        interaction.press({point, 1.0, modifiers});
        interaction.release({point, 1.0, modifiers});
    }
    const core::Component &component(const core::ElementId &id) const
    {
        return *core::find(document.design().components, id);
    }

    const core::Library &library = shippedLibrary();
    Document document;
    Selection selection {document};
    Scene scene;
    Interaction interaction;
};

/// A client, an app server and a feature store in a row; the client calls the app server.
inline core::Design threeInARow()
{
    core::Design design;
    const auto add = [&](const QString &id, const QString &type, double x) {
        core::Component component;
        component.id = id;
        component.type = type;
        component.name = id;
        component.rect = QRectF(x, 0, 180, 60);
        design.components.append(component);
    };
    add(QStringLiteral("client"), QStringLiteral("client"), 0);
    add(QStringLiteral("api"), QStringLiteral("app-server"), 300);
    add(QStringLiteral("store"), QStringLiteral("online-feature-store"), 600);
    core::Connection connection;
    connection.id = QStringLiteral("request");
    connection.from = QStringLiteral("client");
    connection.to = QStringLiteral("api");
    design.connections.append(connection);
    return design;
}
