// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"

#include <QAbstractListModel>

/// The MIME type of a component type that is dragged onto the board; the data is its id.
inline constexpr auto componentTypeMime = "application/vnd.inferboard.component-type";

/// One row of the palette: a component type, or without one the header of a category.
struct PaletteRow {
    const core::Category *category = nullptr;
    const core::ComponentType *type = nullptr;
};

/// The rows of the palette: all types below the headers of their categories, or what was found.
class PaletteModel : public QAbstractListModel {
    Q_OBJECT

public:
    explicit PaletteModel(const core::Catalog &catalog, QObject *parent = nullptr);

    const core::Catalog &catalog() const { return m_catalog; }
    const PaletteRow &row(const QModelIndex &index) const { return m_rows.at(index.row()); }
    bool isSearching() const { return !m_query.isEmpty(); }
    bool isCollapsed(const core::Category &category) const;

    /// Shows what fits, best first; with an empty query, the categories.
    void search(const QString &query);
    /// Hides or shows the types of the category.
    void toggle(const core::Category &category);
    /// The header of the category, or nothing while searching.
    QModelIndex header(const core::Category &category) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;

private:
    void fill();

    const core::Catalog &m_catalog;
    QList<PaletteRow> m_rows;
    QSet<QString> m_collapsed;
    QString m_query;
};
