// SPDX-License-Identifier: MIT
#include "core/json.h"

#include <cmath>
#include <set>
#include <string>
#include <vector>

namespace core {

namespace {

/// Builds the value while it counts depth and values and refuses duplicate members.
class BoundedReader : public nlohmann::json_sax<Json> {
public:
    BoundedReader(Json &root, const JsonBounds &bounds) : m_build(root, false), m_bounds(bounds) { }

    QString problem;
    std::size_t position = 0;

    bool null() override { return counted() && m_build.null(); }
    bool boolean(bool value) override { return counted() && m_build.boolean(value); }
    bool number_integer(number_integer_t value) override
    {
        return counted() && m_build.number_integer(value);
    }
    bool number_unsigned(number_unsigned_t value) override
    {
        return counted() && m_build.number_unsigned(value);
    }
    bool number_float(number_float_t value, const string_t &text) override
    {
        return counted() && m_build.number_float(value, text);
    }
    bool string(string_t &text) override { return counted() && m_build.string(text); }
    bool binary(binary_t &) override
    {
        return refuse(QStringLiteral("binary data is not allowed"));
    }
    bool start_object(std::size_t size) override
    {
        m_members.emplace_back();
        return counted() && deeper() && m_build.start_object(size);
    }
    bool key(string_t &name) override
    {
        if (!m_members.back().insert(name).second) {
            return refuse(QStringLiteral("the member \"%1\" appears twice in one object")
                              .arg(QString::fromStdString(name)));
        }
        return m_build.key(name);
    }
    bool end_object() override
    {
        m_members.pop_back();
        --m_depth;
        return m_build.end_object();
    }
    bool start_array(std::size_t size) override
    {
        return counted() && deeper() && m_build.start_array(size);
    }
    bool end_array() override
    {
        --m_depth;
        return m_build.end_array();
    }
    bool parse_error(
        std::size_t at, const std::string &, const nlohmann::detail::exception &) override
    {
        position = at;
        return refuse(QStringLiteral("this is not valid JSON"));
    }

private:
    bool refuse(const QString &why)
    {
        if (problem.isEmpty()) {
            problem = why;
        }
        return false;
    }
    bool counted()
    {
        return ++m_values <= m_bounds.values
            || refuse(QStringLiteral("it holds more than %1 values").arg(m_bounds.values));
    }
    bool deeper()
    {
        return ++m_depth <= m_bounds.depth
            || refuse(QStringLiteral("it is nested deeper than %1 levels").arg(m_bounds.depth));
    }

    nlohmann::detail::json_sax_dom_parser<Json> m_build;
    JsonBounds m_bounds;
    std::vector<std::set<std::string>> m_members;
    qsizetype m_values = 0;
    int m_depth = 0;
};

QString placeOf(const QByteArray &text, std::size_t position)
{
    const auto before = text.left(qMin<qsizetype>(qsizetype(position), text.size()));
    const auto line = before.count('\n') + 1;
    const auto column = before.size() - (before.lastIndexOf('\n') + 1);
    return QStringLiteral("line %1, column %2").arg(line).arg(column);
}

} // namespace

Result<Json> parseJson(const QByteArray &text, const QString &where, const JsonBounds &bounds)
{
    if (text.size() > bounds.bytes) {
        return Error {
            QStringLiteral("it is larger than %1 MiB; nothing was read").arg(bounds.bytes >> 20),
            where};
    }
    Json root;
    BoundedReader reader(root, bounds);
    if (Json::sax_parse(text.begin(), text.end(), &reader)) {
        return root;
    }
    const auto place =
        reader.position > 0 ? QStringLiteral(" at ") + placeOf(text, reader.position) : QString();
    return Error {reader.problem + place, where};
}

QString toQString(const Json &text)
{
    return QString::fromStdString(text.get_ref<const std::string &>());
}

QStringList toQStringList(const Json &array)
{
    QStringList texts;
    for (const auto &item : array) {
        if (item.is_string()) {
            texts << toQString(item);
        }
    }
    return texts;
}

Json fromQString(const QString &text)
{
    return text.toStdString();
}

QString textMember(const Json &object, const char *key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? toQString(*found) : QString();
}

std::optional<double> numberMember(const Json &object, const char *key)
{
    const auto found = object.find(key);
    if (found == object.end() || !found->is_number()) {
        return std::nullopt;
    }
    const auto number = found->get<double>();
    return std::isfinite(number) ? std::optional(number) : std::nullopt;
}

Json fromNumber(double number)
{
    constexpr double exactlyWhole = 9007199254740992.0; // 2^53
    if (std::abs(number) < exactlyWhole && number == std::floor(number)) {
        return static_cast<std::int64_t>(number);
    }
    return number;
}

} // namespace core
