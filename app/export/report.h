// SPDX-License-Identifier: MIT
#pragma once

#include "app/export/picture.h"
#include "app/export/report_text.h"
#include "app/file_names/file_name.h"
#include "core/base/result.h"
#include "core/estimate/insights/load_curve.h"
#include "core/estimate/insights/sensitivity.h"

#include <QImage>
#include <QMap>

/// A report of a design: what it is, what it carries and how that was computed, with all pictures.
namespace report {

/// The pictures of a client that take many estimates.
struct Insight {
    core::ElementId client;
    core::LoadCurve curve;
    core::Sensitivity sensitivity;
};

/// Of the clients with a latency, as long as there is time: some seconds. May run on any thread.
QList<Insight> insightsOf(const core::Design &design, const core::Catalog &catalog,
    const core::Estimate &estimate, const core::GoOn &goOn);

struct Report {
    QString title;
    QString html; ///< refers to the pictures by their names
    QMap<QString, QImage> pictures;
};

/// The board as a report shows it. Belongs to the GUI thread.
core::Result<picture::Preview> boardPicture(const report_text::Subject &subject);

/// Needs an application that can paint.
Report compose(const report_text::Subject &subject, const QList<Insight> &insights);
/// The same in any thread; what is called off is a part of a report.
Report compose(const report_text::Subject &subject, const QList<Insight> &insights,
    const core::Result<picture::Preview> &board, const core::GoOn &goOn);

/// One file with the pictures in it.
QByteArray html(const Report &report);
QByteArray pdf(
    const Report &report, const core::GoOn &goOn = [] { return true; });
/// PDF and HTML, the kinds that are written.
QList<FileKind> fileKinds();
/// PDF or HTML, by the suffix of the file that it is for. In any thread; what is called off is a
/// part of one.
core::Result<QByteArray> encoded(
    const Report &report, const QString &path, const core::GoOn &goOn = [] { return true; });
core::Result<void> write(const Report &report, const QString &path);

} // namespace report
