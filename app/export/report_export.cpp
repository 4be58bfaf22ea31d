// SPDX-License-Identifier: MIT
#include "app/export/report_export.h"

#include "app/export/report.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

ReportExport::ReportExport(Workspace &workspace, QObject *parent)
    : QObject(parent), m_workspace(workspace)
{
}

void ReportExport::chooseFile(QWidget *window)
{
    const auto folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const auto name = report_text::title(m_workspace.document.design())
                          .toLower()
                          .replace(u' ', u'-')
                          .remove(u'/');
    auto path = QFileDialog::getSaveFileName(window, tr("Export report"),
        QDir(folder).filePath(name + u".pdf"_s), tr("PDF (*.pdf);;Web page (*.html)"));
    if (path.isEmpty()) {
        return;
    }
    if (QFileInfo(path).suffix().isEmpty()) {
        path += u".pdf"_s;
    }
    writeTo(path);
}

void ReportExport::writeTo(const QString &path)
{
    Q_EMIT told(tr("Writing the report \u2026"));
    m_thinker.ask([this, path, design = m_workspace.document.design(),
                      &library = m_workspace.library](
                      const Thinker::GoOn &goOn) -> Thinker::Answer {
        const auto analysis = core::analyse(design, library.catalog,
            core::checklistsFor(design, library.checklists), {.prices = &library.prices});
        const auto insights = report::insightsOf(design, library.catalog, analysis.estimate, goOn);
        return [this, path, design, &library, analysis, insights] {
            const auto done =
                report::write(report::compose({design, library, analysis}, insights), path);
            Q_EMIT told(done ? tr("Saved %1").arg(path) : done.error().text());
        };
    });
}
