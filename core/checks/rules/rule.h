// SPDX-License-Identifier: MIT
#pragma once

#include "core/checks/rules/finding.h"
#include "core/checks/rules/glossary.h"
#include "core/checks/rules/vocabulary.h"

namespace core {

/// Each X must Y, else say Z. Without `each` the rule speaks of the design as a whole.
struct Rule {
    QString id;
    Severity severity = Severity::Warning;
    FindingKind kind = FindingKind::Missing;
    std::optional<Selector> each;
    std::optional<Condition> when; ///< the rule applies only where this holds
    Condition must;
    std::optional<Condition> automated; ///< of a scored checklist: the rule is kept by a program
    QString say; ///< {name} stands for the element's name
    QString why;
    Questions ask;
    QStringList
        impliedBy; ///< rules whose findings have the same cause: while one speaks, this is silent
    Fix fix;
    QString source;
};

/// Reads a rule; the error names it and says what is wrong.
Result<Rule> ruleFromJson(const Json &json, const QString &where, const Glossary &glossary = {});

} // namespace core
