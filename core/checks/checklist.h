// SPDX-License-Identifier: MIT
#pragma once

#include "core/checks/rule.h"

namespace core {

enum class FieldKind { Text, List, Choice };

/// The word of the kind in data files.
QString fieldKindWord(FieldKind kind);

/// One question of the written brief.
struct BriefField {
    QString id;
    QString name;
    FieldKind kind = FieldKind::Text;
    QString prompt;
    QStringList choices; ///< for a choice; suggestions for a list
};

/// A step of a framework: what to ask, what to write, what is judged.
struct Stage {
    QString id;
    QString name;
    double minutes = 0; ///< of a 45-minute interview
    QStringList prompts;
    QList<BriefField> fields;
    QList<Rule> rules;
};

/// A framework to judge a design by.
struct Checklist {
    QString id;
    QString name;
    QString description;
    QList<Stage> stages;

    const Stage *stage(const QString &id) const;
    const Rule *rule(const QString &id) const;
};

/// Reads a checklist; an unknown word is an error that names the rule.
Result<Checklist> checklistFromJson(const Json &json, const QString &where);

} // namespace core
