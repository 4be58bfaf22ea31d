// SPDX-License-Identifier: MIT
#include "core/model/replay.h"

#include "core/model/limits.h"

#include <algorithm>

namespace core {

namespace {

/// Whether the change names an element by its place and id, before and after.
template<typename T> bool isWellFormed(const QList<T> &elements, const Change<T> &change)
{
    const bool isPlaced = change.before.has_value() == (change.from >= 0)
        && change.after.has_value() == (change.to >= 0);
    if (!isPlaced || (!change.before && !change.after)) {
        return false;
    }
    if (change.before && change.after && change.before->id != change.after->id) {
        return false;
    }
    return !change.before
        || (change.from < elements.size() && elements.at(change.from).id == change.before->id);
}

/// Whether the changes lead from this list to another without a gap or two elements in one place.
template<typename T>
bool areFitting(const QList<T> &elements, const QList<Change<T>> &changes, qsizetype most)
{
    QSet<qsizetype> leaving;
    QSet<qsizetype> arriving;
    for (const auto &change : changes) {
        if (!isWellFormed(elements, change) || leaving.contains(change.from)
            || arriving.contains(change.to)) {
            return false;
        }
        if (change.before) {
            leaving.insert(change.from);
        }
        if (change.after) {
            arriving.insert(change.to);
        }
    }
    const auto size = elements.size() - leaving.size() + arriving.size();
    return size <= most && std::all_of(arriving.cbegin(), arriving.cend(), [size](qsizetype to) {
        return to < size;
    });
}

/// The ids that go, or those that come.
template<typename T, typename Take>
void takeRemoved(const QList<Change<T>> &changes, const Take &take)
{
    for (const auto &change : changes) {
        if (!change.after) {
            take(change.before->id);
        }
    }
}

template<typename T, typename Take>
void takeAdded(const QList<Change<T>> &changes, const Take &take)
{
    for (const auto &change : changes) {
        if (!change.before) {
            take(change.after->id);
        }
    }
}

} // namespace

/// What a difference does to the ids of a design.
struct Replay::Ids {
    QSet<ElementId> goneComponents;
    QSet<ElementId> newComponents;
    QSet<ElementId> goneOthers;
    QSet<ElementId> newOthers;
    QHash<ElementId, qsizetype> ends; ///< how many more connections begin or end at a component
};

Replay::Replay(Design start) : m_design(std::move(start))
{
    for (const auto &component : m_design.components) {
        m_components.insert(component.id);
    }
    for (const auto &connection : m_design.connections) {
        m_others.insert(connection.id);
        ++m_ends[connection.from];
        ++m_ends[connection.to];
    }
    for (const auto &annotation : m_design.annotations) {
        m_others.insert(annotation.id);
    }
}

bool Replay::apply(const Diff &diff)
{
    Ids ids;
    if (!isFitting(diff, ids)) {
        return false;
    }
    m_components.subtract(ids.goneComponents).unite(ids.newComponents);
    m_others.subtract(ids.goneOthers).unite(ids.newOthers);
    for (auto end = ids.ends.cbegin(); end != ids.ends.cend(); ++end) {
        m_ends[end.key()] += end.value();
    }
    m_design = core::apply(std::move(m_design), diff);
    return true;
}

bool Replay::isFitting(const Diff &diff, Ids &ids) const
{
    if (!areFitting(m_design.components, diff.components, limits::components)
        || !areFitting(m_design.connections, diff.connections, limits::connections)
        || !areFitting(m_design.annotations, diff.annotations, limits::annotations)) {
        return false;
    }
    const auto goes = [](QSet<ElementId> &set) {
        return [&set](const ElementId &id) { set.insert(id); };
    };
    takeRemoved(diff.components, goes(ids.goneComponents));
    takeRemoved(diff.connections, goes(ids.goneOthers));
    takeRemoved(diff.annotations, goes(ids.goneOthers));
    bool areFree = true;
    const auto comes = [&](QSet<ElementId> &set) {
        return [&](const ElementId &id) {
            const bool isComponent = m_components.contains(id) && !ids.goneComponents.contains(id);
            const bool isOther = m_others.contains(id) && !ids.goneOthers.contains(id);
            areFree = areFree && !isComponent && !isOther && !ids.newComponents.contains(id)
                && !ids.newOthers.contains(id);
            set.insert(id);
        };
    };
    takeAdded(diff.components, comes(ids.newComponents));
    takeAdded(diff.connections, comes(ids.newOthers));
    takeAdded(diff.annotations, comes(ids.newOthers));
    for (const auto &change : diff.connections) {
        if (change.before) { // as the design has it, which the record may tell otherwise
            --ids.ends[m_design.connections.at(change.from).from];
            --ids.ends[m_design.connections.at(change.from).to];
        }
        if (change.after) {
            ++ids.ends[change.after->from];
            ++ids.ends[change.after->to];
        }
    }
    return areFree && areEndsThere(ids);
}

bool Replay::areEndsThere(const Ids &ids) const
{
    const auto isThere = [&](const ElementId &id) {
        return ids.newComponents.contains(id)
            || (m_components.contains(id) && !ids.goneComponents.contains(id));
    };
    const auto count = [&](const ElementId &id) { return m_ends.value(id) + ids.ends.value(id); };
    const auto isFine = [&](const ElementId &id) { return isThere(id) || count(id) == 0; };
    return std::all_of(ids.ends.keyBegin(), ids.ends.keyEnd(), isFine)
        && std::all_of(ids.goneComponents.cbegin(), ids.goneComponents.cend(), isFine);
}

} // namespace core
