// SPDX-License-Identifier: MIT
#pragma once

#include "core/checks/rules/rule.h"

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

/// One thing that the framework's source asks for, and what stands for it here.
struct StageItem {
    QString text;
    QStringList by; ///< "field:ID", "rule:ID" or "prompt:N", which counts from 1 within the stage
};

/// A step of a framework: what to ask, what to write, what is judged.
struct Stage {
    QString id;
    QString name;
    double minutes = 0; ///< of a 45-minute interview
    QStringList prompts;
    QList<BriefField> fields;
    QList<Rule> rules;
    QList<StageItem> items;
    QStringList borrowedFields; ///< fields of other checklists, until they are linked
    QStringList borrowedRules; ///< and rules
};

/// A framework to evaluate a design by.
struct Checklist {
    QString id;
    QString name;
    QString description;
    bool isScored = false; ///< each stage has a score, and the least of them is the design's
    QList<Stage> stages;

    const Stage *stage(const QString &id) const;
    const Rule *rule(const QString &id) const;
};

/// Reads a checklist; an unknown word is an error that names the rule. Fields and rules that it
/// only names are borrowed from other checklists: it is not complete before it is linked.
Result<Checklist> checklistFromJson(
    const Json &json, const QString &where, const Glossary &glossary = {});

/// Puts the fields and rules that the checklist borrows from itself or the others in their place,
/// behind its own. An error names what nobody has, and rules that imply each other.
Result<Checklist> linked(Checklist checklist, const QList<Checklist> &others);

/// The checklists that evaluate a design: those it names, as far as they exist, or else the first.
QList<Checklist> checklistsFor(const Design &design, const QList<Checklist> &all);

} // namespace core
