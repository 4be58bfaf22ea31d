// SPDX-License-Identifier: MIT
#pragma once

#include "app/canvas/scene/badge.h"
#include "core/model/design.h"

#include <QGraphicsItem>

/// Draws text, a sticky note or a frame; any other kind as a plain box that says what it is.
class AnnotationItem : public QGraphicsItem {
public:
    explicit AnnotationItem(const CanvasStyle &style);

    const core::Annotation &annotation() const { return m_annotation; }
    void show(const core::Annotation &annotation);
    void setSelected(bool isSelected);
    /// What is said of that which lies inside a frame.
    void setBadge(const Badge &badge);
    const Badge &badge() const { return m_badge; }
    /// The middle of the badge at a zoom, in the scene.
    QPointF badgeAt(double zoom) const;
    void restyle() { update(); }

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintFromAfar(QPainter &painter) const;

    const CanvasStyle &m_style;
    core::Annotation m_annotation;
    Badge m_badge;
    bool m_isSelected = false;
};
