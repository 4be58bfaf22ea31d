// SPDX-License-Identifier: MIT
#include "app/document/change_text.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {

struct Changes {
    Q_DECLARE_TR_FUNCTIONS(Changes)
};

/// The first few names; the count before them says how many there are.
QString some(const QStringList &names)
{
    constexpr qsizetype most = 4;
    const QString list = QStringList(names.mid(0, most)).join(u", "_s);
    return names.size() > most ? Changes::tr("%1 and others").arg(list) : list;
}

} // namespace

QStringList changeLines(const core::ChangeSummary &changes)
{
    QStringList lines;
    const auto add = [&lines](const QStringList &names, const QString &line) {
        if (!names.isEmpty()) {
            lines.append(line.arg(names.size()).arg(some(names)));
        }
    };
    add(changes.added, Changes::tr("%1 added: %2"));
    add(changes.removed, Changes::tr("%1 removed: %2"));
    add(changes.changed, Changes::tr("%1 changed: %2"));
    add(changes.moved, Changes::tr("%1 moved: %2"));
    if (changes.answers > 0) {
        lines.append(changes.answers == 1
                ? Changes::tr("One answer of the brief differs")
                : Changes::tr("%1 answers of the brief differ").arg(changes.answers));
    }
    if (changes.isTitleChanged) {
        lines.append(Changes::tr("The title differs"));
    }
    if (changes.isReviewChanged) {
        lines.append(Changes::tr("Frameworks, finished steps or dismissed findings differ"));
    }
    if (lines.isEmpty()) {
        lines.append(Changes::tr("Nothing that can be seen differs"));
    }
    return lines;
}

QString changeCountText(qsizetype changes)
{
    return changes == 1 ? Changes::tr("1 change") : Changes::tr("%1 changes").arg(changes);
}
