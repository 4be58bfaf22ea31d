// SPDX-License-Identifier: MIT
#pragma once

#include "core/checks/evaluation/check.h"

namespace core {

/// What is said aloud of a design, and what is only still to do.
struct Review {
    QList<Finding> findings; ///< dismissed ones included and marked
    QList<Finding> openItems;

    /// The open findings about at least one of the elements.
    QList<Finding> about(const ElementIds &elements) const;
};

/// The id of a step among those that are marked done: "checklist/stage".
QString stepOf(const QString &checklist, const QString &stage);

/// Nobody is scolded for what is not drawn yet: what is missing is an open item of its step until
/// the step is marked done or the check is asked for. What is wrong is a finding at once.
Review review(const CheckResult &checks, const QStringList &doneSteps, bool isAsked);

/// What is best done next: of all that is open the gravest, what is wrong before what is missing,
/// earlier steps first. Null when nothing is open.
const Finding *nextBest(const CheckResult &checks);

} // namespace core
