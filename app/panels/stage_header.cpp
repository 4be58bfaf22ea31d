// SPDX-License-Identifier: MIT
#include "app/panels/stage_header.h"

#include "app/panels/glyphs.h"

#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace {

constexpr int lineHeight = 32;
constexpr int inset = 8; ///< of the highlight from the panel's edge
constexpr int chevronSize = 12;
constexpr int ringSize = 14;
constexpr int gap = 6;
constexpr int numberWidth = 18;

} // namespace

StageHeader::StageHeader(const Appearance &appearance, QWidget *parent)
    : QAbstractButton(parent), m_appearance(appearance)
{
    setCheckable(true);
    setChecked(true);
    setFont(::font(TypeSize::Normal, QFont::DemiBold));
    setAttribute(Qt::WA_Hover);
}

void StageHeader::display(const Content &content)
{
    if (content == m_content) {
        return;
    }
    m_content = content;
    setText(content.name);
    setAccessibleName(content.name);
    setAccessibleDescription(content.isDone() ? tr("done") : progressText());
    update();
}

QString StageHeader::progressText() const
{
    if (m_content.total == 0) {
        return {};
    }
    return tr("%1 of %2").arg(m_content.done).arg(m_content.total);
}

QSize StageHeader::sizeHint() const
{
    return {200, lineHeight};
}

QRect StageHeader::paintProgress(QPainter &painter, const QRect &line) const
{
    const auto &theme = m_appearance.theme();
    const QRect mark(
        line.right() - ringSize + 1, line.center().y() - ringSize / 2 + 1, ringSize, ringSize);
    if (m_content.isDone()) {
        painter.drawPixmap(
            mark.topLeft(), glyphs::action(u"done"_s, ringSize, theme.good, devicePixelRatioF()));
    } else if (m_content.total > 0) {
        glyphs::paintRing(painter, mark, double(m_content.done) / m_content.total, theme);
    }
    const auto words = m_content.total > 0 ? progressText() : QString::number(m_content.findings);
    painter.setFont(::font(TypeSize::Small));
    painter.setPen(theme.muted);
    const int width = painter.fontMetrics().horizontalAdvance(words);
    const int right = m_content.total > 0 ? mark.left() - gap : line.right() + 1;
    painter.drawText(QRect(right - width, line.top(), width, line.height()),
        Qt::AlignRight | Qt::AlignVCenter, words);
    return line.adjusted(0, 0, right - width - gap - line.right(), 0);
}

void StageHeader::paintEvent(QPaintEvent *)
{
    const auto &theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF shape = QRectF(rect()).adjusted(inset, 1, -inset, -1);
    if (underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.hover);
        painter.drawRoundedRect(shape, 6, 6);
    }
    if (hasFocus()) {
        glyphs::paintFocus(painter, shape, theme);
    }
    auto line = paintProgress(painter, rect().adjusted(inset + gap, 0, -inset - gap, 0));
    if (m_content.isFoldable()) {
        const auto name = isChecked() ? u"chevron-down"_s : u"chevron-right"_s;
        painter.drawPixmap(line.left(), line.center().y() - chevronSize / 2 + 1,
            glyphs::action(name, chevronSize, theme.muted, devicePixelRatioF()));
    }
    line.setLeft(line.left() + chevronSize + gap);
    painter.setFont(font());
    if (!m_content.number.isEmpty()) {
        painter.setPen(theme.faint);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, m_content.number);
        line.setLeft(line.left() + numberWidth);
    }
    painter.setPen(m_content.isDone() ? theme.muted : theme.text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(m_content.name, Qt::ElideRight, line.width()));
}

void StageHeader::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        return;
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (isChecked() == (event->key() == Qt::Key_Left)) {
            click();
        }
        return;
    case Qt::Key_Up:
    case Qt::Key_Down:
        // The list walks through headers and rows alike.
        event->ignore();
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}
