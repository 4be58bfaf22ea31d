// SPDX-License-Identifier: MIT
#include "core/checks/rules/finding.h"

#include "core/base/enum_names.h"

namespace core {

namespace {

constexpr EnumNames<Severity, 3> severities {{
    {Severity::Error, "error"},
    {Severity::Warning, "warning"},
    {Severity::Hint, "hint"},
}};

constexpr EnumNames<FindingKind, 2> kinds {{
    {FindingKind::Missing, "missing"},
    {FindingKind::Wrong, "wrong"},
}};

} // namespace

QString severityWord(Severity severity)
{
    return nameOf(severities, severity);
}

std::optional<Severity> severityFromWord(const QString &word)
{
    return fromName(severities, word);
}

QString findingKindWord(FindingKind kind)
{
    return nameOf(kinds, kind);
}

std::optional<FindingKind> findingKindFromWord(const QString &word)
{
    return fromName(kinds, word);
}

bool Fix::isDoable() const
{
    const bool isSetting = !setting.isEmpty() && (value || isAsManyAsNeeded);
    return isSetting || !add.isEmpty() || !connect.isEmpty() || over || move || removes || respells;
}

int FindingCounts::open(Severity severity) const
{
    switch (severity) {
    case Severity::Error:
        return error;
    case Severity::Warning:
        return warning;
    case Severity::Hint:
        break;
    }
    return hint;
}

FindingCounts countsOf(const QList<Finding> &findings)
{
    FindingCounts counts;
    for (const auto &finding : findings) {
        if (finding.isDismissed()) {
            ++counts.dismissed;
            continue;
        }
        counts.error += finding.severity == Severity::Error;
        counts.warning += finding.severity == Severity::Warning;
        counts.hint += finding.severity == Severity::Hint;
    }
    return counts;
}

} // namespace core
