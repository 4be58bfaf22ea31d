// SPDX-License-Identifier: MIT
#include "app/window/file_commands.h"

#include "app/document/change_text.h"
#include "app/look/window_place.h"
#include "app/start/gallery.h"
#include "app/widgets/line_field.h"
#include "app/window/versions_dialog.h"

#include <QDialog>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

constexpr QSize gallerySize {980, 640};
constexpr std::chrono::seconds patience {1};
constexpr std::chrono::seconds morePatience {10};

FileKind designKind()
{
    return {FileCommands::tr("Inferboard designs"), {u"inferboard"_s}};
}

QString documents()
{
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

} // namespace

FileCommands::FileCommands(Workspace &workspace, FileSession &session, QWidget *window)
    : QObject(window), m_workspace(workspace), m_session(session), m_window(window),
      m_dialogs(standardFileDialogs(window, session)), m_names(window)
{
    m_patience.setSingleShot(true);
    m_patience.callOnTimeout(this, &FileCommands::askAboutWaiting);
    connectSession();
}

void FileCommands::connectSession()
{
    connect(&m_session, &FileSession::opened, this, &FileCommands::designReplaced);
    connect(&m_session, &FileSession::openElsewhere, this, &FileCommands::handleOpenElsewhere);
    connect(&m_session, &FileSession::saved, this, &FileCommands::handleSaved);
    connect(&m_session, &FileSession::failed, this, &FileCommands::handleFailure);
    // Queued: the session has then finished with the file.
    connect(&m_session, &FileSession::repairable, this, &FileCommands::offerRepair,
        Qt::QueuedConnection);
    connect(&m_session, &FileSession::changedOnDisk, this, &FileCommands::handleConflict);
    connect(&m_session, &FileSession::busyChanged, this, &FileCommands::handleIdle);
    connect(&m_session, &FileSession::warned, this, &FileCommands::notice);
    connect(&m_session, &FileSession::autosaveHeld, this, [this](const core::Error &reason) {
        Q_EMIT notice(tr("Not saved automatically: %1").arg(reason.text()));
    });
    connect(&m_session, &FileSession::oldKept, this, [this](const QString &path) {
        m_dialogs.tell(tr("The old board was kept"),
            tr("The board is empty, the file was not. What it held is now in %1.").arg(path));
    });
}

void FileCommands::showGallery()
{
    auto *dialog = new QDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("New design"));
    dialog->resize(window_place::fitting(gallerySize, *m_window));
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
    const auto &path = m_session.path();
    const auto chosen =
        m_dialogs.fileToOpen(path.isEmpty() ? documents() : QFileInfo(path).absolutePath());
    if (!chosen.isEmpty()) {
        openFile(chosen);
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
    m_afterSaving = {}; // of a save that this one takes the place of
    saveElsewhere();
}

void FileCommands::saveElsewhere()
{
    finishEditing();
    const auto own = m_session.access() == Access::Full ? m_session.path() : QString();
    const auto path = m_names.choose({tr("Save the design"), {designKind()}, suggestedPath(), own});
    if (path.isEmpty()) {
        m_afterSaving = {};
        return;
    }
    m_session.saveAs(path);
}

void FileCommands::saveThen(const std::function<void()> &then)
{
    finishEditing();
    m_afterSaving = then;
    if (m_session.access() == Access::ReadOnly
        && !m_dialogs.saveElsewhere(m_session.readOnlyReason())) {
        m_afterSaving = {};
        return;
    }
    if (m_session.path().isEmpty() || m_session.access() == Access::ReadOnly) {
        saveElsewhere();
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

void FileCommands::whenIdle(const std::function<void()> &then)
{
    m_afterSaving = {}; // or both would ask about what is unsaved
    m_whenIdle = then;
    if (m_session.isBusy()) {
        m_patience.start(patience);
    } else {
        handleIdle();
    }
}

void FileCommands::handleIdle()
{
    if (m_session.isBusy() || m_isAskingToWait) {
        return;
    }
    m_patience.stop();
    if (const auto then = std::exchange(m_whenIdle, {})) {
        then();
    }
}

void FileCommands::askAboutWaiting()
{
    if (!m_session.isBusy()) {
        return;
    }
    m_isAskingToWait = true;
    const bool isGivenUp = m_dialogs.giveUp(m_session.busyPath());
    m_isAskingToWait = false;
    if (!m_session.isBusy()) {
        handleIdle(); // it ended while the question was asked
    } else if (isGivenUp) {
        m_afterSaving = {};
        m_session.giveUp();
    } else {
        m_patience.start(morePatience);
    }
}

void FileCommands::handleSaved(const QString &path, FileSession::Cause cause)
{
    if (cause == FileSession::Cause::Autosave) {
        Q_EMIT notice(tr("Saved automatically"));
        return;
    }
    Q_EMIT notice(tr("Saved %1").arg(QDir::toNativeSeparators(path)));
    if (const auto then = std::exchange(m_afterSaving, {})) {
        whenSafe(then); // what was edited while it was written is asked about as well
    }
}

void FileCommands::handleFailure(const core::Error &error)
{
    m_afterSaving = {};
    m_dialogs.tell(tr("That did not work"), error.text());
}

void FileCommands::offerRepair(
    const QString &path, const core::Error &error, const core::io::Repaired &repaired)
{
    m_afterSaving = {};
    const RepairOffer offer {path, error.message, repaired.notes, repaired.isOfNewerFormat};
    if (!m_dialogs.repair(offer)) {
        return;
    }
    whenSafe([this, path, repaired] { // edited since it was asked for
        if (repaired.isOfNewerFormat) {
            m_session.showReadOnly(
                repaired.design, path, tr("It was written by a newer version of Inferboard."));
            return;
        }
        m_session.startUnsaved(repaired.design);
        Q_EMIT designReplaced();
    });
}

void FileCommands::handleConflict(const QString &path, const core::Result<core::Design> &theirs)
{
    const auto differences = theirs
        ? changeLines(core::summaryOfChanges(m_workspace.document.design(), *theirs))
        : QStringList {tr("It is no board any more: %1").arg(theirs.error().message)};
    const auto answer = m_dialogs.conflict(path, differences);
    if (answer == ConflictAnswer::SaveElsewhere) {
        saveElsewhere();
        return;
    }
    if (answer == ConflictAnswer::SaveOver) {
        m_session.saveAnyway();
        return;
    }
    m_afterSaving = {};
    if (answer == ConflictAnswer::Reload) {
        m_session.open(path);
    }
}

void FileCommands::handleOpenElsewhere(const QString &path, const LockHolder &holder)
{
    switch (m_dialogs.openElsewhere(path, holder)) {
    case SharedAnswer::ReadOnly:
        m_session.openReadOnly(
            path, tr("It is open in another window (%1).").arg(holderName(holder)));
        break;
    case SharedAnswer::Copy:
        m_session.openCopy(path);
        break;
    case SharedAnswer::Cancel:
        break;
    }
}

void FileCommands::showVersions()
{
    finishEditing();
    auto *dialog = new VersionsDialog(m_session.path(), m_workspace.document.design(), m_window);
    dialog->resize(window_place::fitting(dialog->size(), *m_window));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &VersionsDialog::copyWanted, this,
        [this](const QString &path) { whenSafe([this, path] { m_session.openCopy(path); }); });
    connect(dialog, &VersionsDialog::restoreWanted, this, [this](const core::Design &design) {
        m_workspace.document.commit(tr("Restore earlier version"), design);
    });
    dialog->open();
}

QString FileCommands::suggestedPath() const
{
    const auto &path = m_session.path();
    const auto &title = m_workspace.document.design().title;
    if (m_session.access() == Access::ReadOnly) {
        return file_name::beside(
            {}, QFileInfo(path).absolutePath(), title, tr("copy"), designKind());
    }
    return path.isEmpty() ? file_name::beside({}, documents(), title, tr("untitled"), designKind())
                          : path;
}
