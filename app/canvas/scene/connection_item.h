// SPDX-License-Identifier: MIT
#pragma once

#include "app/canvas/scene/badge.h"
#include "core/layout/route.h"
#include "core/model/design.h"

#include <QGraphicsItem>
#include <QPainterPath>

/// Draws one connection along its route: the kind by dash, colour and arrow head, label and rate.
class ConnectionItem : public QGraphicsItem {
public:
    explicit ConnectionItem(const CanvasStyle &style);

    const core::Connection &connection() const { return m_connection; }
    void show(const core::Connection &connection);
    void setRoute(const core::layout::Route &route);
    void setRate(const QString &rate);
    void setBadge(const Badge &badge);
    const Badge &badge() const { return m_badge; }
    /// The middle of the badge at a zoom, in the scene: on the line, or at a corner of its label
    /// where that is shown.
    QPointF badgeAt(double zoom) const;
    void setSelected(bool isSelected);
    void setHovered(bool isHovered);
    void restyle();

    const QPainterPath &path() const { return m_path; }
    /// Where the label stands, in the scene; empty without one.
    QRectF labelRect() const { return m_labelRect; }

    QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void measure();
    void paintArrow(QPainter &painter, const QColor &colour) const;
    void paintLabel(QPainter &painter) const;
    /// The lines of the label: what a person wrote, and the rate.
    QStringList texts() const;

    const CanvasStyle &m_style;
    core::Connection m_connection;
    core::layout::Route m_route;
    QString m_rate;
    Badge m_badge;
    QPainterPath m_path;
    QRectF m_labelRect;
    QRectF m_bounds;
    bool m_isSelected = false;
    bool m_isHovered = false;
};

namespace canvas {

/// The route as a path with rounded corners.
QPainterPath roundedPath(const QList<QPointF> &points, double radius);

} // namespace canvas
