// SPDX-License-Identifier: MIT
#include "core/model/change_summary.h"

#include "core/model/diff.h"

namespace core {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(const Component &component, const Design &)
{
    return component.name.isEmpty() ? component.id : component.name;
}

QString nameOf(const Connection &connection, const Design &design)
{
    if (!connection.label.isEmpty()) {
        return connection.label;
    }
    const auto end = [&design](const ElementId &id) {
        const auto *component = find(design.components, id);
        return component ? nameOf(*component, design) : id;
    };
    return u"%1 \u2192 %2"_s.arg(end(connection.from), end(connection.to));
}

QString nameOf(const Annotation &annotation, const Design &)
{
    constexpr qsizetype longest = 32;
    const auto line = annotation.text.section(u'\n', 0, 0).simplified();
    if (line.isEmpty()) {
        return annotation.kind;
    }
    return line.size() > longest ? QString(line.left(longest) + u'\u2026') : line;
}

bool isMoved(const Component &before, Component after)
{
    after.rect = before.rect;
    return before == after;
}

bool isMoved(const Connection &before, Connection after)
{
    after.waypoints = before.waypoints;
    return before == after;
}

bool isMoved(const Annotation &before, Annotation after)
{
    after.rect = before.rect;
    return before == after;
}

template<typename T>
void add(ChangeSummary &summary, const Change<T> &change, const Design &before, const Design &after)
{
    if (!change.before && change.after) {
        summary.added.append(nameOf(*change.after, after));
    } else if (change.before && !change.after) {
        summary.removed.append(nameOf(*change.before, before));
    } else if (change.before && change.after && *change.before != *change.after) {
        auto &names = isMoved(*change.before, *change.after) ? summary.moved : summary.changed;
        names.append(nameOf(*change.after, after));
    }
}

} // namespace

ChangeSummary summaryOfChanges(const Design &before, const Design &after)
{
    const auto diff = difference(before, after);
    ChangeSummary summary;
    const auto addAll = [&](const auto &changes) {
        for (const auto &change : changes) {
            add(summary, change, before, after);
        }
    };
    addAll(diff.components);
    addAll(diff.connections);
    addAll(diff.annotations);
    summary.answers = diff.brief.size();
    summary.isTitleChanged = diff.title.has_value();
    summary.isReviewChanged =
        diff.dismissals.has_value() || diff.checklists.has_value() || diff.doneSteps.has_value();
    return summary;
}

} // namespace core
