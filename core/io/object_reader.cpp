// SPDX-License-Identifier: MIT
#include "core/io/object_reader.h"

#include "core/base/clean_text.h"
#include "core/model/limits.h"

#include <QLocale>

#include <array>
#include <cmath>

namespace core::io {

using namespace Qt::StringLiterals;

namespace {

/// Reads a list of exactly N numbers that lie on the board.
template<std::size_t N> std::optional<std::array<double, N>> coordinates(const Json &json)
{
    if (!json.is_array() || json.size() != N) {
        return std::nullopt;
    }
    std::array<double, N> numbers {};
    for (std::size_t i = 0; i < N; ++i) {
        if (!json[i].is_number()) {
            return std::nullopt;
        }
        numbers[i] = json[i].template get<double>();
    }
    return numbers;
}

template<std::size_t N> bool areOnBoard(const std::array<double, N> &numbers)
{
    return std::all_of(numbers.begin(), numbers.end(), [](double number) {
        return std::abs(number) <= limits::coordinate; // false for what is not a number, too
    });
}

/// "100,000", whatever the language of the system.
QString counted(qsizetype number)
{
    auto locale = QLocale::c();
    locale.setNumberOptions(QLocale::DefaultNumberOptions);
    return locale.toString(number);
}

QString offBoard(const QString &what)
{
    return u"%1 lies outside the board; coordinates go from -%2 to %2"_s.arg(
        what, counted(static_cast<qsizetype>(limits::coordinate)));
}

} // namespace

ObjectReader::ObjectReader(const Json &object, QString place, QStringList *mended)
    : m_object(object), m_place(std::move(place)), m_mended(mended)
{
    if (!object.is_object()) {
        refuse(u"it must be an object, not %1"_s.arg(kindOf(object)));
    }
}

const Json *ObjectReader::any(const char *key)
{
    m_known.insert(key);
    const auto found = m_object.find(key);
    return found == m_object.end() || !m_problem.isEmpty() ? nullptr : &*found;
}

bool ObjectReader::isText(const char *key) const
{
    const auto found = m_object.find(key);
    return found != m_object.end() && found->is_string();
}

std::optional<QString> ObjectReader::fitting(const Json &text, const QString &what)
{
    const bool isPlain = text.is_number() || text.is_boolean();
    if (!text.is_string()) {
        refuse(u"%1 must be a text, not %2"_s.arg(what, kindOf(text)),
            isPlain ? u"it was taken for one"_s : u"it was left out"_s);
        return m_mended && isPlain ? std::optional(fromUtf8(text.dump())) : std::nullopt;
    }
    auto fitting = toQString(text);
    if (fitting.size() > limits::textLength) {
        refuse(u"%1 is longer than %2 characters"_s.arg(what, counted(limits::textLength)),
            u"the rest was cut off"_s);
        limits::keep(fitting);
    }
    return fitting;
}

QString ObjectReader::text(const char *key)
{
    const auto *found = any(key);
    return found ? fitting(*found, QLatin1String(key)).value_or(QString()) : QString();
}

QString ObjectReader::line(const char *key)
{
    return cleanLine(text(key));
}

QString ObjectReader::neededLine(const char *key, const QString &instead)
{
    auto found = line(key);
    if (found.isEmpty()) {
        refuse(u"%1 is missing; it must be a text"_s.arg(QLatin1String(key)), instead);
    }
    return found;
}

ElementId ObjectReader::id(const char *key, const QString &instead)
{
    auto found = neededLine(key, instead);
    if (found.size() > limits::idLength) {
        refuse(
            u"%1 is longer than %2 characters"_s.arg(QLatin1String(key), counted(limits::idLength)),
            u"the rest was cut off"_s);
        found = cleanLine(found.left(limits::idLength));
    }
    return found;
}

QStringList ObjectReader::lines(const char *key, qsizetype most)
{
    const auto *found = array(key, most);
    QStringList lines;
    for (std::size_t i = 0; found && i < found->size() && lines.size() < most; ++i) {
        if (const auto text = fitting((*found)[i], u"each entry of "_s + QLatin1String(key))) {
            lines << cleanLine(*text);
        }
    }
    return m_problem.isEmpty() ? lines : QStringList();
}

QRectF ObjectReader::rect(const char *key)
{
    const auto name = QString::fromLatin1(key);
    const auto *found = any(key);
    const auto numbers = found ? coordinates<4>(*found) : std::nullopt;
    if (!numbers) {
        refuse(u"%1 must be four numbers: [x, y, width, height]"_s.arg(name),
            u"it was put below the others"_s);
        return {0, 0, -1, -1};
    }
    const auto [x, y, width, height] = *numbers;
    if (!areOnBoard(*numbers)) {
        refuse(offBoard(name), u"it was brought back"_s);
    }
    if (width < 0 || height < 0) {
        refuse(u"%1 must not have a negative width or height"_s.arg(name), u"it was turned"_s);
    }
    return m_problem.isEmpty() ? QRectF(x, y, width, height).normalized() : QRectF();
}

QList<QPointF> ObjectReader::points(const char *key)
{
    const auto name = QString::fromLatin1(key);
    const auto *found = array(key, limits::waypoints);
    QList<QPointF> points;
    for (std::size_t i = 0; found && i < found->size() && points.size() < limits::waypoints; ++i) {
        const auto numbers = coordinates<2>((*found)[i]);
        if (!numbers) {
            refuse(u"each entry of %1 must be two numbers: [x, y]"_s.arg(name));
        } else if (!areOnBoard(*numbers)) {
            refuse(offBoard(u"an entry of "_s + name));
        } else {
            points.append({(*numbers)[0], (*numbers)[1]});
        }
    }
    return m_problem.isEmpty() ? points : QList<QPointF>();
}

Settings ObjectReader::settings(const char *key)
{
    const auto *found = object(key);
    Settings settings;
    if (!found) {
        return settings;
    }
    for (const auto &[name, value] : found->items()) {
        const auto id = fromUtf8(name);
        if (value.is_boolean()) {
            settings.insert(id, value.get<bool>());
        } else if (value.is_number()) {
            settings.insert(id, value.get<double>());
        } else if (!value.is_string()) {
            settings.insert(id, unknownJson(value));
        } else if (const auto text =
                       fitting(value, u"the setting \"%1\""_s.arg(id.left(limits::idLength)))) {
            settings.insert(id, *text);
        }
    }
    return settings;
}

const Json *ObjectReader::array(const char *key, qsizetype most)
{
    const auto *found = any(key);
    if (found && !found->is_array()) {
        refuse(u"%1 must be a list, not %2"_s.arg(QLatin1String(key), kindOf(*found)));
        return nullptr;
    }
    if (found && std::ssize(*found) > most) {
        refuse(u"%1 has more than %2 entries"_s.arg(QLatin1String(key), counted(most)),
            u"the rest was left out"_s);
    }
    return m_problem.isEmpty() ? found : nullptr;
}

const Json *ObjectReader::object(const char *key)
{
    const auto *found = any(key);
    if (found && !found->is_object()) {
        refuse(u"%1 must be an object, not %2"_s.arg(QLatin1String(key), kindOf(*found)));
        return nullptr;
    }
    return found;
}

UnknownMembers ObjectReader::rest() const
{
    UnknownMembers unknown;
    if (!m_object.is_object()) {
        return unknown;
    }
    for (const auto &[key, value] : m_object.items()) {
        if (!m_known.contains(key)) {
            unknown.insert(fromUtf8(key), unknownJson(value));
        }
    }
    return unknown;
}

void ObjectReader::refuse(const QString &what, const QString &instead)
{
    if (what.isEmpty() || !m_problem.isEmpty()) {
        return;
    }
    const QString told = m_place.isEmpty() ? what : m_place + u": "_s + what;
    if (m_mended) {
        m_mended->append(told + u"; "_s + instead);
    } else {
        m_problem = told;
    }
}

QString placeOf(const char *list, std::size_t index, const Json &element)
{
    constexpr qsizetype longest = 60;
    const auto place = u"%1[%2]"_s.arg(QLatin1String(list)).arg(index);
    const auto id = textMember(element, "id").left(longest);
    return id.isEmpty() ? place : u"%1 \"%2\""_s.arg(place, id);
}

UnknownJson unknownJson(const Json &json)
{
    return {fromUtf8(json.dump())};
}

QString kindOf(const Json &json)
{
    switch (json.type()) {
    case Json::value_t::object:
        return u"an object"_s;
    case Json::value_t::array:
        return u"a list"_s;
    case Json::value_t::string:
        return u"a text"_s;
    case Json::value_t::boolean:
        return u"true or false"_s;
    case Json::value_t::null:
        return u"null"_s;
    default:
        return u"a number"_s;
    }
}

} // namespace core::io
