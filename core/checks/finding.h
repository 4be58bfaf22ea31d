// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/design.h"

namespace core {

enum class Severity { Error, Warning, Hint };

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

/// How far one stage of a checklist is: what its rules and fields ask for, and what of it is there.
struct StageProgress {
    QString checklist;
    QString stage;
    int done = 0;
    int total = 0;
    bool operator==(const StageProgress &) const = default;
};

} // namespace core
