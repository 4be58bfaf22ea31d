// SPDX-License-Identifier: MIT
#pragma once

#include "core/checks/rules/fault_word.h"
#include "core/checks/rules/glossary.h"
#include "core/checks/rules/measure.h"
#include "core/checks/rules/selector.h"

#include <variant>
#include <vector>

namespace core {

struct Condition;

/// The words a rule may use. CONTRIBUTING.md is their reference; a rule that needs a program gets
/// a new word here.
namespace words {

struct All {
    std::vector<Condition> parts;
};
struct Any {
    std::vector<Condition> parts;
};
struct Not {
    std::vector<Condition> parts; ///< exactly one; a vector because a condition cannot hold itself
};
/// The design holds at least, and at most, so many such elements.
struct Present {
    Selector of;
    double atLeast = 1;
    std::optional<double> atMost;
};
/// A path of one connection or more leads from the element to one of these.
struct Reaches {
    Selector to;
    KindSet over = allKinds;
};
struct ReachedFrom {
    Selector from;
    KindSet over = allKinds;
};
/// A connection leads from the element to one of these.
struct SendsTo {
    Selector to;
    KindSet over = allKinds;
};
struct ReceivesFrom {
    Selector from;
    KindSet over = allKinds;
};
enum class State { Connected, UniquelyNamed, Explained };
/// The element has a connection; has a name of its own; has a note, or the brief names it, its type
/// or one of its keywords.
struct Is {
    State state = State::Connected;
};
/// Data of one and the same element of `of` comes to this element and to one of `with`. Data flows
/// along stream, batch and deploy connections, and back along request ones, as their answer.
struct SameSource {
    Selector of;
    Selector with;
};
/// Every path from these to the element passes one of `through`; true when there is no path.
struct Passes {
    Selector from;
    Selector through;
    KindSet over = allKinds;
};
/// What a setting is compared with: a number, another setting of the element, or its estimate.
struct Bound {
    double number = 0;
    QString setting;
    bool isOfCallers =
        false; ///< the setting of the calls that a call is made in, the least of them
    std::optional<Measure> measure;
    double times = 1; ///< of what is read
};
/// Compares a setting, or asks whether it has a value at all; exactly one member is set.
struct SettingIs {
    QString id;
    std::optional<Bound> atLeast; ///< a bound that is unknown is kept
    std::optional<Bound> atMost;
    std::optional<Setting> equals;
    std::optional<bool> given;
};
/// Asks one thing of an answer of the brief; exactly one member is set.
struct Field {
    QString id;
    std::optional<bool> filled;
    std::optional<double> atLeast; ///< entries of a list, words of a text
    QStringList mentions;
    QStringList freeOf;
};
struct Mentions {
    QStringList words;
};
/// Bounds a number of the estimate; a number that does not exist breaks no bound.
struct Estimated {
    Measure measure = Measure::Utilisation;
    std::optional<double> atLeast;
    std::optional<double> atMost;
};
/// No cycle but those that a probability below one bounds.
struct Acyclic {
    KindSet over = allKinds;
};
/// Two lists of the brief share no entry.
struct Disjoint {
    QStringList fields;
};
/// Asks one thing of the metrics that an answer lists, as far as they are known.
struct Metrics {
    QString field;
    QString family; ///< all belong to it
    QString fits; ///< one fits the task that this field names
    QString misleadingOn; ///< none misleads there, unless another measure of models does not
    QList<Metric> known;
};
/// The element's setting is at most its own setting `within` and, role by role, at most the sum
/// of what the related elements named by `after` pass on.
struct Decreases {
    QString setting;
    QString within;
    std::optional<Selector> after;
};

} // namespace words

/// What a rule asks for, as data.
struct Condition {
    std::variant<words::All, words::Any, words::Not, words::Present, words::Reaches,
        words::ReachedFrom, words::SendsTo, words::ReceivesFrom, words::Is, words::Passes,
        words::SameSource, words::SettingIs, words::Field, words::Mentions, words::Metrics,
        words::Estimated, words::Acyclic, words::NoFault, words::Disjoint, words::Decreases>
        word;
};

/// Whether a rule speaks of elements one by one or of the design as a whole.
enum class Scope { Design, Element };

/// Reads a condition, with the glossary's phrases for its concepts; the error says which word is
/// wrong.
Result<Condition> conditionFromJson(const Json &json, Scope scope, const Glossary &glossary = {});
/// The names of all words, in the order of the reference.
QStringList vocabulary();

} // namespace core
