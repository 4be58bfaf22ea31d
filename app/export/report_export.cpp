// SPDX-License-Identifier: MIT
#include "app/export/report_export.h"

#include "app/export/report.h"

#include <QStandardPaths>

using namespace Qt::StringLiterals;

ReportExport::ReportExport(Workspace &workspace, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_writer(new FileWriter(this))
{
    connect(m_writer, &FileWriter::told, this, &ReportExport::told);
}

QString ReportExport::suggestedPath(const QString &boardFile) const
{
    return file_name::beside(boardFile,
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
        report_text::title(m_workspace.document.design()), tr("report"),
        report::fileKinds().first());
}

void ReportExport::chooseFile(const FileNameChoice &names, const QString &boardFile)
{
    const auto path =
        names.choose({tr("Export report"), report::fileKinds(), suggestedPath(boardFile), {}});
    if (!path.isEmpty()) {
        writeTo(path);
    }
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
            const auto bytes =
                report::encoded(report::compose({design, library, analysis}, insights), path);
            if (bytes) {
                m_writer->write(path, *bytes);
            } else {
                Q_EMIT told(bytes.error().text());
            }
        };
    });
}
