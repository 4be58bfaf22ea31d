// SPDX-License-Identifier: MIT
#include "core/model/diff.h"

#include <QHash>

#include <algorithm>
#include <vector>

namespace core {

namespace {

/// Indexes (into `values`) of a longest increasing subsequence: elements that need not move.
std::vector<bool> longestIncreasing(const std::vector<qsizetype> &values)
{
    std::vector<std::size_t> tails;
    std::vector<std::ptrdiff_t> previous(values.size(), -1);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto slot = std::lower_bound(tails.begin(), tails.end(), values[i],
            [&](std::size_t tail, qsizetype value) { return values[tail] < value; });
        if (slot != tails.begin()) {
            previous[i] = static_cast<std::ptrdiff_t>(*std::prev(slot));
        }
        if (slot == tails.end()) {
            tails.push_back(i);
        } else {
            *slot = i;
        }
    }
    std::vector<bool> stays(values.size(), false);
    for (auto i = tails.empty() ? std::ptrdiff_t(-1) : static_cast<std::ptrdiff_t>(tails.back());
         i >= 0; i = previous[static_cast<std::size_t>(i)]) {
        stays[static_cast<std::size_t>(i)] = true;
    }
    return stays;
}

template<typename T> bool sameOrder(const QList<T> &before, const QList<T> &after)
{
    return before.size() == after.size()
        && std::equal(before.begin(), before.end(), after.begin(),
            [](const T &a, const T &b) { return a.id == b.id; });
}

template<typename T> QList<Change<T>> changedInPlace(const QList<T> &before, const QList<T> &after)
{
    QList<Change<T>> changes;
    for (qsizetype i = 0; i < before.size(); ++i) {
        if (!(before.at(i) == after.at(i))) {
            changes.append({i, i, before.at(i), after.at(i)});
        }
    }
    return changes;
}

template<typename T> QList<Change<T>> changedAndMoved(const QList<T> &before, const QList<T> &after)
{
    QHash<ElementId, qsizetype> oldIndex;
    for (qsizetype i = 0; i < before.size(); ++i) {
        oldIndex.insert(before.at(i).id, i);
    }
    QList<Change<T>> changes;
    std::vector<qsizetype> survivors;
    std::vector<qsizetype> survivorsAt;
    QSet<qsizetype> kept;
    for (qsizetype i = 0; i < after.size(); ++i) {
        const auto old = oldIndex.value(after.at(i).id, -1);
        if (old < 0) {
            changes.append({-1, i, std::nullopt, after.at(i)});
            continue;
        }
        kept.insert(old);
        survivors.push_back(old);
        survivorsAt.push_back(i);
    }
    const auto stays = longestIncreasing(survivors);
    for (std::size_t s = 0; s < survivors.size(); ++s) {
        const auto &old = before.at(survivors[s]);
        const auto &now = after.at(survivorsAt[s]);
        if (!stays[s] || !(old == now)) {
            changes.append({survivors[s], survivorsAt[s], old, now});
        }
    }
    for (qsizetype i = 0; i < before.size(); ++i) {
        if (!kept.contains(i)) {
            changes.append({i, -1, before.at(i), std::nullopt});
        }
    }
    return changes;
}

template<typename T> QList<Change<T>> changesOf(const QList<T> &before, const QList<T> &after)
{
    if (before.constData() == after.constData() && before.size() == after.size()) {
        return {};
    }
    return sameOrder(before, after) ? changedInPlace(before, after)
                                    : changedAndMoved(before, after);
}

template<typename T> bool isInPlace(const QList<Change<T>> &changes)
{
    return std::all_of(changes.begin(), changes.end(),
        [](const Change<T> &change) { return change.from == change.to && change.from >= 0; });
}

template<typename T> void applyTo(QList<T> &elements, const QList<Change<T>> &changes)
{
    if (isInPlace(changes)) {
        for (const auto &change : changes) {
            elements[change.to] = *change.after;
        }
        return;
    }
    QSet<qsizetype> leaving;
    QMap<qsizetype, const T *> arriving;
    for (const auto &change : changes) {
        if (change.before) {
            leaving.insert(change.from);
        }
        if (change.after) {
            arriving.insert(change.to, &*change.after);
        }
    }
    QList<T> result;
    result.reserve(elements.size() - leaving.size() + arriving.size());
    const auto arrive = [&] {
        while (!arriving.isEmpty() && arriving.firstKey() == result.size()) {
            result.append(*arriving.take(arriving.firstKey()));
        }
    };
    for (qsizetype i = 0; i < elements.size(); ++i) {
        arrive();
        if (!leaving.contains(i)) {
            result.append(elements.at(i));
        }
    }
    arrive();
    elements = result;
}

template<typename T> std::optional<Replaced<T>> replaced(const T &before, const T &after)
{
    return before == after ? std::nullopt : std::optional(Replaced<T> {before, after});
}

QMap<QString, Replaced<std::optional<BriefAnswer>>> briefChanges(
    const Brief &before, const Brief &after)
{
    QMap<QString, Replaced<std::optional<BriefAnswer>>> changes;
    const auto answer = [](const Brief &brief, const QString &field) {
        const auto found = brief.constFind(field);
        return found == brief.cend() ? std::nullopt : std::optional(*found);
    };
    for (const auto &field : before.keys() + after.keys()) {
        if (auto change = replaced(answer(before, field), answer(after, field))) {
            changes.insert(field, *change);
        }
    }
    return changes;
}

template<typename T> void invert(QList<Change<T>> &changes)
{
    for (auto &change : changes) {
        std::swap(change.from, change.to);
        std::swap(change.before, change.after);
    }
}

template<typename T> void invert(std::optional<Replaced<T>> &change)
{
    if (change) {
        std::swap(change->before, change->after);
    }
}

} // namespace

Diff difference(const Design &before, const Design &after)
{
    Diff diff;
    diff.components = changesOf(before.components, after.components);
    diff.connections = changesOf(before.connections, after.connections);
    diff.annotations = changesOf(before.annotations, after.annotations);
    diff.brief = briefChanges(before.brief, after.brief);
    diff.title = replaced(before.title, after.title);
    diff.dismissals = replaced(before.dismissals, after.dismissals);
    diff.checklists = replaced(before.checklists, after.checklists);
    diff.doneSteps = replaced(before.doneSteps, after.doneSteps);
    diff.unknown = replaced(before.unknown, after.unknown);
    return diff;
}

Design apply(Design design, const Diff &diff)
{
    applyTo(design.components, diff.components);
    applyTo(design.connections, diff.connections);
    applyTo(design.annotations, diff.annotations);
    for (auto change = diff.brief.begin(); change != diff.brief.end(); ++change) {
        if (change->after) {
            design.brief.insert(change.key(), *change->after);
        } else {
            design.brief.remove(change.key());
        }
    }
    if (diff.title) {
        design.title = diff.title->after;
    }
    if (diff.dismissals) {
        design.dismissals = diff.dismissals->after;
    }
    if (diff.checklists) {
        design.checklists = diff.checklists->after;
    }
    if (diff.doneSteps) {
        design.doneSteps = diff.doneSteps->after;
    }
    if (diff.unknown) {
        design.unknown = diff.unknown->after;
    }
    return design;
}

Diff inverse(Diff diff)
{
    invert(diff.components);
    invert(diff.connections);
    invert(diff.annotations);
    for (auto &change : diff.brief) {
        std::swap(change.before, change.after);
    }
    invert(diff.title);
    invert(diff.dismissals);
    invert(diff.checklists);
    invert(diff.doneSteps);
    invert(diff.unknown);
    return diff;
}

} // namespace core
