// SPDX-License-Identifier: MIT
// What the actions of the File menu do.
#include "app/export/export_dialog.h"
#include "app/export/report_export.h"
#include "app/settings/file_settings.h"
#include "app/widgets/line_field.h"
#include "app/window/main_window.h"

using namespace Qt::StringLiterals;

void MainWindow::bindFile()
{
    bind(u"file.new"_s, [this] { m_files.showGallery(); });
    bind(u"file.open"_s, [this] { m_files.open(); });
    bind(u"file.save"_s, [this] { m_files.save(); });
    bind(u"file.save-as"_s, [this] { m_files.saveAs(); });
    bind(u"file.versions"_s, [this] { m_files.showVersions(); });
    m_actions.bindToggle(u"file.autosave"_s, [this](bool isOn) {
        file_settings::setAutosaved(isOn);
        m_autosave.setOn(isOn);
    });
    m_actions.action(u"file.autosave"_s)->setChecked(file_settings::isAutosaved());
    bind(u"file.quit"_s, [this] { close(); });
    bindExport();
}

void MainWindow::bindExport()
{
    bind(u"file.export"_s, [this] {
        auto *dialog = new ExportDialog(
            m_workspace, m_board->scene().style(), m_files.names(), m_session.path(), this);
        dialog->open();
    });
    auto *reports = new ReportExport(m_workspace, m_board);
    connect(reports, &ReportExport::told, this, &MainWindow::notice);
    bind(u"file.report"_s, [this, reports] {
        finishEditing();
        reports->chooseFile(m_files.names(), m_session.path());
    });
}
