// SPDX-License-Identifier: MIT
#include "app/file_commands.h"

#include "app/panels/line_field.h"
#include "app/start/gallery.h"

#include <QDialog>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QStandardPaths>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

constexpr QSize gallerySize {980, 640};
const auto suffix = u"inferboard"_s;

QString fileFilter()
{
    return FileCommands::tr("Inferboard designs (*.inferboard);;All files (*)");
}

UnsavedAnswer askAboutUnsaved(QWidget *window, const QString &title)
{
    QMessageBox box(QMessageBox::NoIcon, FileCommands::tr("Unsaved changes"),
        FileCommands::tr("\u201c%1\u201d has changes that are not saved.").arg(title),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, window);
    box.setDefaultButton(QMessageBox::Save);
    switch (box.exec()) {
    case QMessageBox::Save:
        return UnsavedAnswer::Save;
    case QMessageBox::Discard:
        return UnsavedAnswer::Discard;
    default:
        return UnsavedAnswer::Cancel;
    }
}

} // namespace

FileCommands::FileCommands(Workspace &workspace, FileSession &session, QWidget *window)
    : QObject(window), m_workspace(workspace), m_session(session), m_window(window),
      m_dialogs(standardDialogs())
{
    connect(&session, &FileSession::opened, this, &FileCommands::designReplaced);
    connect(&session, &FileSession::saved, this, &FileCommands::handleSaved);
    connect(&session, &FileSession::failed, this, &FileCommands::handleFailure);
    connect(&session, &FileSession::oldKept, this, [this](const QString &path) {
        m_dialogs.tell(tr("The old board was kept"),
            tr("The board is empty, the file was not. What it held is now in %1.").arg(path));
    });
    connect(&session, &FileSession::changedOnDisk, this, [this](const QString &path) {
        const auto question = tr("%1 was changed by another program since it was opened here. "
                                 "Save over those changes?")
                                  .arg(QFileInfo(path).fileName());
        if (m_dialogs.confirm(question)) {
            m_session.saveAnyway();
        } else {
            m_afterSaving = {};
        }
    });
}

FileDialogs FileCommands::standardDialogs()
{
    FileDialogs dialogs;
    const auto folder = [this] {
        return m_session.path().isEmpty()
            ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
            : QFileInfo(m_session.path()).absolutePath();
    };
    dialogs.fileToOpen = [this, folder] {
        return QFileDialog::getOpenFileName(m_window, tr("Open a design"), folder(), fileFilter());
    };
    dialogs.fileToSave = [this](const QString &suggested) {
        return QFileDialog::getSaveFileName(
            m_window, tr("Save the design"), suggested, fileFilter());
    };
    dialogs.unsavedChanges = [this](
                                 const QString &title) { return askAboutUnsaved(m_window, title); };
    dialogs.confirm = [this](const QString &question) {
        return QMessageBox::question(m_window, tr("Inferboard"), question) == QMessageBox::Yes;
    };
    dialogs.tell = [this](const QString &title, const QString &text) {
        QMessageBox box(QMessageBox::NoIcon, title, title, QMessageBox::Ok, m_window);
        box.setInformativeText(text);
        box.exec();
    };
    return dialogs;
}

void FileCommands::showGallery()
{
    auto *dialog = new QDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("New design"));
    dialog->resize(gallerySize);
    auto *gallery = new Gallery(m_workspace.library, m_workspace.appearance, dialog);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(gallery);
    const auto closing = [dialog](auto function) {
        return [dialog, function](const auto &...arguments) {
            dialog->close();
            function(arguments...);
        };
    };
    connect(gallery, &Gallery::templateChosen, this,
        closing([this](const QString &id) { newFromTemplate(id); }));
    connect(gallery, &Gallery::blankChosen, this, closing([this] { newBlank(); }));
    connect(gallery, &Gallery::fileChosen, this,
        closing([this](const QString &path) { openFile(path); }));
    connect(gallery, &Gallery::openRequested, this, closing([this] { open(); }));
    dialog->open();
}

void FileCommands::newFromTemplate(const QString &id)
{
    const auto *found = m_workspace.library.designTemplate(id);
    if (!found) {
        m_dialogs.tell(tr("No such template"), tr("There is no template \u201c%1\u201d.").arg(id));
        return;
    }
    whenSafe([this, design = found->design] {
        m_session.start(design);
        Q_EMIT designReplaced();
    });
}

void FileCommands::newBlank()
{
    whenSafe([this] {
        m_session.start({});
        Q_EMIT designReplaced();
    });
}

void FileCommands::open()
{
    const auto path = m_dialogs.fileToOpen();
    if (!path.isEmpty()) {
        openFile(path);
    }
}

void FileCommands::openFile(const QString &path)
{
    whenSafe([this, path] { m_session.open(path); });
}

void FileCommands::save()
{
    saveThen({});
}

void FileCommands::saveAs()
{
    finishEditing();
    auto path = m_dialogs.fileToSave(suggestedPath());
    if (path.isEmpty()) {
        m_afterSaving = {};
        return;
    }
    if (QFileInfo(path).suffix().isEmpty()) {
        path += u'.' + suffix;
    }
    m_session.saveAs(path);
}

void FileCommands::saveThen(const std::function<void()> &then)
{
    finishEditing();
    m_afterSaving = then;
    if (m_session.path().isEmpty()) {
        saveAs();
    } else {
        m_session.save();
    }
}

void FileCommands::whenSafe(const std::function<void()> &then)
{
    finishEditing();
    const auto &document = m_workspace.document;
    if (document.isClean()) {
        then();
        return;
    }
    const auto &title = document.design().title;
    switch (m_dialogs.unsavedChanges(title.isEmpty() ? tr("Untitled design") : title)) {
    case UnsavedAnswer::Save:
        saveThen(then);
        break;
    case UnsavedAnswer::Discard:
        then();
        break;
    case UnsavedAnswer::Cancel:
        break;
    }
}

void FileCommands::handleSaved(const QString &path)
{
    Q_EMIT notice(tr("Saved %1").arg(QDir::toNativeSeparators(path)));
    if (const auto then = std::exchange(m_afterSaving, {})) {
        then();
    }
}

void FileCommands::handleFailure(const core::Error &error)
{
    m_afterSaving = {};
    m_dialogs.tell(tr("That did not work"), error.text());
}

QString FileCommands::suggestedPath() const
{
    if (!m_session.path().isEmpty()) {
        return m_session.path();
    }
    const auto folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const auto &title = m_workspace.document.design().title;
    const auto name =
        title.isEmpty() ? tr("untitled") : title.toLower().replace(u' ', u'-').remove(u'/');
    return QDir(folder).filePath(name + u'.' + suffix);
}
