// SPDX-License-Identifier: MIT
#pragma once

#include "core/checks/rules/selector.h"
#include "core/model/design.h"

#include <optional>

namespace core {

enum class Severity { Error, Warning, Hint };

/// The word of the severity in data files and reports, and back.
QString severityWord(Severity severity);
std::optional<Severity> severityFromWord(const QString &word);

/// Missing: not there yet, which is no fault while a person still draws. Wrong: what is there
/// contradicts itself or will fail.
enum class FindingKind { Missing, Wrong };
QString findingKindWord(FindingKind kind);
std::optional<FindingKind> findingKindFromWord(const QString &word);

/// What an interviewer would ask next, at three levels of the person who is asked.
struct Questions {
    QString mid;
    QString senior;
    QString staff;
    bool operator==(const Questions &) const = default;
};

/// What would mend a finding. Any part may be absent; `say` never is when there is a fix.
struct Fix {
    /// Which components a new connection leads from or to: the nearest of these, or all.
    struct End {
        Selector of;
        bool isElement = false; ///< the finding's own element instead
        bool operator==(const End &) const = default;
    };
    struct Link {
        End end;
        ConnectionKind over = ConnectionKind::Request;
        bool every = false; ///< one connection for each of them, not only for the nearest
        bool operator==(const Link &) const = default;
    };
    struct Connect {
        End from;
        End to;
        ConnectionKind over = ConnectionKind::Request;
        bool operator==(const Connect &) const = default;
    };
    /// Entries of one list of the brief that are metrics of the family go to another.
    struct Move {
        QString from;
        QString to;
        QString family;
        bool operator==(const Move &) const = default;
    };

    QString say; ///< in the imperative
    QString field; ///< the brief field that only a person can fill
    QString setting; ///< the setting to look at, or to give the value to
    std::optional<Setting> value;
    bool isAsManyAsNeeded = false; ///< the value is the number of replicas that the load needs
    QString add; ///< the component type to insert
    QList<Link> from; ///< what leads to the new component
    QList<Link> to; ///< what the new component leads to
    bool isBetween = false; ///< connections from `from` to `to` are led through the new component
    QList<Connect> connect; ///< between components that are there
    std::optional<ConnectionKind>
        over; ///< of the finding's connections, or of calls of its element
    std::optional<Move> move;
    bool removes = false; ///< the finding's connections go
    bool respells = false; ///< misspelt names of the finding's elements become what was meant
    bool operator==(const Fix &) const = default;

    /// Whether it says all that a program needs to do it.
    bool isDoable() const;
};

/// Something missing or wrong: what, why it matters, what an interviewer would ask, how to mend it.
struct Finding {
    QString key; ///< stable: rule and elements
    QString rule;
    QString checklist;
    QString stage;
    Severity severity = Severity::Warning;
    FindingKind kind = FindingKind::Missing;
    QString text;
    QString why;
    Questions questions;
    QString source;
    QList<ElementId> elements;
    Fix fix;
    QString dismissedBecause; ///< the reason of the dismissal that covers it; empty when open
    bool operator==(const Finding &) const = default;

    bool isDismissed() const { return !dismissedBecause.isEmpty(); }
};

/// How many findings are open, by severity, and how many are dismissed.
struct FindingCounts {
    int error = 0;
    int warning = 0;
    int hint = 0;
    int dismissed = 0;

    int open(Severity severity) const;
};
FindingCounts countsOf(const QList<Finding> &findings);

/// How far one stage of a checklist is: what its rules and fields ask for, and what of it is there.
struct StageProgress {
    QString checklist;
    QString stage;
    int done = 0;
    int total = 0;
    std::optional<double> score = {}; ///< of a scored checklist: half a point for what is done by
                                      ///< hand, one for what is automated
    bool operator==(const StageProgress &) const = default;
};

} // namespace core
