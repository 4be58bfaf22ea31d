// SPDX-License-Identifier: MIT
#include "core/checks/rules/vocabulary.h"

#include "core/base/clean_text.h"
#include "core/base/enum_names.h"
#include "core/checks/rules/json_arguments.h"

#include <algorithm>
#include <array>

namespace core {

using namespace Qt::StringLiterals;

namespace {

/// Where a condition stands: what the rule speaks of, and how deep conditions are nested.
struct Place {
    Scope scope = Scope::Design;
    int depth = 1;
    const Glossary &glossary;
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
        auto condition = read(part, {place.scope, place.depth + 1, place.glossary});
        if (!condition) {
            return condition;
        }
        word.parts.push_back(std::move(*condition));
    }
    return Condition {std::move(word)};
}

Result<Condition> readNot(const Json &json, const Place &place)
{
    auto part = read(json, {place.scope, place.depth + 1, place.glossary});
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
    word.atMost = arguments.optionalNumber("at_most");
    word.atLeast = arguments.optionalNumber("at_least").value_or(word.atMost ? 0 : 1);
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

constexpr EnumNames<words::State, 3> states {{
    {words::State::Connected, "connected"},
    {words::State::UniquelyNamed, "uniquely named"},
    {words::State::Explained, "explained"},
}};

/// What is asked of the drawing as a whole; each fault of it is a finding.
constexpr EnumNames<words::FaultWord, 5> faultStates {{
    {words::FaultWord::Misspelt, "spelt right"},
    {words::FaultWord::Unknown, "known"},
    {words::FaultWord::Refused, "within bounds"},
    {words::FaultWord::Contradiction, "consistent"},
    {words::FaultWord::AnswerArrow, "free of answers"},
}};

Result<Condition> readIs(const Json &json, const Place &place)
{
    const auto word = json.is_string() ? toQString(json) : QString();
    const auto state = fromName(states, word);
    const auto fault = fromName(faultStates, word);
    if (!state && !fault) {
        return Error {
            u"is: it must be connected, uniquely named or explained; of the design spelt right, known, within bounds, consistent or free of answers"_s,
            {}};
    }
    if (state && place.scope == Scope::Design) {
        return Error {u"is: it speaks of one element, but the rule has no \"each\""_s, {}};
    }
    if (fault && place.scope == Scope::Element) {
        return Error {u"is: %1 speaks of the design, but the rule has an \"each\""_s.arg(word), {}};
    }
    return state ? Condition {words::Is {*state}} : Condition {words::NoFault {*fault}};
}

Result<Condition> readSameSource(const Json &json, const Place &)
{
    Arguments arguments(json, u"same_source"_s);
    return finished(
        arguments, words::SameSource {arguments.components("of"), arguments.components("with")});
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

/// A number, {"setting": ID, "of": "callers"} or {"estimate": QUANTITY}, both with "times": FACTOR.
std::optional<words::Bound> readBound(Arguments &arguments, const char *key)
{
    if (!arguments.has(key)) {
        return std::nullopt;
    }
    const auto &json = *arguments.any(key);
    if (!json.is_object()) {
        words::Bound bound;
        bound.number = arguments.number(key);
        return bound;
    }
    Arguments members(json, QString::fromLatin1(key));
    words::Bound bound;
    bound.setting = members.optionalText("setting");
    bound.times = members.optionalNumber("times").value_or(1);
    const auto of = members.optionalText("of");
    bound.isOfCallers = of == "callers"_L1;
    if (!of.isEmpty() && !bound.isOfCallers) {
        members.refuse(u"\"of\" must be callers"_s);
    }
    const auto quantity = members.optionalText("estimate");
    bound.measure = measureFromWord(quantity);
    if (bound.setting.isEmpty() == !bound.measure) {
        members.refuse(u"it needs a known \"estimate\" or a \"setting\""_s);
    }
    arguments.refuseFor(members);
    return bound;
}

Result<Condition> readSetting(const Json &json, const Place &)
{
    Arguments arguments(json, u"setting"_s);
    words::SettingIs word;
    word.id = arguments.text("id");
    word.atLeast = readBound(arguments, "at_least");
    word.atMost = readBound(arguments, "at_most");
    word.equals = arguments.optionalValue("equals");
    word.given = arguments.optionalFlag("given");
    if (countOfGiven({word.atLeast.has_value(), word.atMost.has_value(), word.equals.has_value(),
            word.given.has_value()})
        != 1) {
        arguments.refuse(u"it needs one of at_least, at_most, equals, given"_s);
    }
    return finished(arguments, word);
}

/// Words with "@concept" replaced by the phrases of the concept.
QStringList phrases(Arguments &arguments, const QStringList &words, const Glossary &glossary)
{
    QStringList phrases;
    for (const auto &word : words) {
        if (!word.startsWith(u'@')) {
            phrases.append(word);
        } else if (const auto found = glossary.concepts.constFind(word.mid(1));
                   found != glossary.concepts.cend()) {
            phrases += *found;
        } else {
            arguments.refuse(u"no glossary explains the concept \"%1\""_s.arg(word.mid(1)));
        }
    }
    return phrases;
}

Result<Condition> readField(const Json &json, const Place &place)
{
    Arguments arguments(json, u"field"_s);
    words::Field word;
    word.id = arguments.text("id");
    word.filled = arguments.optionalFlag("filled");
    word.atLeast = arguments.optionalNumber("at_least");
    word.mentions = phrases(arguments, arguments.optionalTexts("mentions"), place.glossary);
    word.freeOf = phrases(arguments, arguments.optionalTexts("free_of"), place.glossary);
    if (countOfGiven({word.filled.has_value(), word.atLeast.has_value(), !word.mentions.isEmpty(),
            !word.freeOf.isEmpty()})
        != 1) {
        arguments.refuse(u"it needs one of filled, at_least, mentions, free_of"_s);
    }
    return finished(arguments, word);
}

Result<Condition> readMentions(const Json &json, const Place &place)
{
    const auto isText = [](const Json &item) {
        return item.is_string() && !toQString(item).isEmpty();
    };
    if (!json.is_array() || json.empty() || !std::all_of(json.begin(), json.end(), isText)) {
        return Error {u"mentions: it must be a list of texts"_s, {}};
    }
    const auto nothing = Json::object();
    Arguments arguments(nothing, u"mentions"_s);
    return finished(
        arguments, words::Mentions {phrases(arguments, toQStringList(json), place.glossary)});
}

Result<Condition> readMetrics(const Json &json, const Place &place)
{
    Arguments arguments(json, u"metrics"_s);
    words::Metrics word;
    word.field = arguments.text("field");
    word.family = arguments.optionalText("family");
    word.fits = arguments.optionalText("fits");
    word.misleadingOn = arguments.optionalText("misleading_on");
    word.known = place.glossary.metrics;
    if (countOfGiven({!word.family.isEmpty(), !word.fits.isEmpty(), !word.misleadingOn.isEmpty()})
        != 1) {
        arguments.refuse(u"it needs one of family, fits, misleading_on"_s);
    }
    return finished(arguments, word);
}

Measure readMeasure(Arguments &arguments, Scope scope)
{
    const auto name = arguments.text("quantity");
    const auto measure = measureFromWord(name);
    if (!measure) {
        arguments.refuse(u"unknown quantity \"%1\""_s.arg(name));
        return Measure::Utilisation;
    }
    if (scope == Scope::Design && !isOfDesign(*measure)) {
        arguments.refuse(u"%1 speaks of one element, but the rule has no \"each\""_s.arg(name));
    }
    return *measure;
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
    WordReader {"is", Speaks::OfAnything, readIs},
    WordReader {"passes", Speaks::OfAnElement, readPasses},
    WordReader {"same_source", Speaks::OfAnElement, readSameSource},
    WordReader {"setting", Speaks::OfAnElement, readSetting},
    WordReader {"field", Speaks::OfAnything, readField},
    WordReader {"mentions", Speaks::OfAnything, readMentions},
    WordReader {"metrics", Speaks::OfAnything, readMetrics},
    WordReader {"estimate", Speaks::OfAnything, readEstimate},
    WordReader {"acyclic", Speaks::OfTheDesign, readAcyclic},
    WordReader {"disjoint", Speaks::OfAnything, readDisjoint},
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
    const auto name = fromUtf8(word.key());
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

Result<Condition> conditionFromJson(const Json &json, Scope scope, const Glossary &glossary)
{
    return read(json, {scope, 1, glossary});
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
