// SPDX-License-Identifier: MIT
#include "app/look/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>

using namespace Qt::StringLiterals;

namespace icons {

namespace {

constexpr auto componentFolder = ":/inferboard/resources/icons/components/"_L1;
constexpr auto actionFolder = ":/inferboard/resources/icons/actions/"_L1;
constexpr auto drawnColour = "#000000"_L1;

QByteArray recoloured(const QString &path, const QColor &colour)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    return file.readAll().replace(drawnColour.latin1(), colour.name().toLatin1());
}

QByteArray componentSvg(const QString &name, const QColor &colour)
{
    const auto svg = recoloured(componentFolder + name + u".svg"_s, colour);
    return svg.isEmpty() ? recoloured(componentFolder + u"unknown.svg"_s, colour) : svg;
}

QPixmap rendered(const QByteArray &svg, QSize size, double pixelRatio)
{
    QPixmap pixmap(size * pixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(svg).render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(pixelRatio);
    return pixmap;
}

/// Draws the SVG anew for every size, so that it is sharp on every screen.
class SvgEngine : public QIconEngine {
public:
    SvgEngine(QString path, QColor colour, QColor disabled)
        : m_path(std::move(path)), m_colour(colour), m_disabled(disabled)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        QSvgRenderer(svg(mode)).render(painter, rect);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return rendered(svg(mode), size, 1);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // Qt asks in device pixels here.
        auto result = rendered(svg(mode), size, 1);
        result.setDevicePixelRatio(scale);
        return result;
    }
    QIconEngine *clone() const override { return new SvgEngine(m_path, m_colour, m_disabled); }

private:
    QByteArray svg(QIcon::Mode mode) const
    {
        return recoloured(m_path, mode == QIcon::Disabled ? m_disabled : m_colour);
    }

    QString m_path;
    QColor m_colour;
    QColor m_disabled;
};

} // namespace

void paintComponent(
    QPainter &painter, const QString &name, const QRectF &rect, const QColor &colour)
{
    QSvgRenderer(componentSvg(name, colour)).render(&painter, rect);
}

QPixmap componentPixmap(const QString &name, int size, const QColor &colour, double pixelRatio)
{
    const auto key = u"component/%1/%2/%3/%4"_s.arg(name, colour.name()).arg(size).arg(pixelRatio);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = rendered(componentSvg(name, colour), QSize(size, size), pixelRatio);
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

QIcon action(const QString &name, const QColor &colour, const QColor &disabled)
{
    return QIcon(new SvgEngine(actionFolder + name + u".svg"_s, colour, disabled));
}

} // namespace icons
