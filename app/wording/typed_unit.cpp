// SPDX-License-Identifier: MIT
#include "app/wording/typed_unit.h"

#include <QCoreApplication>
#include <QMap>

#include <optional>

using namespace Qt::StringLiterals;

namespace typed_unit {

namespace {

struct TypedUnit {
    Q_DECLARE_TR_FUNCTIONS(TypedUnit)
};

using Sizes = QMap<QString, double>;

/// In nanoseconds, so that ratios are whole numbers.
const Sizes &times()
{
    constexpr double second = 1e9;
    static const Sizes all {{u"ns"_s, 1}, {u"us"_s, 1e3}, {u"\u00b5s"_s, 1e3}, {u"\u03bcs"_s, 1e3},
        {u"ms"_s, 1e6}, {u"msec"_s, 1e6}, {u"s"_s, second}, {u"sec"_s, second},
        {u"second"_s, second}, {u"min"_s, 60 * second}, {u"minute"_s, 60 * second},
        {u"h"_s, 3600 * second}, {u"hr"_s, 3600 * second}, {u"hour"_s, 3600 * second},
        {u"d"_s, 86400 * second}, {u"day"_s, 86400 * second}, {u"w"_s, 604800 * second},
        {u"week"_s, 604800 * second}};
    return all;
}

/// In bytes. A letter alone is what the fields of sizes show: K is KiB.
const Sizes &bytes()
{
    constexpr double kib = 1024;
    static const Sizes all {{u"b"_s, 1}, {u"byte"_s, 1}, {u"k"_s, kib}, {u"kib"_s, kib},
        {u"kb"_s, 1e3}, {u"m"_s, kib * kib}, {u"mib"_s, kib * kib}, {u"mb"_s, 1e6},
        {u"g"_s, kib * kib * kib}, {u"gib"_s, kib * kib * kib}, {u"gb"_s, 1e9},
        {u"t"_s, kib * kib * kib * kib}, {u"tib"_s, kib * kib * kib * kib}, {u"tb"_s, 1e12},
        {u"pib"_s, kib * kib * kib * kib * kib}, {u"pb"_s, 1e15}};
    return all;
}

const Sizes &counts()
{
    static const Sizes all {{{}, 1}, {u"k"_s, 1e3}, {u"thousand"_s, 1e3}, {u"m"_s, 1e6},
        {u"million"_s, 1e6}, {u"b"_s, 1e9}, {u"g"_s, 1e9}, {u"billion"_s, 1e9}, {u"t"_s, 1e12},
        {u"trillion"_s, 1e12}};
    return all;
}

/// The size of a word that may be a plural; "ms" is none of "m".
std::optional<double> sizeOf(const Sizes &sizes, const QString &word)
{
    if (sizes.contains(word)) {
        return sizes.value(word);
    }
    const auto one = word.chopped(word.endsWith(u's') ? 1 : 0);
    return one.size() > 1 && sizes.contains(one) ? std::optional(sizes.value(one)) : std::nullopt;
}

/// How many, with or without the word for what is counted: "5k", "5kusers".
std::optional<double> countOf(const QString &word, const QString &noun)
{
    for (auto size = counts().cbegin(); size != counts().cend(); ++size) {
        if (!word.startsWith(size.key())) {
            continue;
        }
        const auto rest = word.mid(size.key().size());
        const auto one = noun.chopped(noun.endsWith(u's') ? 1 : 0);
        const bool isNoun = !noun.isEmpty() && (rest == noun || rest == one || rest == one + u's');
        if (rest.isEmpty() || isNoun) {
            return size.value();
        }
    }
    return std::nullopt;
}

/// "2m" in a field of times: two people would read it as two things.
core::Error ambiguous()
{
    return {TypedUnit::tr("An “m” may be minutes or milliseconds: write “min” or “ms”."), {}};
}

core::Result<Ratio> timeRatio(const QString &suffix, double per)
{
    if (suffix == "m"_L1) {
        return ambiguous();
    }
    if (suffix == "k"_L1) {
        return Ratio {1e3, 1}; // thousands of the field's own unit
    }
    if (const auto size = sizeOf(times(), suffix)) {
        return Ratio {*size, per};
    }
    return core::Error {
        TypedUnit::tr("“%1” is no unit of time. Write us, ms, s, min, h or d.").arg(suffix), {}};
}

core::Result<Ratio> byteRatio(const QString &suffix, double per)
{
    if (const auto size = sizeOf(bytes(), suffix)) {
        return Ratio {*size, per};
    }
    return core::Error {
        TypedUnit::tr("“%1” is no size. Write B, KiB, MiB, GiB or TiB.").arg(suffix), {}};
}

/// Whether it counts bits, as network people write them: "100 Mb/s" is an eighth of 100 MB/s.
bool countsBits(const QString &suffix)
{
    const auto word = suffix.endsWith("/s"_L1) ? suffix.chopped(2) : suffix;
    return word.size() >= 2 && word.back() == u'b' && u"KMGT"_s.contains(word.front());
}

/// "MB/s", and the same without its "/s".
core::Result<Ratio> flowRatio(const QString &suffix, double per)
{
    const auto word = suffix.endsWith("/s"_L1) ? suffix.chopped(2) : suffix;
    if (const auto size = sizeOf(bytes(), word)) {
        return Ratio {*size, per};
    }
    return core::Error {
        TypedUnit::tr("“%1” is no rate of data. Write KB/s, MB/s, MiB/s or GB/s.").arg(suffix), {}};
}

/// "/s", "tokens/min": how many, and in which time.
core::Result<Ratio> rateRatio(const QString &suffix, const QString &noun, double period)
{
    auto word = suffix;
    for (const auto &name : {u"rps"_s, u"qps"_s}) {
        if (word.endsWith(name)) {
            word = word.chopped(name.size()) + u"/s"_s;
        }
    }
    const auto slash = word.indexOf(u'/');
    const auto count = countOf(slash < 0 ? word : word.left(slash), noun);
    const auto time = slash < 0 ? std::optional(period) : sizeOf(times(), word.mid(slash + 1));
    if (count && time) {
        return Ratio {*count * period, *time};
    }
    return core::Error {
        TypedUnit::tr("“%1” is no rate. Write /s, /min, /h or /day, and k, M or B for many.")
            .arg(suffix),
        {}};
}

core::Result<Ratio> countRatio(const QString &suffix, const QString &noun)
{
    if (const auto count = countOf(suffix, noun)) {
        return Ratio {*count, 1};
    }
    return core::Error {noun.isEmpty()
            ? TypedUnit::tr("“%1” means nothing here. Write k, M or B for many.").arg(suffix)
            : TypedUnit::tr("“%1” means nothing here. Write %2, or k, M or B for many.")
                  .arg(suffix, noun),
        {}};
}

/// A field that counts billions: "7B" is 7 there.
core::Result<Ratio> billionRatio(const QString &suffix)
{
    if (const auto count = sizeOf(counts(), suffix)) {
        return Ratio {*count, 1e9};
    }
    return core::Error {TypedUnit::tr("“%1” means nothing here. Write M, B or T.").arg(suffix), {}};
}

} // namespace

core::Result<Ratio> ratio(const QString &suffix, const QString &unit)
{
    const auto word = suffix.toLower();
    const auto own = unit.toLower();
    if (word.isEmpty() || word == own) {
        return Ratio {};
    }
    if (own == "%"_L1) {
        return core::Error {
            TypedUnit::tr("“%1” is no percentage. Write 99.9 or 99.9 %.").arg(suffix), {}};
    }
    if (own == "billion"_L1) {
        return billionRatio(word);
    }
    if (const auto time = sizeOf(times(), own)) {
        return timeRatio(word, *time);
    }
    if (const auto size = sizeOf(bytes(), own)) {
        return byteRatio(word, *size);
    }
    const auto slash = own.indexOf(u'/');
    if (slash < 0) {
        return countRatio(word, own);
    }
    const auto flow = sizeOf(bytes(), own.left(slash));
    const auto period = sizeOf(times(), own.mid(slash + 1));
    if (flow && countsBits(suffix)) {
        return core::Error {
            TypedUnit::tr("“%1” counts bits. Write MB/s for bytes.").arg(suffix), {}};
    }
    return flow ? flowRatio(word, *flow) : rateRatio(word, own.left(slash), period.value_or(1));
}

} // namespace typed_unit
