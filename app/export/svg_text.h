// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QSizeF>
#include <QString>

/// Makes of what QSvgGenerator writes an SVG that looks the same everywhere: the size in pixels, an
/// escaped title, and for every text the families to fall back on when the first is missing.
QByteArray portableSvg(const QByteArray &generated, const QString &title, const QSizeF &pixels);
