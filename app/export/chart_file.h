// SPDX-License-Identifier: MIT
#pragma once

#include "app/charts/chart_picture.h"
#include "core/result.h"

#include <QImage>

class QWidget;

/// Charts as pictures: the same painting as in the window, with the title above it.
namespace chart_file {

QImage image(const ChartPicture &picture, const Theme &theme, double scale);
QByteArray svg(const ChartPicture &picture, const Theme &theme);
QByteArray pdf(const ChartPicture &picture, const Theme &theme);

/// Puts the chart on the clipboard, as an image and as SVG.
void copy(const ChartPicture &picture, const Theme &theme);
/// Writes PNG, SVG or PDF, by the extension.
core::Result<void> write(const ChartPicture &picture, const Theme &theme, const QString &path);
/// Asks for a file and writes it; its path, empty when the person thought better of it.
core::Result<QString> save(const ChartPicture &picture, const Theme &theme, QWidget *parent);

} // namespace chart_file
