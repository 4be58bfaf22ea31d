// SPDX-License-Identifier: MIT
#include "app/canvas/scene/foreground.h"

#include "app/canvas/scene/hit.h"

#include <QPainter>

#include <cmath>

namespace foreground {

namespace {

// Screen pixels.
constexpr double handleSize = 8;
constexpr double portRadius = 4.5;
constexpr double leastDotDistance = 14;
constexpr qsizetype mostDots = 20000;

const core::Component *hoveredComponent(const Scene &scene)
{
    return core::find(scene.design().components, scene.hovered());
}

void paintHandles(QPainter &painter, const Scene &scene, const QRectF &rect, double zoom)
{
    const auto &theme = scene.style().theme;
    painter.setPen(QPen(theme.accent, 1.5 / zoom));
    painter.setBrush(theme.raised);
    const double size = handleSize / zoom;
    for (const auto &corner : canvas::corners(rect)) {
        painter.drawRoundedRect(
            QRectF(corner.x() - size / 2, corner.y() - size / 2, size, size), 2 / zoom, 2 / zoom);
    }
}

void paintPorts(QPainter &painter, const Scene &scene, const QRectF &rect, double zoom)
{
    const auto &theme = scene.style().theme;
    painter.setPen(QPen(theme.raised, 1.5 / zoom));
    painter.setBrush(theme.accent);
    for (const auto &port : canvas::ports(rect)) {
        painter.drawEllipse(port, portRadius / zoom, portRadius / zoom);
    }
}

void paintEnds(
    QPainter &painter, const Scene &scene, const core::ElementId &connection, double zoom)
{
    const auto handles = canvas::endHandles(scene, connection, zoom);
    if (!handles) {
        return;
    }
    const auto &theme = scene.style().theme;
    painter.setPen(QPen(theme.accent, 1.5 / zoom));
    painter.setBrush(theme.raised);
    painter.drawEllipse(handles->first, portRadius / zoom, portRadius / zoom);
    painter.drawEllipse(handles->second, portRadius / zoom, portRadius / zoom);
}

void paintSelected(QPainter &painter, const Scene &scene, double zoom)
{
    if (scene.selected().size() != 1) {
        return;
    }
    const auto id = *scene.selected().cbegin();
    if (const auto *component = core::find(scene.design().components, id)) {
        paintHandles(painter, scene, component->rect, zoom);
    } else if (const auto *annotation = core::find(scene.design().annotations, id)) {
        paintHandles(painter, scene, annotation->rect, zoom);
    } else {
        paintEnds(painter, scene, id, zoom);
    }
}

void paintOverlay(QPainter &painter, const Scene &scene, double zoom)
{
    const auto &overlay = scene.overlay();
    const auto &theme = scene.style().theme;
    auto wash = theme.accent;
    wash.setAlphaF(0.08F);
    painter.setPen(QPen(theme.accent, 1 / zoom));
    painter.setBrush(wash);
    if (!overlay.band.isNull()) {
        painter.drawRect(overlay.band);
    }
    if (!overlay.ghost.isNull()) {
        painter.drawRoundedRect(overlay.ghost, 8, 8);
    }
    painter.setBrush(Qt::NoBrush);
    painter.drawLines(overlay.guides.constData(), static_cast<int>(overlay.guides.size()));
    painter.setPen(QPen(theme.accent, 2 / zoom));
    if (overlay.preview.size() >= 2) {
        painter.drawPath(canvas::roundedPath(overlay.preview, 8));
        painter.setBrush(theme.accent);
        painter.drawEllipse(overlay.preview.last(), 4 / zoom, 4 / zoom);
        painter.setBrush(Qt::NoBrush);
    }
    if (const auto *target = core::find(scene.design().components, overlay.target)) {
        const double gap = 3 / zoom;
        painter.drawRoundedRect(target->rect.adjusted(-gap, -gap, gap, gap), 10, 10);
    }
}

} // namespace

void paintGrid(QPainter &painter, const Scene &scene, const QRectF &exposed, double zoom)
{
    double step = canvas::gridStep;
    while (step * zoom < leastDotDistance) {
        step *= 5;
    }
    const auto first = [&](double value) { return std::floor(value / step) * step; };
    QList<QPointF> dots;
    for (double x = first(exposed.left()); x <= exposed.right(); x += step) {
        for (double y = first(exposed.top()); y <= exposed.bottom() && dots.size() < mostDots;
             y += step) {
            dots.append({x, y});
        }
    }
    QPen pen(scene.style().theme.grid, 1.6);
    pen.setCosmetic(true);
    pen.setCapStyle(Qt::RoundCap);
    painter.setPen(pen);
    painter.drawPoints(dots.constData(), static_cast<int>(dots.size()));
}

void paint(QPainter &painter, const Scene &scene, double zoom)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const auto *hovered = hoveredComponent(scene);
    const bool isCalm = scene.overlay() == Overlay {};
    if (hovered && isCalm && zoom >= canvas::detailZoom) {
        paintPorts(painter, scene, hovered->rect, zoom);
    }
    paintSelected(painter, scene, zoom);
    paintOverlay(painter, scene, zoom);
}

QRectF bounds(const Scene &scene, double zoom)
{
    QRectF rect;
    const auto &overlay = scene.overlay();
    const auto take = [&](const QRectF &part) { rect |= part; };
    if (const auto *hovered = hoveredComponent(scene)) {
        take(hovered->rect);
    }
    if (scene.selected().size() == 1) {
        take(scene.contentRect(scene.selected()));
    }
    take(overlay.band);
    take(overlay.ghost);
    for (const auto &guide : overlay.guides) {
        take(QRectF(guide.p1(), guide.p2()).normalized().adjusted(-1, -1, 1, 1));
    }
    for (const auto &point : overlay.preview) {
        take(QRectF(point.x() - 1, point.y() - 1, 2, 2));
    }
    if (const auto *target = core::find(scene.design().components, overlay.target)) {
        take(target->rect);
    }
    const double margin = 16 / zoom;
    return rect.isNull() ? rect : rect.adjusted(-margin, -margin, margin, margin);
}

} // namespace foreground
