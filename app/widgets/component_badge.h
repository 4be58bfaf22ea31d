// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/catalog.h"

#include <QWidget>

class Appearance;
struct Theme;

/// Paints the icon of a component type in a rounded square of its category's tint.
void paintBadge(QPainter &painter, const QRectF &square, const core::Catalog &catalog,
    const core::ComponentType *type, const Theme &theme);

/// The same as a widget.
class ComponentBadge : public QWidget {
    Q_OBJECT

public:
    ComponentBadge(const core::Catalog &catalog, const QString &typeId, int size,
        Appearance &appearance, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const core::Catalog &m_catalog;
    const QString m_typeId;
    Appearance &m_appearance;
};
