// SPDX-License-Identifier: MIT
#pragma once

#include "app/charts/chart_picture.h"
#include "app/file_names/file_name_choice.h"
#include "core/base/result.h"

#include <QImage>

/// Charts as pictures: the same painting as in the window, with the title above it.
namespace chart_file {

QImage image(const ChartPicture &picture, const Theme &theme, double scale);
QByteArray svg(const ChartPicture &picture, const Theme &theme);
QByteArray pdf(const ChartPicture &picture, const Theme &theme);

/// Puts the chart on the clipboard, as an image and as SVG.
void copy(const ChartPicture &picture, const Theme &theme);
/// PNG, SVG or PDF, by the suffix of the file that it is for.
core::Result<QByteArray> encoded(
    const ChartPicture &picture, const Theme &theme, const QString &path);
/// Asks for a file to write; empty when the person thought better of it.
QString choose(const ChartPicture &picture, const FileNameChoice &names, const QString &boardFile);

} // namespace chart_file
