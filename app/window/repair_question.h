// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

class QWidget;

/// What can be read of a file that cannot be opened as it is.
struct RepairOffer {
    QString path;
    QString problem;
    QStringList mended;
    bool isOfNewerFormat = false; ///< it is only looked at
};

/// Asks whether to open what can be read of a file that cannot be opened as it is.
namespace repair_question {

/// Shows what is wrong and what was mended; whether the person wants it.
bool ask(const RepairOffer &offer, QWidget *window);
/// What was mended, as a list that a message can hold: the first few, and how many more.
QString listed(const QStringList &mended);

} // namespace repair_question
