// SPDX-License-Identifier: MIT
#include "app/export/report_export.h"

#include "app/export/report.h"
#include "app/export/report_limits.h"

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

struct ReportExport::Computed {
    core::Design design;
    core::Analysis analysis;
    QList<report::Insight> insights;
};

void ReportExport::writeTo(const QString &path)
{
    Q_EMIT told(tr("Writing the report \u2026"));
    m_thinker.ask(
        [this, path, design = report_limits::withShortNames(m_workspace.document.design()),
            &library = m_workspace.library](const Thinker::GoOn &goOn) -> Thinker::Answer {
            const auto analysis = core::analyse(design, library.catalog,
                core::checklistsFor(design, library.checklists), {.prices = &library.prices});
            const Computed computed {design, analysis,
                report::insightsOf(design, library.catalog, analysis.estimate, goOn)};
            return [this, path, computed] { compose(path, computed); };
        });
}

void ReportExport::compose(const QString &path, const Computed &computed)
{
    const auto &library = m_workspace.library;
    const auto board = report::boardPicture({computed.design, library, computed.analysis});
    m_thinker.ask(
        [this, path, computed, board, &library](const Thinker::GoOn &goOn) -> Thinker::Answer {
            const report_text::Subject subject {computed.design, library, computed.analysis};
            const auto bytes = report::encoded(
                report::compose(subject, computed.insights, board, goOn), path, goOn);
            return [this, path, bytes] {
                if (bytes) {
                    m_writer->write(path, *bytes);
                } else {
                    Q_EMIT told(bytes.error().text());
                }
            };
        });
}
