// SPDX-License-Identifier: MIT
#include "app/document/selection.h"

#include "app/document/document.h"

namespace {

template<typename T> QList<T> picked(const QList<T> &elements, const core::ElementIds &ids)
{
    QList<T> result;
    for (const auto &element : elements) {
        if (ids.contains(element.id)) {
            result.append(element);
        }
    }
    return result;
}

} // namespace

Selection::Selection(Document &document, QObject *parent) : QObject(parent), m_document(document)
{
    connect(&document, &Document::changed, this, &Selection::dropRemoved);
}

void Selection::set(const core::ElementIds &ids)
{
    if (ids == m_ids) {
        return;
    }
    m_ids = ids;
    Q_EMIT changed();
}

void Selection::add(const core::ElementId &id)
{
    auto ids = m_ids;
    ids.insert(id);
    set(ids);
}

void Selection::toggle(const core::ElementId &id)
{
    auto ids = m_ids;
    if (!ids.remove(id)) {
        ids.insert(id);
    }
    set(ids);
}

void Selection::selectAll()
{
    const auto &design = m_document.design();
    core::ElementIds ids;
    const auto take = [&](const auto &elements) {
        for (const auto &element : elements) {
            ids.insert(element.id);
        }
    };
    take(design.components);
    take(design.connections);
    take(design.annotations);
    set(ids);
}

QList<core::Component> Selection::components() const
{
    return picked(m_document.design().components, m_ids);
}

QList<core::Connection> Selection::connections() const
{
    return picked(m_document.design().connections, m_ids);
}

void Selection::dropRemoved()
{
    if (m_ids.isEmpty()) {
        return;
    }
    const auto &design = m_document.design();
    core::ElementIds left;
    const auto keep = [&](const auto &elements) {
        for (const auto &element : elements) {
            if (m_ids.contains(element.id)) {
                left.insert(element.id);
            }
        }
    };
    keep(design.components);
    keep(design.connections);
    keep(design.annotations);
    set(left);
}
