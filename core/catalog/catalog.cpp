// SPDX-License-Identifier: MIT
#include "core/catalog/catalog.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

constexpr std::array allConnectionKinds {
    ConnectionKind::Request, ConnectionKind::Stream, ConnectionKind::Batch, ConnectionKind::Deploy};

/// How well a type fits one word: 0 not at all, more is better.
int fit(const ComponentType &type, const QString &word)
{
    const auto within = [&](const QString &text) {
        return text.contains(word, Qt::CaseInsensitive);
    };
    if (type.name.startsWith(word, Qt::CaseInsensitive)) {
        return 5;
    }
    if (type.name.contains(u' ' + word, Qt::CaseInsensitive)
        || type.name.contains(u'(' + word, Qt::CaseInsensitive)) {
        return 4;
    }
    if (within(type.name) || within(type.id)) {
        return 3;
    }
    if (std::any_of(type.keywords.begin(), type.keywords.end(), within)) {
        return 2;
    }
    return within(type.purpose) ? 1 : 0;
}

int fit(const ComponentType &type, const QStringList &words)
{
    int total = 0;
    for (const auto &word : words) {
        const int one = fit(type, word);
        if (one == 0) {
            return 0;
        }
        total += one;
    }
    return total;
}

std::optional<double> asNumber(const std::optional<Setting> &value)
{
    const auto *number = value ? std::get_if<double>(&*value) : nullptr;
    return number ? std::optional(*number) : std::nullopt;
}

std::optional<Setting> effective(
    const Settings &own, const SettingSpec *spec, const QString &setting)
{
    const auto found = own.constFind(setting);
    if (found != own.cend()) {
        return *found;
    }
    return spec ? spec->defaultValue : std::nullopt;
}

} // namespace

Result<Catalog> Catalog::build(QList<Category> categories, QList<ConnectionType> connectionTypes,
    QList<ComponentType> componentTypes, const QList<CommonSettings> &common)
{
    Catalog catalog;
    catalog.m_categories = std::move(categories);
    for (const auto kind : allConnectionKinds) {
        const auto found = std::find_if(connectionTypes.begin(), connectionTypes.end(),
            [&](const ConnectionType &type) { return type.kind == kind; });
        if (found == connectionTypes.end()) {
            return Error {
                QStringLiteral("one of the kinds request, stream, batch, deploy is missing"),
                QStringLiteral("connections.json")};
        }
        catalog.m_connectionTypes.append(*found);
    }
    const auto rank = [&](const ComponentType &type) {
        const auto found = std::find_if(catalog.m_categories.begin(), catalog.m_categories.end(),
            [&](const Category &category) { return category.id == type.category; });
        return found - catalog.m_categories.begin();
    };
    std::sort(componentTypes.begin(), componentTypes.end(),
        [&](const ComponentType &a, const ComponentType &b) {
            return rank(a) != rank(b) ? rank(a) < rank(b)
                                      : a.name.compare(b.name, Qt::CaseInsensitive) < 0;
        });
    for (auto &type : componentTypes) {
        if (rank(type) == catalog.m_categories.size()) {
            return Error {QStringLiteral("unknown category \"%1\"").arg(type.category), type.id};
        }
        if (catalog.m_index.contains(type.id)) {
            return Error {QStringLiteral("this component type is defined twice"), type.id};
        }
        addCommon(type, common);
        catalog.m_index.insert(type.id, catalog.m_types.size());
        catalog.m_types.append(std::move(type));
    }
    return catalog;
}

const ComponentType *Catalog::type(const QString &id) const
{
    const auto found = m_index.constFind(id);
    return found == m_index.cend() ? nullptr : &m_types.at(*found);
}

QString Catalog::displayName(const Component &component) const
{
    if (!component.name.isEmpty()) {
        return component.name;
    }
    const auto *known = type(component.type);
    return known ? known->name : component.id;
}

Design Catalog::withDisplayNames(Design design) const
{
    for (auto &component : design.components) {
        component.name = displayName(component);
    }
    return design;
}

const Category *Catalog::category(const QString &id) const
{
    const auto found = std::find_if(m_categories.begin(), m_categories.end(),
        [&](const Category &category) { return category.id == id; });
    return found == m_categories.end() ? nullptr : &*found;
}

const ConnectionType &Catalog::connectionType(ConnectionKind kind) const
{
    return m_connectionTypes.at(static_cast<qsizetype>(kind));
}

QList<const ComponentType *> Catalog::search(const QString &query) const
{
    const auto words = query.split(u' ', Qt::SkipEmptyParts);
    QList<std::pair<int, const ComponentType *>> found;
    for (const auto &type : m_types) {
        const int quality = words.isEmpty() ? 1 : fit(type, words);
        if (quality > 0) {
            found.append({quality, &type});
        }
    }
    std::stable_sort(
        found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    QList<const ComponentType *> types;
    for (const auto &[quality, type] : found) {
        types.append(type);
    }
    return types;
}

std::optional<Setting> Catalog::value(const Component &component, const QString &setting) const
{
    const auto *known = type(component.type);
    return effective(component.settings, known ? known->setting(setting) : nullptr, setting);
}

std::optional<double> Catalog::number(const Component &component, const QString &setting) const
{
    return asNumber(value(component, setting));
}

std::optional<double> Catalog::number(const Connection &connection, const QString &setting) const
{
    return asNumber(
        effective(connection.settings, connectionType(connection.kind).setting(setting), setting));
}

bool Catalog::hasRole(const Component &component, const QString &role) const
{
    if (role.startsWith(QLatin1String("type:"))) {
        return component.type == QStringView(role).mid(5);
    }
    const auto *known = type(component.type);
    return known && known->roles.contains(role);
}

} // namespace core
