// SPDX-License-Identifier: MIT
#include "app/window/repair_question.h"

#include "app/look/plain_text.h"
#include "core/base/clean_text.h"

#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace repair_question {

namespace {

constexpr qsizetype mostListed = 6;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RepairQuestion)
};

/// A file that is wholly of another format has a problem, and nothing that was mended.
QString explanation(const RepairOffer &offer)
{
    if (offer.isOfNewerFormat) {
        return Words::tr("It can be looked at as far as this version understands it. The file is "
                         "not written to.")
            + u"\n\n"_s + listed(offer.mended);
    }
    return offer.problem + u"\n\n"_s
        + Words::tr("What can be read opens as a copy that has no name yet. The file stays as it "
                    "is. This was mended or left out:")
        + u"\n\n"_s + listed(offer.mended);
}

} // namespace

bool ask(const RepairOffer &offer, QWidget *window)
{
    const auto name = core::isolated(core::cleanLine(QFileInfo(offer.path).fileName()));
    const auto text = offer.isOfNewerFormat
        ? Words::tr("\u201c%1\u201d was written by a newer version of Inferboard.")
        : Words::tr("\u201c%1\u201d cannot be opened as it is.");
    QMessageBox box(QMessageBox::NoIcon, Words::tr("Open"), {}, QMessageBox::Cancel, window);
    plain_text::setMessage(box, text.arg(name), explanation(offer));
    if (offer.mended.size() > mostListed) {
        box.setDetailedText(offer.mended.join(u'\n'));
    }
    auto *open = box.addButton(
        offer.isOfNewerFormat ? Words::tr("Open read-only") : Words::tr("Open what can be read"),
        QMessageBox::AcceptRole);
    box.setDefaultButton(open);
    box.exec();
    return box.clickedButton() == open;
}

QString listed(const QStringList &mended)
{
    QStringList lines;
    for (const auto &note : mended.first(qMin(mostListed, mended.size()))) {
        lines.append(u"\u2022 "_s + note);
    }
    if (mended.size() > mostListed) {
        lines.append(Words::tr("\u2026 and %n more", nullptr, int(mended.size() - mostListed)));
    }
    return lines.join(u'\n');
}

} // namespace repair_question
