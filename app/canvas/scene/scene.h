// SPDX-License-Identifier: MIT
#pragma once

#include "app/canvas/scene/annotation_item.h"
#include "app/canvas/scene/component_item.h"
#include "app/canvas/scene/connection_item.h"
#include "core/checks/evaluation/review.h"
#include "core/layout/routing.h"
#include "core/model/diff.h"

#include <QGraphicsScene>

#include <memory>

/// What a gesture shows while it lasts, drawn above all items by whoever shows the scene.
struct Overlay {
    QRectF band; ///< rubber band
    QList<QLineF> guides; ///< alignment lines
    QList<QPointF> preview; ///< a connection being drawn
    core::ElementId target; ///< the component it would join
    QRectF ghost; ///< a component about to be placed
    bool operator==(const Overlay &) const = default;
};

/// The board as graphics items. It follows differences and draws; it never edits.
class Scene : public QGraphicsScene {
    Q_OBJECT

public:
    Scene(const core::Catalog &catalog, const Theme &theme, QObject *parent = nullptr);
    ~Scene() override;

    const core::Design &design() const { return m_design; }
    const CanvasStyle &style() const { return m_style; }
    const core::Catalog &catalog() const { return m_catalog; }

    /// Follows an edit: the design after it, and how it differs from the one shown.
    void apply(const core::Design &after, const core::Diff &diff);
    void setStyle(const CanvasStyle &style);
    void setSelected(const core::ElementIds &ids);
    void setHovered(const core::ElementId &id);
    /// Heat, rates and badges; elements that neither knows keep none.
    void setAnalysis(const core::Estimate &estimate, const core::Review &review);
    void setOverlay(const Overlay &overlay);

    const core::ElementIds &selected() const { return m_selected; }
    const core::ElementId &hovered() const { return m_hovered; }
    const Overlay &overlay() const { return m_overlay; }
    const ConnectionItem *connectionItem(const core::ElementId &id) const
    {
        return m_connections.value(id);
    }
    /// The line of the connection as it was routed.
    const core::layout::Route &route(const core::ElementId &id) const;
    /// Whose badge stands at the point, the topmost; empty when none is shown there.
    core::ElementId badgeAt(const QPointF &point, double zoom) const;
    /// What the badge of the element speaks for: itself, or with a frame what lies inside.
    core::ElementIds badgeSubjects(const core::ElementId &id) const;
    /// What the board occupies: all elements and connectors.
    QRectF contentRect() const;
    QRectF contentRect(const core::ElementIds &ids) const;
    /// Everything drawn, as text, in drawing order: equal for scenes that look the same.
    QStringList description() const;

Q_SIGNALS:
    void overlayChanged();

private:
    void applyComponents(const QList<core::Change<core::Component>> &changes);
    void applyConnections(const QList<core::Change<core::Connection>> &changes);
    void applyAnnotations(const QList<core::Change<core::Annotation>> &changes);
    void reroute(const core::Diff &diff);
    void restack();
    void restyleItems();

    const core::Catalog &m_catalog;
    CanvasStyle m_style;
    core::Design m_design;
    core::layout::Router m_router;
    QHash<core::ElementId, ComponentItem *> m_components;
    QHash<core::ElementId, ConnectionItem *> m_connections;
    QHash<core::ElementId, AnnotationItem *> m_annotations;
    QHash<core::ElementId, int> m_connectionIndex;
    core::ElementIds m_selected;
    core::ElementId m_hovered;
    Overlay m_overlay;
};
