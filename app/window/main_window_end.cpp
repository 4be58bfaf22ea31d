// SPDX-License-Identifier: MIT
// How the window ends: first nobody hears anything any more, then those who listened go, and last
// those whom they listened to (the members, in the reverse order of their declaration).
#include "app/document/file_writer.h"
#include "app/export/export_dialog.h"
#include "app/widgets/line_field.h"
#include "app/window/main_window.h"

MainWindow::~MainWindow()
{
    if (m_board->interaction().isBusy()) {
        m_board->interaction()
            .escape(); // a gesture holds a draft: it is dropped while all can follow
    }
    silence();
    // Widgets would outlive the members, being children: panels that read a document that is gone.
    qDeleteAll(findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
}

void MainWindow::silence()
{
    const std::initializer_list<QObject *> speakers {
        &m_document, &m_selection, &m_analyst, &m_analyst.simulator(), &m_session, &m_files};
    for (auto *speaker : speakers) {
        speaker->disconnect();
    }
    m_workspace.appearance.disconnect(this);
    const auto parts = findChildren<QObject *>();
    for (auto *part : parts) {
        part->disconnect(this);
    }
    m_analyst.stop();
}

void MainWindow::settle()
{
    m_board->interaction().end(Ending::Keep);
    finishEditing();
}

bool MainWindow::finishWriting(std::chrono::milliseconds most)
{
    bool isDone = m_session.finishWriting(most);
    const auto dialogs = findChildren<ExportDialog *>();
    for (auto *dialog : dialogs) {
        isDone = dialog->finishWriting(most) && isDone;
    }
    const auto writers = findChildren<FileWriter *>();
    for (auto *writer : writers) {
        isDone = writer->finishWriting(most) && isDone;
    }
    return isDone;
}
