// SPDX-License-Identifier: MIT
#include "app/panels/palette/palette_model.h"

#include "app/look/plain_text.h"
#include "app/widgets/labels_and_buttons.h"

#include <QMimeData>

#include <algorithm>

using namespace Qt::StringLiterals;

PaletteModel::PaletteModel(const core::Catalog &catalog, QObject *parent)
    : QAbstractListModel(parent), m_catalog(catalog)
{
    fill();
}

bool PaletteModel::isCollapsed(const core::Category &category) const
{
    return m_collapsed.contains(category.id);
}

void PaletteModel::search(const QString &query)
{
    const auto simple = query.simplified();
    if (simple == m_query) {
        return;
    }
    m_query = simple;
    fill();
}

void PaletteModel::toggle(const core::Category &category)
{
    if (!m_collapsed.remove(category.id)) {
        m_collapsed.insert(category.id);
    }
    fill();
}

QModelIndex PaletteModel::header(const core::Category &category) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
        [&](const PaletteRow &row) { return !row.type && row.category == &category; });
    return found == m_rows.end() ? QModelIndex() : index(static_cast<int>(found - m_rows.begin()));
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const auto &[category, type] = row(index);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return type ? type->name : category->name;
    case Qt::AccessibleDescriptionRole:
        return type ? type->purpose : QString();
    case Qt::ToolTipRole:
        return type ? plain_text::toolTip(type->name + u".\n"_s + type->purpose) : QVariant();
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    const Qt::ItemFlags usable = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return row(index).type ? usable | Qt::ItemIsDragEnabled : usable;
}

QStringList PaletteModel::mimeTypes() const
{
    return {QString::fromLatin1(componentTypeMime)};
}

QMimeData *PaletteModel::mimeData(const QModelIndexList &indexes) const
{
    const auto *type = indexes.isEmpty() ? nullptr : row(indexes.first()).type;
    if (!type) {
        return nullptr;
    }
    auto *data = new QMimeData;
    data->setData(mimeTypes().first(), type->id.toUtf8());
    return data;
}

void PaletteModel::fill()
{
    beginResetModel();
    m_rows.clear();
    if (isSearching()) {
        for (const auto *type : m_catalog.search(m_query)) {
            m_rows.append({m_catalog.category(type->category), type});
        }
        endResetModel();
        return;
    }
    const core::Category *current = nullptr;
    for (const auto &type : m_catalog.types()) {
        const auto *category = m_catalog.category(type.category);
        if (category != current) {
            m_rows.append({category, nullptr});
            current = category;
        }
        if (!isCollapsed(*category)) {
            m_rows.append({category, &type});
        }
    }
    endResetModel();
}
