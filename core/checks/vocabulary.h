// SPDX-License-Identifier: MIT
#pragma once

#include "core/checks/selector.h"

#include <variant>
#include <vector>

namespace core {

struct Condition;

/// A number of the estimate that a rule may ask for.
enum class Measure { Utilisation, Saturated, P99SlackMs, RatePerS, MaxMultiplier };

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
/// The design holds at least so many such elements.
struct Present {
    Selector of;
    double atLeast = 1;
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
struct Connected { };
/// Every path from these to the element passes one of `through`; true when there is no path.
struct Passes {
    Selector from;
    Selector through;
    KindSet over = allKinds;
};
/// Compares a setting, or asks whether it has a value at all; exactly one member is set.
struct SettingIs {
    QString id;
    std::optional<double> atLeast;
    std::optional<double> atMost;
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
struct UniqueName { };
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
        words::ReachedFrom, words::SendsTo, words::ReceivesFrom, words::Connected, words::Passes,
        words::SettingIs, words::Field, words::Mentions, words::Estimated, words::Acyclic,
        words::Disjoint, words::UniqueName, words::Decreases>
        word;
};

/// Whether a rule speaks of elements one by one or of the design as a whole.
enum class Scope { Design, Element };

/// Reads a condition; the error says which word is wrong.
Result<Condition> conditionFromJson(const Json &json, Scope scope);
/// The names of all words, in the order of the reference.
QStringList vocabulary();

} // namespace core
