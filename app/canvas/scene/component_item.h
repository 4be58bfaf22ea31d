// SPDX-License-Identifier: MIT
#pragma once

#include "app/canvas/scene/badge.h"
#include "core/catalog/catalog.h"

#include <QGraphicsItem>

#include <optional>

/// What is thought of a component, as its box shows it.
struct ComponentMarks {
    Badge badge;
    std::optional<double> utilisation;
    bool isSaturated = false;
    bool operator==(const ComponentMarks &) const = default;
};

/// Draws one component. It never moves itself and never writes.
class ComponentItem : public QGraphicsItem {
public:
    ComponentItem(const CanvasStyle &style, const core::Catalog &catalog);

    const core::Component &component() const { return m_component; }
    void show(const core::Component &component);
    void setMarks(const ComponentMarks &marks);
    const Badge &badge() const { return m_marks.badge; }
    /// The middle of the badge at a zoom, in the scene.
    QPointF badgeAt(double zoom) const;
    void setSelected(bool isSelected);
    void setHovered(bool isHovered);
    /// After the style's theme or overlays changed.
    void restyle();

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    /// A plain box in the category's colour, where texts could not be read.
    void paintFromAfar(QPainter &painter, double zoom) const;
    void paintCard(QPainter &painter) const;
    void paintIcon(QPainter &painter) const;
    void paintTexts(QPainter &painter) const;
    /// The name alone, larger, where the other texts would be too small to read.
    void paintName(QPainter &painter, double zoom) const;
    void paintLoadBar(QPainter &painter) const;
    void paintLoad(QPainter &painter) const;
    void layoutTexts();
    QString shownName() const;
    Hue hue() const;

    const CanvasStyle &m_style;
    const core::Catalog &m_catalog;
    core::Component m_component;
    const core::ComponentType *m_type = nullptr;
    ComponentMarks m_marks;
    bool m_isSelected = false;
    bool m_isHovered = false;
    QStringList m_titleLines;
    QString m_subtitle;
};
