// SPDX-License-Identifier: MIT
#include "app/window/recovery.h"

#include "app/document/change_text.h"
#include "app/look/plain_text.h"
#include "app/look/window_place.h"
#include "app/start/recovery_dialog.h"
#include "app/widgets/text_drag.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSysInfo>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using core::io::FileState;
using core::io::JournalFile;
using core::io::LeftBoard;
using core::io::LeftBoards;

namespace {

constexpr QSize listSize {560, 320};
constexpr std::chrono::seconds lookingPatience {2};

bool confirmDiscard(QWidget *parent, const QString &question)
{
    QMessageBox box(QMessageBox::NoIcon, Recovery::tr("Discard changes"), {},
        QMessageBox::Discard | QMessageBox::Cancel, parent);
    plain_text::setMessage(box, question);
    box.setDefaultButton(QMessageBox::Cancel);
    return box.exec() == QMessageBox::Discard;
}

void showLines(QWidget *parent, const QString &title, const QStringList &lines)
{
    QDialog dialog(parent);
    dialog.setWindowTitle(Recovery::tr("What differs"));
    auto *heading = plain_text::label(title);
    heading->setWordWrap(true);
    auto *text = new EndsTextDrag<QPlainTextEdit>(lines.join(u'\n'));
    text->setReadOnly(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    auto *layout = new QVBoxLayout(&dialog);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->addWidget(heading);
    layout->addWidget(text, 1);
    layout->addWidget(buttons);
    dialog.resize(window_place::fitting(listSize, dialog));
    dialog.exec();
}

QString nameOf(const LeftBoard &board)
{
    const auto &title = board.journal.design.title;
    return title.isEmpty() ? Recovery::tr("Untitled design") : title.simplified();
}

} // namespace

Recovery::Recovery(Workspace &workspace, FileSession &session, Recorder &recorder, QWidget *window)
    : QObject(window), m_workspace(workspace), m_session(session), m_recorder(recorder),
      m_window(window), m_dialogs(standardDialogs())
{
}

Recovery::~Recovery()
{
    FileJob::end(std::move(m_looking));
}

RecoveryDialogs Recovery::standardDialogs()
{
    const auto parent = [this]() -> QWidget * {
        return m_dialog ? static_cast<QWidget *>(m_dialog) : m_window;
    };
    RecoveryDialogs dialogs;
    dialogs.confirm = [parent](
                          const QString &question) { return confirmDiscard(parent(), question); };
    dialogs.show = [parent](const QString &title, const QStringList &lines) {
        showLines(parent(), title, lines);
    };
    return dialogs;
}

void Recovery::offer(const QString &folder, const std::function<void()> &otherwise)
{
    FileJob::end(std::move(m_looking));
    m_looking = std::make_unique<FileJob>([=, this, host = QSysInfo::machineHostName()] {
        core::io::removeUnfinished(folder);
        const auto found = core::io::leftBoards(folder, host);
        return FileJob::Answer([=, this] {
            const auto offered = claimed(found);
            if (offered.boards.isEmpty()) {
                if (!offered.damaged.isEmpty()) {
                    Q_EMIT notice(tr("A board was not closed, and its journal is damaged: "
                                     "inferboard recover --list tells more."));
                }
                otherwise();
            } else {
                showDialog(offered, otherwise);
            }
        });
    });
    connect(m_looking.get(), &QThread::finished, this, [this, job = m_looking.get()] {
        if (m_looking.get() == job) {
            m_patience.stop();
            const auto done = std::move(m_looking);
            done->answer()();
        }
    });
    m_patience.disconnect(this);
    m_patience.setSingleShot(true);
    m_patience.callOnTimeout(this, [this, otherwise] {
        FileJob::leaveBehind(std::move(m_looking));
        Q_EMIT notice(tr("A disk does not answer: boards that were not closed are offered later."));
        otherwise();
    });
    m_looking->start();
    m_patience.start(lookingPatience);
}

LeftBoards Recovery::claimed(LeftBoards found)
{
    for (const auto &path : found.settled) {
        if (auto journal = JournalFile::claim(path)) {
            // Saved, or given up: what cannot be removed is passed over the next time, too.
            static_cast<void>(journal->remove());
        }
    }
    m_claims.clear();
    found.boards.removeIf([this](const LeftBoard &board) {
        auto journal = JournalFile::claim(board.journalPath);
        if (journal) {
            m_claims.emplace(board.journalPath, std::move(*journal));
        }
        return !journal;
    });
    return found;
}

void Recovery::showDialog(const LeftBoards &found, const std::function<void()> &otherwise)
{
    m_isRecovered = false;
    m_dialog =
        new RecoveryDialog(found, m_workspace.library.catalog, m_workspace.appearance, m_window);
    connect(m_dialog, &RecoveryDialog::recoverRequested, this, &Recovery::recover);
    connect(m_dialog, &RecoveryDialog::compareRequested, this, &Recovery::compare);
    connect(m_dialog, &RecoveryDialog::discardRequested, this, &Recovery::discard);
    connect(m_dialog, &QDialog::finished, this, [this, otherwise] {
        m_claims.clear();
        if (!m_isRecovered) {
            otherwise();
        }
    });
    m_dialog->open();
}

void Recovery::recover(const LeftBoard &board)
{
    const auto &document = m_workspace.document;
    if (!document.isClean() || !document.isEditable() || m_session.isBusy()) {
        Q_EMIT notice(tr("Save or close the board in this window first."));
        return;
    }
    auto claim = m_claims.extract(board.journalPath);
    if (claim.empty()) {
        return;
    }
    m_isRecovered = true;
    const auto &journal = board.journal;
    m_session.startRecovered(journal.design, journal.file, journal.savedDigest);
    m_recorder.resume(std::move(claim.mapped()), board);
    m_dialog->close();
    Q_EMIT designReplaced();
    Q_EMIT notice(board.journal.file.isEmpty()
            ? tr("Recovered. Save the board to a file.")
            : tr("Recovered. The file is as it was until you save."));
}

void Recovery::compare(const LeftBoard &board)
{
    const auto lines = changeLines(core::summaryOfChanges(board.onDisk, board.journal.design));
    const bool isFileRead =
        board.fileState == FileState::Known || board.fileState == FileState::Changed;
    m_dialogs.show(isFileRead
            ? tr("\u201c%1\u201d as it was last, against its file:").arg(nameOf(board))
            : tr("\u201c%1\u201d as it was last, against how it began:").arg(nameOf(board)),
        lines);
}

void Recovery::discard(const LeftBoard &board)
{
    const auto question = tr("Discard the changes to \u201c%1\u201d? They cannot be brought back.")
                              .arg(nameOf(board));
    const auto claim = m_claims.find(board.journalPath);
    if (claim == m_claims.end() || !m_dialogs.confirm(question)) {
        return;
    }
    if (const auto removed = claim->second.remove(); !removed) {
        Q_EMIT notice(removed.error().text());
        return;
    }
    m_claims.erase(claim);
    m_dialog->drop(board.journalPath);
}
