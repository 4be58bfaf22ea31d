// SPDX-License-Identifier: MIT
#include "app/wording/number_text.h"

#include "app/wording/typed_unit.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace {

struct NumberText {
    Q_DECLARE_TR_FUNCTIONS(NumberText)
};

QString withoutSpaces(QString text)
{
    return text.removeIf([](QChar letter) { return letter.isSpace() || letter == u'_'; });
}

/// A number as typed, without spaces, and what stands behind it.
struct Typed {
    QString digits;
    QString suffix;
};

Typed split(const QString &text, const QString &unit)
{
    auto rest = withoutSpaces(text);
    if (unit == "USD"_L1) {
        rest.remove(u'$');
    }
    static const QRegularExpression number(u"^[+-]?[\\d.,]+([eE][+-]?\\d+)?"_s);
    const auto length = number.match(rest).capturedLength();
    return {rest.left(length), rest.mid(length)};
}

core::Error notANumber(const QString &text)
{
    return {NumberText::tr("“%1” is not a number. Write it as 1,000, 0.5, 1e6, 5k or 2M.")
                .arg(text.trimmed()),
        {}};
}

} // namespace

core::Result<double> parseNumber(const QString &text, const QString &unit)
{
    auto [digits, suffix] = split(text, unit);
    static const QRegularExpression grouped(u"^[+-]?[1-9]\\d{0,2}(,\\d{3})+(\\.\\d*)?$"_s);
    if (grouped.match(digits).hasMatch()) {
        digits.remove(u',');
    }
    if (digits.count(u',') == 1 && !digits.contains(u'.')) {
        const auto point = text.trimmed().replace(u',', u'.');
        return core::Error {NumberText::tr("Write decimals with a point: %1").arg(point), {}};
    }
    bool isNumber = false;
    const double typed = digits.toDouble(&isNumber);
    if (!isNumber) {
        return notANumber(text);
    }
    const auto ratio = typed_unit::ratio(suffix, unit);
    if (!ratio) {
        return ratio.error();
    }
    const double number = typed * ratio->times / ratio->per;
    if (!std::isfinite(number)) {
        return notANumber(text);
    }
    return number;
}

QString numberText(double number)
{
    const double size = std::abs(number);
    if (size >= 1e15 || (size > 0 && size < 1e-6)) {
        return QString::number(number, 'g', 12);
    }
    auto locale = QLocale::c();
    locale.setNumberOptions(QLocale::DefaultNumberOptions);
    return locale.toString(number, 'f', QLocale::FloatingPointShortest);
}

QString numberText(double number, const QString &unit)
{
    const bool isAttached = unit.isEmpty() || unit.startsWith(u'/');
    return numberText(number) + (isAttached ? unit : u' ' + unit);
}

QString settingText(const core::SettingSpec &spec, const core::Setting &value)
{
    if (const auto *number = std::get_if<double>(&value)) {
        return numberText(*number, spec.unit);
    }
    if (const auto *flag = std::get_if<bool>(&value)) {
        return *flag ? NumberText::tr("Yes") : NumberText::tr("No");
    }
    if (const auto *text = std::get_if<QString>(&value)) {
        return *text;
    }
    return std::get<core::UnknownJson>(value).text;
}

double stepped(double number, int direction, const core::SettingSpec &spec)
{
    // Going down from 100 must be the way back from 99: there the step is that of 99.
    const double size = std::abs(number) * (direction * number < 0 ? 1 - 1e-9 : 1);
    const bool isWhole = spec.kind == core::SettingKind::Integer;
    double step = size > 0 ? std::pow(10.0, std::floor(std::log10(size)) - 1) : 0.1;
    step = isWhole ? std::max(1.0, step) : std::max(1e-6, step);
    // Rounded to the step, so that 0.7 + 0.1 is 0.8.
    const double next = std::round((number + direction * step) / step) * step;
    const double exact = QString::number(next, 'g', 12).toDouble();
    return std::clamp(exact, spec.minimum, spec.maximum);
}
