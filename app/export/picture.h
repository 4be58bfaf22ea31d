// SPDX-License-Identifier: MIT
#pragma once

#include "app/theme.h"
#include "core/analysis.h"
#include "core/result.h"

#include <QByteArray>
#include <QImage>
#include <QRectF>

#include <optional>

/// How a picture of a board is to look. Draw core::edits::fragment for a picture of a selection.
struct PictureOptions {
    double scale = 1; ///< pixels per board unit
    Theme theme = lightTheme();
    bool isTransparent = false;
    std::optional<QRectF> region = {}; ///< board units; nothing: all that is on the board
    const core::Analysis *analysis = nullptr; ///< what heat and rates are read from
    bool isHeatShown = false;
    bool areRatesShown = false;
};

/// Pictures of designs. All of them, and the window, are drawn by one painting path: the scene.
namespace picture {

/// The picture itself, for a preview or the clipboard.
core::Result<QImage> image(
    const core::Design &design, const core::Catalog &catalog, const PictureOptions &options);
core::Result<QByteArray> png(
    const core::Design &design, const core::Catalog &catalog, const PictureOptions &options);
/// Text stays text and shapes stay shapes, in what browsers and drawing programs agree about.
core::Result<QByteArray> svg(
    const core::Design &design, const core::Catalog &catalog, const PictureOptions &options);

/// What a picture of the frame shows; the error names the frames that there are.
core::Result<QRectF> frameRegion(const core::Design &design, const core::ElementId &frame);

/// The board small enough for a card, without text; transparent around it. Null when it is empty.
QImage thumbnail(const core::Design &design, const core::Catalog &catalog, const Theme &theme,
    const QSize &pixels);

} // namespace picture
