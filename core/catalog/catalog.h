// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/component_type.h"

#include <QHash>

namespace core {

/// All component types, connection types and categories that the program knows.
class Catalog {
public:
    /// Categories in palette order, connection types by kind; each type must name a known category
    /// and gets what its behaviour has in common.
    static Result<Catalog> build(QList<Category> categories, QList<ConnectionType> connectionTypes,
        QList<ComponentType> componentTypes, const QList<CommonSettings> &common = {});

    const QList<Category> &categories() const { return m_categories; }
    /// In palette order: by category, then by name.
    const QList<ComponentType> &types() const { return m_types; }
    /// The type, or null when this version does not know it.
    const ComponentType *type(const QString &id) const;
    const Category *category(const QString &id) const;
    /// What people call the component: its name, else that of its type, else its id.
    QString displayName(const Component &component) const;
    /// A copy to print, in which each component has its display name for a name.
    Design withDisplayNames(Design design) const;
    const ConnectionType &connectionType(ConnectionKind kind) const;

    /// Types whose name, keywords or purpose contain every word of the query; best matches first.
    QList<const ComponentType *> search(const QString &query) const;

    /// The component's own value of the setting, else the type's default, else nothing.
    std::optional<Setting> value(const Component &component, const QString &setting) const;
    std::optional<double> number(const Component &component, const QString &setting) const;
    std::optional<double> number(const Connection &connection, const QString &setting) const;
    /// Whether the component's type has the role; "type:ID" stands for the type itself.
    bool hasRole(const Component &component, const QString &role) const;

private:
    QList<Category> m_categories;
    QList<ConnectionType> m_connectionTypes;
    QList<ComponentType> m_types;
    QHash<QString, qsizetype> m_index;
};

} // namespace core
