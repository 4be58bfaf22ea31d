// SPDX-License-Identifier: MIT
#include "app/widgets/component_badge.h"

#include "app/look/appearance.h"
#include "app/look/icons.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace {

constexpr double iconShare = 0.68;
constexpr double cornerShare = 0.24;

} // namespace

void paintBadge(QPainter &painter, const QRectF &square, const core::Catalog &catalog,
    const core::ComponentType *type, const Theme &theme)
{
    const auto *category = type ? catalog.category(type->category) : nullptr;
    const auto hue = theme.hue(category ? category->hue : QString());
    const double corner = square.width() * cornerShare;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(hue.tint);
    painter.drawRoundedRect(square, corner, corner);
    const int size = qRound(square.width() * iconShare);
    const double inset = (square.width() - size) / 2;
    painter.drawPixmap(square.topLeft() + QPointF(inset, inset),
        icons::componentPixmap(type ? type->icon : u"unknown"_s, size, hue.ink,
            painter.device()->devicePixelRatioF()));
    painter.restore();
}

ComponentBadge::ComponentBadge(const core::Catalog &catalog, const QString &typeId, int size,
    Appearance &appearance, QWidget *parent)
    : QWidget(parent), m_catalog(catalog), m_typeId(typeId), m_appearance(appearance)
{
    setFixedSize(size, size);
    connect(&appearance, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

void ComponentBadge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBadge(painter, rect(), m_catalog, m_catalog.type(m_typeId), m_appearance.theme());
}
