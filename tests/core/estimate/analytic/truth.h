// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json.h"
#include "core/estimate/network/network.h"

#include <QFile>
#include <QtGlobal>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

/// Reading the truth data, and bounds on how far from it an answer may be.
namespace truth {

/// Of a percentile on 2048 cells, the worst of all scenarios (estimation notes, 1.6).
constexpr double gridError = 0.0024;

inline core::Json table(const char *name)
{
    QFile file(QString::fromLatin1(INFERBOARD_SOURCE_DIR "/tests/data/truth/%1.json")
                   .arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? *core::parseJson(file.readAll(), file.fileName())
                                          : core::Json();
}

inline bool isNear(double actual, double expected, double tolerance)
{
    const bool isClose = std::abs(actual - expected) <= tolerance * std::abs(expected);
    if (!isClose) {
        qWarning("actual %.12g, expected %.12g", actual, expected);
    }
    return isClose;
}

inline double meanOf(const std::vector<float> &times)
{
    return std::accumulate(times.begin(), times.end(), 0.0) / static_cast<double>(times.size());
}

/// The distribution of a row by its words: kind, mean and squared coefficient of variation.
inline core::estimation::Distribution distribution(const std::string &kind, double mean, double scv)
{
    using Kind = core::estimation::Distribution::Kind;
    if (scv == 0) {
        return {Kind::Constant, mean, 0};
    }
    if (kind == "exp") {
        return {Kind::Exponential, mean, 1};
    }
    if (kind == "lognormal") {
        return {Kind::Lognormal, mean, scv};
    }
    return {kind == "h2" ? Kind::Hyperexponential : Kind::Gamma, mean, scv};
}

/// Relative errors of many rows, and which row is the worst.
class Errors {
public:
    void add(double actual, double expected, const std::string &row, double allowance = 0)
    {
        const double off = std::max(0.0, std::abs(actual - expected) - allowance) / expected;
        m_sum += off;
        ++m_count;
        m_all.push_back(off);
        if (off > m_worst) {
            m_worst = off;
            m_row = row;
        }
    }
    double mean() const { return m_count > 0 ? m_sum / m_count : 1; }
    double worst() const { return m_count > 0 ? m_worst : 1; }
    int count() const { return m_count; }

    /// Whether there are rows, and both figures keep their bounds. Always says what was reached.
    bool areWithin(double mostMean, double mostWorst, const char *what) const
    {
        qInfo("%s: mean %.3f %%, worst %.3f %% of %d at %s", what, 100 * mean(), 100 * worst(),
            m_count, m_row.c_str());
        return m_count > 0 && mean() <= mostMean && worst() <= mostWorst;
    }

    /// Whether at least 19 rows of 20 keep the one bound, and all of them the other.
    bool areMostlyWithin(double mostOften, double mostEver, const char *what) const
    {
        const auto beyond =
            std::count_if(m_all.begin(), m_all.end(), [&](double off) { return off > mostOften; });
        qInfo("%s: %d of %d beyond %.3g %%", what, int(beyond), m_count, 100 * mostOften);
        return areWithin(mostOften, mostEver, what) && 20 * beyond <= m_count;
    }

private:
    std::vector<double> m_all;
    double m_sum = 0;
    double m_worst = 0;
    int m_count = 0;
    std::string m_row;
};

} // namespace truth
