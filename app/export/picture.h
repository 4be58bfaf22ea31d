// SPDX-License-Identifier: MIT
#pragma once

#include "app/file_names/file_name.h"
#include "app/look/theme.h"
#include "core/analysis/analysis.h"
#include "core/base/result.h"

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
/// A picture that fits into so many pixels, and the largest scale that image() and png() do.
struct Preview {
    QImage image;
    double scale = 1; ///< of the image; at most 2
    double largestScale = 1;
};
core::Result<Preview> preview(const core::Design &design, const core::Catalog &catalog,
    const PictureOptions &options, const QSize &pixels);
core::Result<QByteArray> png(
    const core::Design &design, const core::Catalog &catalog, const PictureOptions &options);
/// Text stays text and shapes stay shapes, in what browsers and drawing programs agree about.
core::Result<QByteArray> svg(
    const core::Design &design, const core::Catalog &catalog, const PictureOptions &options);

/// PNG and SVG, the kinds that encoded() writes.
QList<FileKind> fileKinds();
/// The bytes of the picture file: the suffix of the path decides of which kind.
core::Result<QByteArray> encoded(const QString &path, const core::Design &design,
    const core::Catalog &catalog, const PictureOptions &options);

/// What a picture of the frame shows; the error names the frames that there are.
core::Result<QRectF> frameRegion(const core::Design &design, const core::ElementId &frame);

/// The board small enough for a card, without text; transparent around it. Null when it is empty.
QImage thumbnail(const core::Design &design, const core::Catalog &catalog, const Theme &theme,
    const QSize &pixels);

} // namespace picture
