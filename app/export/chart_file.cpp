// SPDX-License-Identifier: MIT
#include "app/export/chart_file.h"

#include "app/export/svg_text.h"
#include "app/look/directed_text.h"

#include <QBuffer>
#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QPainter>
#include <QPdfWriter>
#include <QStandardPaths>
#include <QSvgGenerator>

#include <cmath>

using namespace Qt::StringLiterals;

namespace chart_file {

namespace {

constexpr double width = 640;
constexpr double margin = 16;
constexpr double titleHeight = 26;
constexpr int screenDpi = 96;
constexpr double sharp = 2;

QSizeF sizeOf(const ChartPicture &picture)
{
    const double inner = width - 2 * margin;
    return {width, std::ceil(picture.height(inner)) + 2 * margin + titleHeight};
}

/// The sheet that every format shows; the theme's colours are printed as they are seen.
void paintSheet(QPainter &painter, const ChartPicture &picture, const Theme &theme)
{
    const QRectF page({}, sizeOf(picture));
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.fillRect(page, theme.raised);
    const auto inner = page.adjusted(margin, margin, -margin, -margin);
    painter.setFont(font(TypeSize::Normal, QFont::DemiBold));
    painter.setPen(theme.text);
    directed_text::draw(painter,
        QPointF(inner.left(), inner.top() + QFontMetricsF(painter.font()).ascent()), picture.title);
    picture.paint(painter, inner.adjusted(0, titleHeight, 0, 0), theme, -1);
}

QByteArray png(const ChartPicture &picture, const Theme &theme)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image(picture, theme, sharp).save(&buffer, "PNG");
    return buffer.data();
}

QList<FileKind> fileKinds()
{
    return {{u"PNG"_s, {u"png"_s}}, {u"SVG"_s, {u"svg"_s}}, {u"PDF"_s, {u"pdf"_s}}};
}

} // namespace

QImage image(const ChartPicture &picture, const Theme &theme, double scale)
{
    QImage result((sizeOf(picture) * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    result.fill(theme.raised);
    QPainter painter(&result);
    painter.scale(scale, scale);
    paintSheet(painter, picture, theme);
    painter.end();
    return result;
}

QByteArray svg(const ChartPicture &picture, const Theme &theme)
{
    const QRectF page({}, sizeOf(picture));
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(screenDpi);
    generator.setSize(page.size().toSize());
    generator.setViewBox(page);
    QPainter painter(&generator);
    paintSheet(painter, picture, theme);
    painter.end();
    return portableSvg(buffer.data(), picture.title, page.size());
}

QByteArray pdf(const ChartPicture &picture, const Theme &theme)
{
    constexpr double pointsPerInch = 72;
    const auto size = sizeOf(picture);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(picture.title);
    writer.setCreator(u"Inferboard"_s);
    writer.setResolution(screenDpi);
    writer.setPageMargins(QMarginsF());
    writer.setPageSize(QPageSize(size * pointsPerInch / screenDpi, QPageSize::Point));
    QPainter painter(&writer);
    paintSheet(painter, picture, theme);
    painter.end();
    return buffer.data();
}

void copy(const ChartPicture &picture, const Theme &theme)
{
    auto *data = new QMimeData; // the clipboard takes it
    data->setImageData(image(picture, theme, sharp));
    data->setData(u"image/svg+xml"_s, svg(picture, theme));
    QGuiApplication::clipboard()->setMimeData(data);
}

core::Result<QByteArray> encoded(
    const ChartPicture &picture, const Theme &theme, const QString &path)
{
    const auto kinds = fileKinds();
    const auto *kind = file_name::kindOf(path, kinds);
    if (!kind) {
        return core::Error {
            u"a chart is saved as .png, .svg or .pdf, not as .%1"_s.arg(QFileInfo(path).suffix()),
            path};
    }
    const auto index = kind - kinds.constData();
    return index == 0 ? png(picture, theme)
        : index == 1  ? svg(picture, theme)
                      : pdf(picture, theme);
}

QString choose(const ChartPicture &picture, const FileNameChoice &names, const QString &boardFile)
{
    const auto kinds = fileKinds();
    const auto folder = boardFile.isEmpty()
        ? QStandardPaths::writableLocation(QStandardPaths::PicturesLocation)
        : QFileInfo(boardFile).absolutePath();
    const auto suggested = file_name::beside({}, folder, picture.title, u"chart"_s, kinds.first());
    return names.choose({QObject::tr("Save picture"), kinds, suggested, {}});
}

} // namespace chart_file
