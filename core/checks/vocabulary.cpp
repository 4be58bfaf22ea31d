// SPDX-License-Identifier: MIT
#include "core/checks/vocabulary.h"

#include "core/checks/arguments.h"

#include <algorithm>
#include <array>

namespace core {

using namespace Qt::StringLiterals;

namespace {

/// Where a condition stands: what the rule speaks of, and how deep conditions are nested.
struct Place {
    Scope scope = Scope::Design;
    int depth = 1;
};

constexpr int maximumDepth = 16;

Result<Condition> read(const Json &json, const Place &place);

template<typename Word> Result<Condition> finished(const Arguments &arguments, Word word)
{
    return arguments.finish(Condition {std::move(word)});
}

int countOfGiven(std::initializer_list<bool> given)
{
    return static_cast<int>(std::count(given.begin(), given.end(), true));
}

template<typename Word> Result<Condition> readParts(const Json &json, const Place &place)
{
    if (!json.is_array() || json.empty()) {
        return Error {u"all and any need a list of conditions"_s, {}};
    }
    Word word;
    for (const auto &part : json) {
        auto condition = read(part, {place.scope, place.depth + 1});
        if (!condition) {
            return condition;
        }
        word.parts.push_back(std::move(*condition));
    }
    return Condition {std::move(word)};
}

Result<Condition> readNot(const Json &json, const Place &place)
{
    auto part = read(json, {place.scope, place.depth + 1});
    if (!part) {
        return part;
    }
    words::Not word;
    word.parts.push_back(std::move(*part));
    return Condition {std::move(word)};
}

Result<Condition> readPresent(const Json &json, const Place &)
{
    Arguments arguments(json, u"present"_s);
    words::Present word;
    word.of = arguments.elements("of");
    word.atLeast = arguments.optionalNumber("at_least").value_or(1);
    return finished(arguments, word);
}

Result<Condition> readReaches(const Json &json, const Place &)
{
    Arguments arguments(json, u"reaches"_s);
    return finished(
        arguments, words::Reaches {arguments.components("to"), arguments.kinds("over")});
}

Result<Condition> readReachedFrom(const Json &json, const Place &)
{
    Arguments arguments(json, u"reached_from"_s);
    return finished(
        arguments, words::ReachedFrom {arguments.components("from"), arguments.kinds("over")});
}

Result<Condition> readSendsTo(const Json &json, const Place &)
{
    Arguments arguments(json, u"sends_to"_s);
    return finished(
        arguments, words::SendsTo {arguments.components("to"), arguments.kinds("over")});
}

Result<Condition> readReceivesFrom(const Json &json, const Place &)
{
    Arguments arguments(json, u"receives_from"_s);
    return finished(
        arguments, words::ReceivesFrom {arguments.components("from"), arguments.kinds("over")});
}

Result<Condition> readConnected(const Json &json, const Place &)
{
    if (json != Json(true)) {
        return Error {u"connected: it must be true"_s, {}};
    }
    return Condition {words::Connected {}};
}

Result<Condition> readPasses(const Json &json, const Place &)
{
    Arguments arguments(json, u"passes"_s);
    words::Passes word;
    word.from = arguments.components("from");
    word.through = arguments.components("through");
    word.over = arguments.kinds("over");
    return finished(arguments, word);
}

Result<Condition> readSetting(const Json &json, const Place &)
{
    Arguments arguments(json, u"setting"_s);
    words::SettingIs word;
    word.id = arguments.text("id");
    word.atLeast = arguments.optionalNumber("at_least");
    word.atMost = arguments.optionalNumber("at_most");
    word.equals = arguments.optionalValue("equals");
    word.given = arguments.optionalFlag("given");
    if (countOfGiven({word.atLeast.has_value(), word.atMost.has_value(), word.equals.has_value(),
            word.given.has_value()})
        != 1) {
        arguments.refuse(u"it needs one of at_least, at_most, equals, given"_s);
    }
    return finished(arguments, word);
}

Result<Condition> readField(const Json &json, const Place &)
{
    Arguments arguments(json, u"field"_s);
    words::Field word;
    word.id = arguments.text("id");
    word.filled = arguments.optionalFlag("filled");
    word.atLeast = arguments.optionalNumber("at_least");
    word.mentions = arguments.optionalTexts("mentions");
    word.freeOf = arguments.optionalTexts("free_of");
    if (countOfGiven({word.filled.has_value(), word.atLeast.has_value(), !word.mentions.isEmpty(),
            !word.freeOf.isEmpty()})
        != 1) {
        arguments.refuse(u"it needs one of filled, at_least, mentions, free_of"_s);
    }
    return finished(arguments, word);
}

Result<Condition> readMentions(const Json &json, const Place &)
{
    const auto isText = [](const Json &item) { return item.is_string() && !item.empty(); };
    if (!json.is_array() || json.empty() || !std::all_of(json.begin(), json.end(), isText)) {
        return Error {u"mentions: it must be a list of texts"_s, {}};
    }
    return Condition {words::Mentions {toQStringList(json)}};
}

constexpr std::array measures {
    std::pair {"utilisation", Measure::Utilisation},
    std::pair {"saturated", Measure::Saturated},
    std::pair {"p99_slack_ms", Measure::P99SlackMs},
    std::pair {"rate_per_s", Measure::RatePerS},
    std::pair {"max_multiplier", Measure::MaxMultiplier},
};

Measure readMeasure(Arguments &arguments, Scope scope)
{
    const auto name = arguments.text("quantity");
    const auto found = std::find_if(measures.begin(), measures.end(),
        [&](const auto &entry) { return name == QLatin1String(entry.first); });
    if (found == measures.end()) {
        arguments.refuse(u"unknown quantity \"%1\""_s.arg(name));
        return Measure::Utilisation;
    }
    if (scope == Scope::Design && found->second != Measure::MaxMultiplier) {
        arguments.refuse(u"%1 speaks of one element, but the rule has no \"each\""_s.arg(name));
    }
    return found->second;
}

Result<Condition> readEstimate(const Json &json, const Place &place)
{
    Arguments arguments(json, u"estimate"_s);
    words::Estimated word;
    word.measure = readMeasure(arguments, place.scope);
    word.atLeast = arguments.optionalNumber("at_least");
    word.atMost = arguments.optionalNumber("at_most");
    if (word.atLeast.has_value() == word.atMost.has_value()) {
        arguments.refuse(u"it needs one of at_least, at_most"_s);
    }
    return finished(arguments, word);
}

Result<Condition> readAcyclic(const Json &json, const Place &)
{
    Arguments arguments(json, u"acyclic"_s);
    return finished(arguments, words::Acyclic {arguments.kinds("over")});
}

Result<Condition> readDisjoint(const Json &json, const Place &)
{
    Arguments arguments(json, u"disjoint"_s);
    words::Disjoint word {arguments.texts("fields")};
    if (word.fields.size() != 2) {
        arguments.refuse(u"\"fields\" must name two fields"_s);
    }
    return finished(arguments, word);
}

Result<Condition> readUniqueName(const Json &json, const Place &)
{
    if (json != Json(true)) {
        return Error {u"unique_name: it must be true"_s, {}};
    }
    return Condition {words::UniqueName {}};
}

Result<Condition> readDecreases(const Json &json, const Place &)
{
    Arguments arguments(json, u"decreases"_s);
    words::Decreases word;
    word.setting = arguments.text("setting");
    word.within = arguments.optionalText("within");
    word.after = arguments.optionalComponents("after");
    if (word.within.isEmpty() && !word.after) {
        arguments.refuse(u"it needs \"within\", \"after\" or both"_s);
    }
    if (word.after && word.after->everyComponent) {
        arguments.refuse(u"\"after\" must name roles"_s);
    }
    return finished(arguments, word);
}

/// What a word speaks of.
enum class Speaks { OfAnything, OfAnElement, OfTheDesign };

struct WordReader {
    const char *name;
    Speaks speaks;
    Result<Condition> (*read)(const Json &, const Place &);
};

constexpr std::array wordReaders {
    WordReader {"all", Speaks::OfAnything, readParts<words::All>},
    WordReader {"any", Speaks::OfAnything, readParts<words::Any>},
    WordReader {"not", Speaks::OfAnything, readNot},
    WordReader {"present", Speaks::OfAnything, readPresent},
    WordReader {"reaches", Speaks::OfAnElement, readReaches},
    WordReader {"reached_from", Speaks::OfAnElement, readReachedFrom},
    WordReader {"sends_to", Speaks::OfAnElement, readSendsTo},
    WordReader {"receives_from", Speaks::OfAnElement, readReceivesFrom},
    WordReader {"connected", Speaks::OfAnElement, readConnected},
    WordReader {"passes", Speaks::OfAnElement, readPasses},
    WordReader {"setting", Speaks::OfAnElement, readSetting},
    WordReader {"field", Speaks::OfAnything, readField},
    WordReader {"mentions", Speaks::OfAnything, readMentions},
    WordReader {"estimate", Speaks::OfAnything, readEstimate},
    WordReader {"acyclic", Speaks::OfTheDesign, readAcyclic},
    WordReader {"disjoint", Speaks::OfAnything, readDisjoint},
    WordReader {"unique_name", Speaks::OfAnElement, readUniqueName},
    WordReader {"decreases", Speaks::OfAnElement, readDecreases},
};

Result<Condition> read(const Json &json, const Place &place)
{
    if (place.depth > maximumDepth) {
        return Error {u"conditions are nested deeper than %1 levels"_s.arg(maximumDepth), {}};
    }
    if (!json.is_object() || json.size() != 1) {
        return Error {u"a condition must be an object with exactly one word"_s, {}};
    }
    const auto word = json.begin();
    const auto name = QString::fromStdString(word.key());
    const auto found = std::find_if(wordReaders.begin(), wordReaders.end(),
        [&](const WordReader &reader) { return name == QLatin1String(reader.name); });
    if (found == wordReaders.end()) {
        return Error {u"unknown word \"%1\""_s.arg(name), {}};
    }
    if (found->speaks == Speaks::OfAnElement && place.scope == Scope::Design) {
        return Error {
            u"%1: it speaks of one element, but the rule has no \"each\""_s.arg(name), {}};
    }
    if (found->speaks == Speaks::OfTheDesign && place.scope == Scope::Element) {
        return Error {u"%1: it speaks of the design, but the rule has an \"each\""_s.arg(name), {}};
    }
    return found->read(word.value(), place);
}

} // namespace

Result<Condition> conditionFromJson(const Json &json, Scope scope)
{
    return read(json, {scope, 1});
}

QStringList vocabulary()
{
    QStringList names;
    for (const auto &reader : wordReaders) {
        names.append(QString::fromLatin1(reader.name));
    }
    return names;
}

} // namespace core
