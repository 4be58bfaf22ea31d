// SPDX-License-Identifier: MIT
#include "app/panels/number_text.h"

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

/// What the last letter multiplies by; 1 when it is no letter for a size.
double multiplier(QChar letter)
{
    switch (letter.toUpper().unicode()) {
    case u'K':
        return 1e3;
    case u'M':
        return 1e6;
    case u'G':
    case u'B':
        return 1e9;
    case u'T':
        return 1e12;
    default:
        return 1;
    }
}

QString withoutUnit(QString text, const QString &unit)
{
    if (!unit.isEmpty() && text.endsWith(unit, Qt::CaseInsensitive)) {
        text.chop(unit.size());
    }
    return text;
}

QString withoutSpaces(QString text)
{
    return text.removeIf([](QChar letter) { return letter.isSpace() || letter == u'_'; });
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
    auto digits = withoutSpaces(withoutUnit(text.trimmed(), unit));
    const double times = digits.isEmpty() ? 1 : multiplier(digits.back());
    if (times > 1) {
        digits.chop(1);
    }
    static const QRegularExpression grouped(u"^[+-]?[1-9]\\d{0,2}(,\\d{3})+(\\.\\d*)?$"_s);
    if (grouped.match(digits).hasMatch()) {
        digits.remove(u',');
    }
    if (digits.count(u',') == 1 && !digits.contains(u'.')) {
        const auto point = text.trimmed().replace(u',', u'.');
        return core::Error {NumberText::tr("Write decimals with a point: %1").arg(point), {}};
    }
    bool isNumber = false;
    const double number = digits.toDouble(&isNumber) * times;
    if (!isNumber || !std::isfinite(number)) {
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
