// SPDX-License-Identifier: MIT
#include "app/window/file_dialogs.h"

#include "app/document/file_session.h"
#include "app/look/plain_text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(FileDialogs)
};

QString nameOf(const QString &path)
{
    return QFileInfo(path).fileName();
}

/// A question in plain text: what it says comes from files and people.
class Question {
public:
    Question(QWidget *window, const QString &title, const QString &text, const QString &details)
        : m_box(QMessageBox::NoIcon, title, {}, QMessageBox::NoButton, window)
    {
        plain_text::setMessage(m_box, text, details);
    }

    QPushButton *add(QMessageBox::StandardButton button) { return m_box.addButton(button); }
    QPushButton *add(const QString &text, QMessageBox::ButtonRole role = QMessageBox::AcceptRole)
    {
        return m_box.addButton(text, role);
    }

    /// Takes the question back, as if Escape answered it, once the session has no more to do.
    void askWhileBusy(const FileSession &session)
    {
        QObject::connect(&session, &FileSession::busyChanged, &m_box, &QDialog::reject);
    }

    /// The button that was pressed; Escape is Cancel.
    QAbstractButton *ask(QPushButton *usual)
    {
        return ask(usual, m_box.addButton(QMessageBox::Cancel));
    }
    QAbstractButton *ask(QPushButton *usual, QPushButton *escape)
    {
        m_box.setEscapeButton(escape);
        m_box.setDefaultButton(usual);
        m_box.exec();
        return m_box.clickedButton();
    }

private:
    QMessageBox m_box;
};

UnsavedAnswer askAboutUnsaved(QWidget *window, const QString &title)
{
    Question box(window, Words::tr("Unsaved changes"),
        Words::tr("\u201c%1\u201d has changes that are not saved.").arg(title), {});
    auto *save = box.add(QMessageBox::Save);
    auto *discard = box.add(QMessageBox::Discard);
    const auto *pressed = box.ask(save);
    return pressed == save   ? UnsavedAnswer::Save
        : pressed == discard ? UnsavedAnswer::Discard
                             : UnsavedAnswer::Cancel;
}

bool askToSaveElsewhere(QWidget *window, const QString &reason)
{
    Question box(window, Words::tr("Read-only"), Words::tr("This board is read-only."),
        Words::tr("%1 You can save what is on the board under another name.").arg(reason));
    auto *save = box.add(Words::tr("Save as\u2026"));
    return box.ask(save) == save;
}

ConflictAnswer askAboutConflict(
    QWidget *window, const QString &path, const QStringList &differences)
{
    Question box(window, Words::tr("The file has changed"),
        Words::tr("Another program has changed \u201c%1\u201d since it was opened or saved here.")
            .arg(nameOf(path)),
        Words::tr("The file, compared with your board:\n%1\n\n"
                  "Reload drops what is not saved here. Save over keeps the file as it is now "
                  "among the earlier versions.")
            .arg(differences.join(u'\n')));
    auto *elsewhere = box.add(Words::tr("Save a copy\u2026"));
    auto *reload = box.add(Words::tr("Reload"), QMessageBox::DestructiveRole);
    auto *over = box.add(Words::tr("Save over"), QMessageBox::DestructiveRole);
    const auto *pressed = box.ask(elsewhere);
    return pressed == elsewhere ? ConflictAnswer::SaveElsewhere
        : pressed == reload     ? ConflictAnswer::Reload
        : pressed == over       ? ConflictAnswer::SaveOver
                                : ConflictAnswer::Cancel;
}

SharedAnswer askHowToOpen(QWidget *window, const QString &path, const LockHolder &holder)
{
    Question box(window, Words::tr("Open in another window"),
        Words::tr("\u201c%1\u201d is open in another window (%2).")
            .arg(nameOf(path), holderName(holder)),
        Words::tr("Look at it here without saving to it, or work on a copy of your own."));
    auto *readOnly = box.add(Words::tr("Open read-only"));
    auto *copy = box.add(Words::tr("Open a copy"));
    const auto *pressed = box.ask(readOnly);
    return pressed == readOnly ? SharedAnswer::ReadOnly
        : pressed == copy      ? SharedAnswer::Copy
                               : SharedAnswer::Cancel;
}

bool askToGiveUp(QWidget *window, const FileSession &session, const QString &path)
{
    Question box(window, Words::tr("The disk does not answer"),
        Words::tr("\u201c%1\u201d is still being read or written.").arg(nameOf(path)),
        Words::tr("Its disk may be slow or gone. Without waiting, what is not written by then is "
                  "not saved."));
    box.askWhileBusy(session);
    auto *go = box.add(Words::tr("Do not wait"), QMessageBox::DestructiveRole);
    auto *wait = box.add(Words::tr("Wait"), QMessageBox::RejectRole);
    return box.ask(wait, wait) == go;
}

void tellPlainly(QWidget *window, const QString &title, const QString &text)
{
    QMessageBox box(QMessageBox::NoIcon, title, {}, QMessageBox::Ok, window);
    plain_text::setMessage(box, title, text);
    box.exec();
}

} // namespace

FileDialogs standardFileDialogs(QWidget *window, const FileSession &session)
{
    const auto asking = [window](auto question) {
        return
            [window, question](const auto &...arguments) { return question(window, arguments...); };
    };
    FileDialogs dialogs;
    dialogs.fileToOpen = [window](const QString &folder) {
        return QFileDialog::getOpenFileName(window, Words::tr("Open a design"), folder,
            Words::tr("Inferboard designs (*.inferboard);;All files (*)"));
    };
    dialogs.unsavedChanges = asking(askAboutUnsaved);
    dialogs.saveElsewhere = asking(askToSaveElsewhere);
    dialogs.repair = [window](
                         const RepairOffer &offer) { return repair_question::ask(offer, window); };
    dialogs.conflict = asking(askAboutConflict);
    dialogs.openElsewhere = asking(askHowToOpen);
    dialogs.giveUp = [window, &session](
                         const QString &path) { return askToGiveUp(window, session, path); };
    dialogs.tell = asking(tellPlainly);
    return dialogs;
}
