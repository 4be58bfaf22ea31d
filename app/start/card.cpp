// SPDX-License-Identifier: MIT
#include "app/start/card.h"

#include "app/look/plain_text.h"

#include <QKeyEvent>
#include <QPainter>
#include <QTextLayout>

namespace {

constexpr double radius = 8;
constexpr int padding = 12;
constexpr int pictureHeight = 112;
constexpr int purposeLines = 2;

/// Draws the text in lines that fit the width, the last one elided; where the next text may stand.
double paintWrapped(
    QPainter &painter, const QString &text, const QPointF &at, double width, int mostLines)
{
    const QFontMetricsF metrics(painter.font());
    auto y = at.y();
    auto rest = text.simplified();
    for (int line = 0; line < mostLines && !rest.isEmpty(); ++line) {
        QTextLayout layout(rest, painter.font());
        layout.beginLayout();
        auto first = layout.createLine();
        first.setLineWidth(width);
        layout.endLayout();
        const bool isLast = line == mostLines - 1;
        const auto shown = isLast ? metrics.elidedText(rest, Qt::ElideRight, width)
                                  : rest.left(first.textLength()).trimmed();
        painter.drawText(QPointF(at.x(), y + metrics.ascent()), shown);
        rest = rest.mid(first.textLength());
        y += metrics.height();
    }
    return y;
}

} // namespace

Card::Card(CardText text, const Appearance &appearance, QWidget *parent)
    : QAbstractButton(parent), m_text(std::move(text)), m_appearance(appearance)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(m_text.title);
    setAccessibleDescription(m_text.purpose);
    setToolTip(plain_text::toolTip(m_text.purpose));
}

void Card::setPicture(const QImage &picture)
{
    m_picture = picture;
    m_picture.setDevicePixelRatio(devicePixelRatioF());
    update();
}

QSize Card::pictureSize() const
{
    return {width() - 2 * padding, pictureHeight};
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBox(painter);
    paintPicture(painter);
    paintTexts(painter);
}

void Card::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        return;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        event->ignore(); // the grid knows which card is beside
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

void Card::paintBox(QPainter &painter) const
{
    const auto &theme = m_appearance.theme();
    const double line = hasFocus() ? 2 : 1;
    const auto outline = hasFocus() ? theme.accent : underMouse() ? theme.strong : theme.border;
    painter.setPen(QPen(outline, line));
    painter.setBrush(isDown() ? theme.hover : theme.raised);
    const auto inset = line / 2;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), radius, radius);
}

void Card::paintPicture(QPainter &painter) const
{
    const auto &theme = m_appearance.theme();
    const QRectF place(QPointF(padding, padding), QSizeF(pictureSize()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.canvas);
    painter.drawRoundedRect(place, radius - 3, radius - 3);
    if (!m_picture.isNull()) {
        QRectF target({}, m_picture.deviceIndependentSize());
        target.moveCenter(place.center());
        painter.setClipRect(place);
        painter.drawImage(target.topLeft(), m_picture);
        painter.setClipping(false);
    }
}

void Card::paintTexts(QPainter &painter) const
{
    const auto &theme = m_appearance.theme();
    const double room = pictureSize().width();
    QPointF at(padding, padding + pictureHeight + 10);
    painter.setFont(::font(TypeSize::Normal, QFont::DemiBold));
    painter.setPen(theme.text);
    at.setY(paintWrapped(painter, m_text.title, at, room, 1) + 3);
    painter.setFont(::font(TypeSize::Small));
    painter.setPen(theme.muted);
    paintWrapped(painter, m_text.purpose, at, room, purposeLines);
    const QFontMetricsF metrics(painter.font());
    painter.setPen(theme.faint);
    painter.drawText(QPointF(padding, height() - padding - metrics.descent()), m_text.size);
}
