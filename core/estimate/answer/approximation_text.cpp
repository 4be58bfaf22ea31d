// SPDX-License-Identifier: MIT
#include "core/estimate/answer/approximation_text.h"

#include <QStringBuilder>

using namespace Qt::StringLiterals;

namespace core::estimation {

namespace {

QString textOf(const Solved &solved, const analytic::Approximation &approximation)
{
    using analytic::ApproximationRule;
    const auto name = solved.resolved.name(approximation.node);
    const auto value = formatNumber(approximation.value);
    switch (approximation.rule) {
    case ApproximationRule::Burst:
        return name % u": one request causes about " % value
            % u" further visits at nearly the same time, which queue behind each other.";
    case ApproximationRule::NestedRepeats:
        return name % u": it is behind a call that is made " % value
            % u" times, so one request's visits meet the same congestion.";
    case ApproximationRule::RepeatsAtReplicas:
        return name % u": " % value
            % u" calls of one request are spread over busy replicas or shards, each with a queue "
            % u"of its own.";
    case ApproximationRule::MoreThanServers:
        return name % u": " % value % u" calls are made at once, too many for its servers.";
    case ApproximationRule::TimeoutRetry:
        return name % u": a retry after the timeout of " % value
            % u" ms meets the same congestion as the attempt before.";
    case ApproximationRule::SmoothArrivals:
        return name % u": requests arrive more regularly than chance (variance ÷ mean² " % value
            % u") at a busy station.";
    case ApproximationRule::HeavyLoad:
        return name % u": it is " % formatNumber(approximation.value * 100)
            % u" % full, where small differences of load change the waiting a lot.";
    case ApproximationRule::HeavyTail:
        return name % u": its service time varies very much (variance ÷ mean² " % value
            % u"), so two moments do not tell its queue.";
    case ApproximationRule::RepeatedVisits:
        return name % u": one request comes to it " % value
            % u" times, and meets the same congestion each time.";
    case ApproximationRule::HeldServers:
        return name % u": its servers are held while they wait, and "
            % formatNumber(approximation.value * 100)
            % u" % of them at a time, so they let only some requests queue behind them.";
    }
    return {};
}

} // namespace

QStringList approximationTexts(const Solved &solved, const analytic::EndToEnd &endToEnd)
{
    QStringList texts;
    for (const auto &approximation : endToEnd.approximations) {
        texts.append(textOf(solved, approximation));
    }
    texts.removeDuplicates();
    return texts;
}

} // namespace core::estimation
