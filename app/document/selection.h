// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/design.h"

#include <QObject>

class Document;

/// Which elements the person means: components, connections and annotations by id.
class Selection : public QObject {
    Q_OBJECT

public:
    explicit Selection(Document &document, QObject *parent = nullptr);

    const core::ElementIds &ids() const { return m_ids; }
    bool isEmpty() const { return m_ids.isEmpty(); }
    bool contains(const core::ElementId &id) const { return m_ids.contains(id); }

    void set(const core::ElementIds &ids);
    void add(const core::ElementId &id);
    void toggle(const core::ElementId &id);
    void clear() { set({}); }
    void selectAll();

    /// The selected elements in the design's order.
    QList<core::Component> components() const;
    QList<core::Connection> connections() const;

Q_SIGNALS:
    void changed();

private:
    void dropRemoved();

    Document &m_document;
    core::ElementIds m_ids;
};
