// SPDX-License-Identifier: MIT
#include "app/panels/checklist/stage_header.h"

#include "app/widgets/glyphs.h"
#include "app/widgets/labels_and_buttons.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr int lineHeight = 32;
constexpr int stageChevronSize = 12;
constexpr int ringSize = 14;
constexpr int stageGap = 6;
constexpr int numberWidth = 18;
constexpr int markWidth = 20;
constexpr int dotSize = 6;

} // namespace

StageHeader::StageHeader(const Appearance &appearance, QWidget *parent)
    : QAbstractButton(parent), m_appearance(appearance), m_mark(new QCheckBox(this))
{
    setCheckable(true);
    setChecked(true);
    setFont(::font(TypeSize::Normal, QFont::DemiBold));
    setAttribute(Qt::WA_Hover);
    m_mark->setObjectName(u"stepDone"_s);
    m_mark->setToolTip(tr("Mark this step as done. What is missing in it counts from then on."));
    connect(m_mark, &QCheckBox::clicked, this, &StageHeader::markRequested);
}

void StageHeader::display(const Content &content)
{
    if (content == m_content) {
        return;
    }
    m_content = content;
    setText(content.name);
    setShortcut({}); // an ampersand in it is only a letter
    m_mark->setVisible(content.isMarkable);
    m_mark->setChecked(content.isMarked);
    m_mark->setAccessibleName(tr("%1 is done").arg(content.name));
    setAccessibleName(content.name);
    const auto progress = content.isDone() ? tr("done") : progressText();
    setAccessibleDescription(
        content.score ? tr("score %1, %2").arg(*content.score).arg(progress) : progress);
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

void StageHeader::resizeEvent(QResizeEvent *event)
{
    QAbstractButton::resizeEvent(event);
    const auto size = m_mark->sizeHint();
    m_mark->setGeometry(
        width() - labels_and_buttons::highlightInset - stageGap - markWidth + stageGap,
        (height() - size.height()) / 2, markWidth, size.height());
}

QRect StageHeader::paintWords(QPainter &painter, const QRect &line, const QString &words) const
{
    painter.setFont(::font(TypeSize::Small));
    painter.setPen(m_appearance.theme().muted);
    const int width = painter.fontMetrics().horizontalAdvance(words);
    painter.drawText(QRect(line.right() + 1 - width, line.top(), width, line.height()),
        Qt::AlignRight | Qt::AlignVCenter, words);
    return line.adjusted(0, 0, -width - stageGap, 0);
}

QRect StageHeader::paintProgress(QPainter &painter, const QRect &line) const
{
    if (m_content.total == 0) {
        return line;
    }
    const QRect mark(
        line.right() - ringSize + 1, line.center().y() - ringSize / 2 + 1, ringSize, ringSize);
    const double done = m_content.score.value_or(m_content.done);
    const double total = m_content.score ? std::max(1.0, m_content.bestScore) : m_content.total;
    glyphs::paintRing(painter, mark, done / total, m_appearance.theme());
    return paintWords(
        painter, line.adjusted(0, 0, -ringSize - stageGap, 0), u"%1/%2"_s.arg(done).arg(total));
}

QRect StageHeader::paintCount(QPainter &painter, const QRect &line) const
{
    if (m_content.findings == 0) {
        return line;
    }
    const auto left = paintWords(painter, line, QString::number(m_content.findings));
    if (!m_content.worst) {
        return left;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_appearance.theme().severity(*m_content.worst));
    painter.drawEllipse(QRectF(left.right() + 1 - dotSize + stageGap / 2.0,
        left.center().y() - dotSize / 2 + 1, dotSize, dotSize));
    return left.adjusted(0, 0, -dotSize - stageGap, 0);
}

void StageHeader::paintEvent(QPaintEvent *)
{
    const auto &theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF shape = QRectF(rect()).adjusted(
        labels_and_buttons::highlightInset, 1, -labels_and_buttons::highlightInset, -1);
    if (underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.hover);
        painter.drawRoundedRect(shape, 6, 6);
    }
    if (hasFocus()) {
        glyphs::paintFocus(painter, shape, theme);
    }
    const int right =
        labels_and_buttons::highlightInset + stageGap + (m_content.isMarkable ? markWidth : 0);
    auto line = paintCount(painter,
        paintProgress(
            painter, rect().adjusted(labels_and_buttons::highlightInset + stageGap, 0, -right, 0)));
    if (m_content.isFoldable()) {
        const auto name = isChecked() ? u"chevron-down"_s : u"chevron-right"_s;
        painter.drawPixmap(line.left(), line.center().y() - stageChevronSize / 2 + 1,
            glyphs::action(name, stageChevronSize, theme.muted, devicePixelRatioF()));
    }
    line.setLeft(line.left() + stageChevronSize + stageGap);
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
