// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/estimate.h"

#include <QAbstractListModel>

/// The numbers that are printed of a component.
enum class LoadNumber { Utilisation, Rate, P50, P99, Replicas };

/// The quantity behind a number.
const core::Quantity &quantityOf(const core::ComponentEstimate &component, LoadNumber number);

/// A component's numbers and its name on the board.
struct ComponentLoad {
    core::ComponentEstimate estimate;
    QString name;

    const core::Quantity &quantity(LoadNumber number) const { return quantityOf(estimate, number); }
    QString text(LoadNumber number) const;
};

/// The components that carry something, busiest first.
class LoadModel : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void display(const core::Estimate &estimate, const QHash<core::ElementId, QString> &names);

    const ComponentLoad &load(int row) const { return m_loads.at(row); }
    /// The row of the component, or -1.
    int row(const core::ElementId &id) const;
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<ComponentLoad> m_loads;
};
