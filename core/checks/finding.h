// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/design.h"

#include <optional>

namespace core {

enum class Severity { Error, Warning, Hint };

/// The word of the severity in data files and reports, and back.
QString severityWord(Severity severity);
std::optional<Severity> severityFromWord(const QString &word);

/// What would mend a finding. Any part may be absent; `say` never is when there is a fix.
struct Fix {
    QString say; ///< in the imperative
    QString field; ///< the brief field that only a person can fill
    QString add; ///< the component type that would mend it
    QString setting; ///< the setting to look at
    bool operator==(const Fix &) const = default;
};

/// Something missing or wrong: what, why it matters, what an interviewer would ask, how to mend it.
struct Finding {
    QString key; ///< stable: rule and elements
    QString rule;
    QString checklist;
    QString stage;
    Severity severity = Severity::Warning;
    QString text;
    QString why;
    QString question;
    QString source;
    QList<ElementId> elements;
    Fix fix;
    QString waivedBecause; ///< the reason of the waiver that covers it; empty when open
    bool operator==(const Finding &) const = default;

    bool isWaived() const { return !waivedBecause.isEmpty(); }
};

/// How many findings are open, by severity, and how many are waived.
struct FindingCounts {
    int error = 0;
    int warning = 0;
    int hint = 0;
    int waived = 0;

    int open(Severity severity) const;
};
FindingCounts countsOf(const QList<Finding> &findings);

/// How far one stage of a checklist is: what its rules and fields ask for, and what of it is there.
struct StageProgress {
    QString checklist;
    QString stage;
    int done = 0;
    int total = 0;
    bool operator==(const StageProgress &) const = default;
};

} // namespace core
