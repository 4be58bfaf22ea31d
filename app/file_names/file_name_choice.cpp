// SPDX-License-Identifier: MIT
#include "app/file_names/file_name_choice.h"

#include "app/look/plain_text.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace {

QString filterOf(const FileKind &kind)
{
    QStringList patterns;
    for (const auto &suffix : kind.suffixes) {
        patterns.append(u"*."_s + suffix);
    }
    return u"%1 (%2)"_s.arg(kind.title, patterns.join(u' '));
}

std::optional<TypedName> askForName(QWidget *window, const FileNameQuestion &question)
{
    QStringList filters;
    for (const auto &kind : question.kinds) {
        filters.append(filterOf(kind));
    }
    auto chosen = filters.first();
    // Whether to replace a file is asked later, when the suffix is known.
    const auto path = QFileDialog::getSaveFileName(window, question.title, question.suggested,
        filters.join(u";;"_s), &chosen, QFileDialog::DontConfirmOverwrite);
    if (path.isEmpty()) {
        return {};
    }
    const auto index = std::max(qsizetype(0), filters.indexOf(chosen));
    return TypedName {path, question.kinds[index]};
}

bool askToReplace(QWidget *window, const QString &path)
{
    const QFileInfo file(path);
    QMessageBox box(QMessageBox::NoIcon, FileNameChoice::tr("Replace the file?"), {},
        QMessageBox::Cancel, window);
    plain_text::setMessage(box,
        FileNameChoice::tr("There is already a file \u201c%1\u201d.").arg(file.fileName()),
        FileNameChoice::tr("It lies in %1.").arg(QDir::toNativeSeparators(file.absolutePath())));
    auto *replace = box.addButton(FileNameChoice::tr("Replace"), QMessageBox::DestructiveRole);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == replace;
}

void tellProblem(QWidget *window, const QString &problem)
{
    const auto title = FileNameChoice::tr("That name cannot be used");
    QMessageBox box(QMessageBox::NoIcon, title, {}, QMessageBox::Ok, window);
    plain_text::setMessage(box, title, problem);
    box.exec();
}

} // namespace

FileNameChoice::FileNameChoice(QWidget *window)
    : m_dialogs {
        [window](const FileNameQuestion &question) { return askForName(window, question); },
        [window](const QString &path) { return askToReplace(window, path); },
        [window](const QString &problem) { tellProblem(window, problem); }}
{
}

QString FileNameChoice::choose(FileNameQuestion question) const
{
    while (const auto typed = m_dialogs.name(question)) {
        const bool isOwn = !question.own.isEmpty() && typed->path == question.own;
        const auto path = isOwn
            ? typed->path
            : file_name::located(file_name::completed(typed->path, question.kinds, typed->kind));
        if (const auto problem = file_name::obstacle(path); !problem.isEmpty()) {
            m_dialogs.tell(problem);
        } else if (isOwn || !QFileInfo::exists(path) || m_dialogs.replace(path)) {
            return path;
        }
        question.suggested = path;
    }
    return {};
}
