// SPDX-License-Identifier: MIT
#include "app/export/picture.h"

#include "app/canvas/scene/scene.h"
#include "app/export/svg_text.h"
#include "core/model/visible.h"

#include <QBuffer>
#include <QFileInfo>
#include <QPainter>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace picture {

namespace {

constexpr double margin = 8; ///< board units beside those that the scene leaves itself
constexpr double frameMargin = 20;
constexpr double frameTitle = 40; ///< above a frame, where its title stands
constexpr double screenDpi = 96;
constexpr double metresPerInch = 0.0254;
constexpr double longestSide = 16'384; ///< pixels; more is refused by many programs
constexpr double largestPreviewScale = 2;
constexpr double mostPixels = 100e6; ///< 400 MB while it is painted

bool isEmpty(const core::Design &design)
{
    return design.components.isEmpty()
        && std::all_of(design.annotations.begin(), design.annotations.end(), core::isInvisible);
}

QRectF contentOf(const Scene &scene)
{
    return scene.contentRect().adjusted(-margin, -margin, margin, margin);
}

std::unique_ptr<Scene> sceneOf(
    const core::Design &design, const core::Catalog &catalog, const CanvasStyle &style)
{
    auto scene = std::make_unique<Scene>(catalog, style.theme);
    scene->setStyle(style);
    scene->apply(design, core::difference({}, design));
    return scene;
}

/// The board as the options want it drawn.
std::unique_ptr<Scene> sceneOf(
    const core::Design &design, const core::Catalog &catalog, const PictureOptions &options)
{
    const CanvasStyle style {.theme = options.theme,
        .isHeatShown = options.isHeatShown,
        .areRatesShown = options.areRatesShown,
        .areFindingsShown = false,
        .isForExport = true};
    auto scene = sceneOf(design, catalog, style);
    if (options.analysis) {
        scene->setAnalysis(options.analysis->estimate, {}); // findings stay in the window
    }
    return scene;
}

/// What the picture shows, in whole units so that the edges of shapes stay on pixels.
core::Result<QRectF> regionOf(const Scene &scene, const PictureOptions &options)
{
    if (isEmpty(scene.design())) {
        return core::Error {u"nothing to export: the board is empty, add a component first"_s, {}};
    }
    return QRectF(options.region.value_or(contentOf(scene)).toAlignedRect());
}

void paint(QPainter &painter, Scene &scene, const QRectF &target, const QRectF &region)
{
    painter.setRenderHints(
        QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
    scene.render(&painter, target, region);
}

/// The largest scale, of two digits, at which the picture keeps within the bounds.
double largestScale(const QSizeF &size)
{
    const double bySide = longestSide / std::max(size.width(), size.height());
    const double byArea = std::sqrt(mostPixels / (size.width() * size.height()));
    const double largest = std::min(bySide, byArea);
    const double digit = std::pow(10, std::floor(std::log10(largest)) - 1);
    // Read back from its digits, so that what is advised is what is allowed.
    return QString::number(std::floor(largest / digit) * digit, 'g', 2).toDouble();
}

/// The board's shape in lines of a pixel: at the size of a card the scene's own would fade away.
void sketch(QPainter &painter, const Scene &scene, const core::Catalog &catalog)
{
    const auto &theme = scene.style().theme;
    const auto pen = [](const QColor &colour) {
        QPen hairline(colour, 1);
        hairline.setCosmetic(true);
        return hairline;
    };
    for (const auto &connection : scene.design().connections) {
        painter.setPen(pen(theme.connection(connection.kind)));
        painter.setOpacity(0.55);
        painter.drawPolyline(QPolygonF(scene.route(connection.id).points));
    }
    painter.setOpacity(1);
    for (const auto &component : scene.design().components) {
        const auto *type = catalog.type(component.type);
        const auto *category = type ? catalog.category(type->category) : nullptr;
        const auto hue = theme.hue(category ? category->hue : QString());
        painter.setPen(pen(hue.ink));
        painter.setBrush(hue.tint);
        painter.drawRoundedRect(component.rect, 10, 10);
    }
}

QByteArray encoded(const QImage &image)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

QImage blank(const QSize &size, const QColor &background)
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(background);
    return image;
}

core::Result<QImage> painted(Scene &scene, const QRectF &region, const PictureOptions &options)
{
    const double largest = largestScale(region.size());
    if (options.scale > largest) {
        return core::Error {
            u"the picture would be too large: choose a scale of at most %1"_s.arg(largest), {}};
    }
    const QSize pixels(
        qCeil(region.width() * options.scale), qCeil(region.height() * options.scale));
    auto result = blank(pixels, options.isTransparent ? Qt::transparent : options.theme.canvas);
    if (result.isNull()) {
        return core::Error {u"there is not enough memory: choose a smaller scale"_s, {}};
    }
    QPainter painter(&result);
    paint(painter, scene, QRectF({}, region.size() * options.scale), region);
    painter.end();
    // Programs that know paper then show the picture at the size of the board, only sharper.
    const int dots = qRound(options.scale * screenDpi / metresPerInch);
    result.setDotsPerMeterX(dots);
    result.setDotsPerMeterY(dots);
    return result;
}

} // namespace

core::Result<QImage> image(
    const core::Design &design, const core::Catalog &catalog, const PictureOptions &options)
{
    const auto scene = sceneOf(design, catalog, options);
    const auto region = regionOf(*scene, options);
    if (!region) {
        return region.error();
    }
    return painted(*scene, *region, options);
}

core::Result<Preview> preview(const core::Design &design, const core::Catalog &catalog,
    const PictureOptions &options, const QSize &pixels)
{
    const auto scene = sceneOf(design, catalog, options);
    const auto region = regionOf(*scene, options);
    if (!region) {
        return region.error();
    }
    const double largest = largestScale(region->size());
    auto small = options;
    const auto size = region->size();
    small.scale = std::min({largestPreviewScale, largest, pixels.width() / size.width(),
        pixels.height() / size.height()});
    const auto image = painted(*scene, *region, small);
    return image ? core::Result<Preview>(Preview {*image, small.scale, largest}) : image.error();
}

core::Result<QByteArray> png(
    const core::Design &design, const core::Catalog &catalog, const PictureOptions &options)
{
    const auto painted = image(design, catalog, options);
    if (!painted) {
        return painted.error();
    }
    return encoded(*painted);
}

core::Result<QByteArray> svg(
    const core::Design &design, const core::Catalog &catalog, const PictureOptions &options)
{
    const auto scene = sceneOf(design, catalog, options);
    const auto region = regionOf(*scene, options);
    if (!region) {
        return region.error();
    }
    const QRectF page({}, region->size());
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(qRound(screenDpi));
    generator.setSize(page.size().toSize());
    generator.setViewBox(page);
    QPainter painter(&generator);
    if (!options.isTransparent) {
        painter.fillRect(page, options.theme.canvas);
    }
    paint(painter, *scene, page, *region);
    painter.end();
    return portableSvg(buffer.data(), design.title, page.size() * options.scale);
}

QList<FileKind> fileKinds()
{
    return {{u"PNG"_s, {u"png"_s}}, {u"SVG"_s, {u"svg"_s}}};
}

core::Result<QByteArray> encoded(const QString &path, const core::Design &design,
    const core::Catalog &catalog, const PictureOptions &options)
{
    const auto kinds = fileKinds();
    const auto *kind = file_name::kindOf(path, kinds);
    if (!kind) {
        const auto suffix = QFileInfo(path).suffix();
        return core::Error {suffix.compare("pdf"_L1, Qt::CaseInsensitive) == 0
                ? u"pictures are not written as PDF: write a .png or .svg file, or a --report"_s
                : u"the ending \"%1\" is not known: write a .png or .svg file"_s.arg(suffix),
            path};
    }
    return *kind == kinds.first() ? png(design, catalog, options) : svg(design, catalog, options);
}

core::Result<QRectF> frameRegion(const core::Design &design, const core::ElementId &frame)
{
    QStringList frames;
    for (const auto &annotation : design.annotations) {
        if (annotation.kind != "frame"_L1) {
            continue;
        }
        if (annotation.id == frame) {
            return annotation.rect.adjusted(-frameMargin, -frameTitle, frameMargin, frameMargin);
        }
        frames.append(annotation.id);
    }
    const auto advice =
        frames.isEmpty() ? u"the board has none"_s : u"choose one of "_s + frames.join(u", "_s);
    return core::Error {u"there is no frame \"%1\": %2"_s.arg(frame, advice), {}};
}

QImage thumbnail(const core::Design &design, const core::Catalog &catalog, const Theme &theme,
    const QSize &pixels)
{
    if (isEmpty(design)) {
        return {};
    }
    const auto scene = sceneOf(design, catalog, CanvasStyle {.theme = theme});
    const auto content = contentOf(*scene);
    const QRectF place({}, QSizeF(pixels));
    QRectF target({}, content.size().scaled(place.size(), Qt::KeepAspectRatio));
    target.moveCenter(place.center());
    auto image = blank(pixels, Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(target.topLeft());
    painter.scale(target.width() / content.width(), target.height() / content.height());
    painter.translate(-content.topLeft());
    sketch(painter, *scene, catalog);
    return image;
}

} // namespace picture
