// SPDX-License-Identifier: MIT
#pragma once

#include <QRectF>

class QPainter;
class Scene;

/// What belongs to the interaction and not to the board: grid, handles, ports, guides, previews.
namespace foreground {

void paintGrid(QPainter &painter, const Scene &scene, const QRectF &exposed, double zoom);
void paint(QPainter &painter, const Scene &scene, double zoom);
/// The part of the scene that paint() touches.
QRectF bounds(const Scene &scene, double zoom);

} // namespace foreground
