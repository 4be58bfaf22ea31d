// SPDX-License-Identifier: MIT
#pragma once

#include "app/session/workspace.h"

#include <QTest>

/// A workspace for a panel under test, with a checklist of two stages and no catalogue.
struct AnalysisBench {
    core::Library library {catalog(), {checklist()}, {}, {}, {}};
    Appearance appearance;
    Document document;
    Selection selection {document};
    Analyst analyst {document, library};
    Workspace workspace {library, appearance, document, selection, analyst};

    /// Puts named components on the board; the analyst's own answer is waited for, so that it does
    /// not come upon a panel later.
    void draw(const QStringList &ids)
    {
        core::Design design;
        for (const auto &id : ids) {
            core::Component component;
            component.id = id;
            component.name = id.toUpper();
            design.components.append(component);
        }
        draw(design);
    }
    void draw(const core::Design &design)
    {
        document.reset(design);
        QTRY_VERIFY(analyst.isUpToDate());
    }

private:
    static core::Catalog catalog()
    {
        QList<core::ConnectionType> types;
        for (const auto kind : {core::ConnectionKind::Request, core::ConnectionKind::Stream,
                 core::ConnectionKind::Batch, core::ConnectionKind::Deploy}) {
            types.append({kind, {}, {}, {}});
        }
        return *core::Catalog::build({}, types, {});
    }
    static core::Checklist checklist()
    {
        core::Checklist result;
        result.id = QStringLiteral("ml");
        result.name = QStringLiteral("ML design");
        for (const auto &name : {QStringLiteral("Serving"), QStringLiteral("Monitoring")}) {
            core::Stage stage;
            stage.id = name.toLower();
            stage.name = name;
            result.stages.append(stage);
        }
        return result;
    }
};
