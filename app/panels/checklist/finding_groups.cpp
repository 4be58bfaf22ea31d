// SPDX-License-Identifier: MIT
#include "app/panels/checklist/finding_groups.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("findingGroups", text);
}

/// Collects the groups, each where its step first comes up.
class Sorter {
public:
    Sorter(const core::CheckResult &checks, const core::Design &design,
        const QList<core::Checklist> &checklists)
        : m_checks(checks), m_design(design), m_checklists(checklists)
    {
    }

    FindingGroup &groupOf(const core::StageProgress &progress)
    {
        const auto key = core::stepOf(progress.checklist, progress.stage);
        if (!m_places.contains(key)) {
            m_places.insert(key, m_groups.size());
            m_groups.append(newGroup(key, progress));
        }
        return m_groups[m_places.value(key)];
    }
    FindingGroup &groupOf(const core::Finding &finding)
    {
        return groupOf(core::StageProgress {finding.checklist, finding.stage, 0, 0});
    }

    QList<FindingGroup> groups() const { return m_groups; }

private:
    FindingGroup newGroup(const QString &key, const core::StageProgress &progress) const
    {
        FindingGroup group;
        group.key = key;
        group.name = progress.stage;
        group.done = progress.done;
        group.total = progress.total;
        group.isMarkable = true;
        group.isMarked = m_design.doneSteps.contains(key);
        group.score = progress.score;
        const auto checklist = std::find_if(m_checklists.begin(), m_checklists.end(),
            [&](const core::Checklist &one) { return one.id == progress.checklist; });
        const auto *stage =
            checklist == m_checklists.end() ? nullptr : checklist->stage(progress.stage);
        if (stage == nullptr) {
            return group;
        }
        group.name = stage->name;
        group.bestScore = static_cast<double>(stage->rules.size());
        std::copy_if(stage->fields.begin(), stage->fields.end(),
            std::back_inserter(group.unwritten),
            [&](const core::BriefField &field) { return !m_design.brief.contains(field.id); });
        const auto number = stage - checklist->stages.constData() + 1;
        group.number = QString::number(number);
        if (number == 1 && (m_checklists.size() > 1 || checklist->isScored)) {
            group.checklist = title(*checklist);
        }
        return group;
    }

    /// The name of a framework; of a scored one also what it comes to.
    QString title(const core::Checklist &checklist) const
    {
        const auto score = m_checks.score(checklist.id);
        return score ? tr("%1: final score %2, the least of its sections")
                           .arg(checklist.name, QString::number(*score))
                     : checklist.name;
    }

    const core::CheckResult &m_checks;
    const core::Design &m_design;
    const QList<core::Checklist> &m_checklists;
    QHash<QString, qsizetype> m_places;
    QList<FindingGroup> m_groups;
};

/// A field that a finding asks for is not told twice.
void strike(QList<core::BriefField> &unwritten, const core::Finding &finding)
{
    unwritten.removeIf(
        [&](const core::BriefField &field) { return field.id == finding.fix.field; });
}

} // namespace

QList<FindingGroup> findingGroups(const core::CheckResult &checks, const core::Review &review,
    const core::Design &design, const QList<core::Checklist> &checklists)
{
    Sorter sorter(checks, design, checklists);
    for (const auto &progress : checks.progress) {
        sorter.groupOf(progress);
    }
    FindingGroup dismissed;
    dismissed.key = u"waived"_s;
    dismissed.name = tr("Dismissed");
    for (const auto &finding : review.findings) {
        auto &group = finding.isDismissed() ? dismissed : sorter.groupOf(finding);
        group.findings.append(finding);
        strike(group.unwritten, finding);
    }
    for (const auto &finding : review.openItems) {
        auto &group = sorter.groupOf(finding);
        group.openItems.append(finding);
        strike(group.unwritten, finding);
    }
    auto groups = sorter.groups();
    if (!dismissed.findings.isEmpty()) {
        groups.append(dismissed);
    }
    return groups;
}
