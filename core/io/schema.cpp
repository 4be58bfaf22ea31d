// SPDX-License-Identifier: MIT
#include "core/io/schema.h"

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include <algorithm>
#include <array>

namespace core::io {

using namespace Qt::StringLiterals;

namespace {

using Adapter = valijson::adapters::NlohmannJsonAdapter;

/// std::regex goes one level deeper for each character: longer texts would exhaust the stack.
constexpr std::size_t longestText = 4'000;

bool isShortEnough(const nlohmann::json &json)
{
    if (json.is_string()) {
        return json.get_ref<const std::string &>().size() <= longestText;
    }
    return !json.is_structured() || std::all_of(json.begin(), json.end(), isShortEnough);
}

/// "<root>", "[settings]", "[2]" as "/settings/2"; nothing for the root.
QString pointer(const std::vector<std::string> &context)
{
    QString path;
    for (std::size_t i = 1; i < context.size(); ++i) {
        const auto step = QString::fromStdString(context[i]);
        path += u'/' + step.mid(1, step.size() - 2);
    }
    return path;
}

/// The validator's sentence in the words of our other messages.
QString inOurWords(const QString &description)
{
    static const std::array<std::pair<QString, QString>, 5> words {{
        {u"Object contains a property that could not be validated using 'properties' or "
         "'additionalProperties' constraints: "_s,
            u"unknown member "_s},
        {u"Missing required property "_s, u"missing member "_s},
        {u"Failed to match against any enum values"_s, u"it is none of the words allowed here"_s},
        {u"Failed to match regex specified by 'pattern' constraint"_s,
            u"the text does not have the form asked for (see the schema)"_s},
        {u"Value type not permitted by 'type' constraint"_s,
            u"a value of this type is not allowed"_s},
    }};
    auto text = description.endsWith(u'.') ? description.chopped(1) : description;
    for (const auto &[theirs, ours] : words) {
        text.replace(theirs, ours);
    }
    return text.left(1).toLower() + text.mid(1);
}

/// The first error is the innermost; those after it only repeat it on the way out.
Error firstOf(const valijson::ValidationResults &results, const QString &where)
{
    if (results.numErrors() == 0) {
        return {u"it does not keep to the schema"_s, where};
    }
    const auto &error = *results.begin();
    const auto path = pointer(error.context);
    const auto text = inOurWords(QString::fromStdString(error.description));
    return {path.isEmpty() ? text : path + u": "_s + text, where};
}

} // namespace

Result<void> validate(const Json &document, const Json &schema, const QString &where)
{
    const nlohmann::json plain = document;
    if (!isShortEnough(plain)) {
        return Error {u"a text is longer than %1 bytes"_s.arg(longestText), where};
    }
    try {
        const nlohmann::json plainSchema = schema;
        valijson::Schema rules;
        valijson::SchemaParser().populateSchema(Adapter(plainSchema), rules);
        valijson::Validator validator(valijson::Validator::kStrongTypes);
        valijson::ValidationResults results;
        const bool isValid = validator.validate(rules, Adapter(plain), &results);
        return isValid ? Result<void>() : firstOf(results, where);
    } catch (const std::exception &error) {
        return Error {
            u"the schema itself is wrong: %1"_s.arg(QString::fromLocal8Bit(error.what())), where};
    }
}

} // namespace core::io
