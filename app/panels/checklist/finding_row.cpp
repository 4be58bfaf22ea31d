// SPDX-License-Identifier: MIT
#include "app/panels/checklist/finding_row.h"

#include "app/widgets/glyphs.h"
#include "app/widgets/labels_and_buttons.h"
#include "app/wording/severity_title.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace {

constexpr int iconLeft = 15;
constexpr int iconSize = 15;
constexpr int textLeft = 38;
constexpr int textRight = 14;
constexpr int verticalPadding = 7;
constexpr int reasonGap = 2;
constexpr int detailsGap = 6;
constexpr int openMarkSize = 9;

} // namespace

FindingRow::FindingRow(
    const Appearance &appearance, const core::Finding &finding, Emphasis emphasis, QWidget *parent)
    : QWidget(parent), m_appearance(appearance), m_finding(finding), m_emphasis(emphasis)
{
    setFocusPolicy(Qt::ClickFocus);
    setAttribute(Qt::WA_Hover);
    fillHeadline();
    connect(&appearance, &Appearance::changed, this, &FindingRow::renewDetails);
}

void FindingRow::display(const core::Finding &finding, Emphasis emphasis)
{
    if (finding == m_finding && emphasis == m_emphasis) {
        return;
    }
    m_finding = finding;
    m_emphasis = emphasis;
    fillHeadline();
    renewDetails();
    update();
}

void FindingRow::fillHeadline()
{
    auto textFont = ::font(TypeSize::Normal);
    textFont.setStrikeOut(m_finding.isDismissed());
    m_text.set(m_finding.text, textFont);
    if (m_finding.isDismissed()) {
        m_reason.set(tr("Dismissed: %1").arg(m_finding.dismissedBecause), ::font(TypeSize::Small));
    }
    const auto kind =
        m_emphasis == Emphasis::OpenItem ? tr("Still open") : severityTitle(m_finding.severity);
    setAccessibleName(u"%1: %2"_s.arg(kind, m_finding.text));
    setAccessibleDescription(m_finding.dismissedBecause);
}

int FindingRow::headlineHeight(int width) const
{
    const int room = width - textLeft - textRight;
    double height = m_text.height(room);
    if (m_finding.isDismissed()) {
        height += reasonGap + m_reason.height(room);
    }
    return static_cast<int>(std::ceil(height));
}

int FindingRow::heightForWidth(int width) const
{
    int height = verticalPadding + headlineHeight(width) + verticalPadding;
    if (isExpanded()) {
        height += detailsGap + m_details->heightForWidth(width - textLeft - textRight);
    }
    return height;
}

void FindingRow::placeDetails()
{
    if (isExpanded() && width() > textLeft + textRight) {
        const int room = width() - textLeft - textRight;
        const int top = verticalPadding + headlineHeight(width()) + detailsGap;
        m_details->setGeometry(textLeft, top, room, m_details->heightForWidth(room));
    }
}

void FindingRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeDetails();
}

void FindingRow::expand()
{
    if (isExpanded()) {
        return;
    }
    m_details = new FindingDetails(m_appearance, m_finding, m_level, this);
    connect(m_details, &FindingDetails::acted, this, &FindingRow::acted);
    connect(m_details, &FindingDetails::levelChosen, this, &FindingRow::levelChosen);
    connect(m_details, &FindingDetails::resized, this, &FindingRow::resized);
    m_details->followInTabOrder(this);
    placeDetails();
    m_details->show();
    update();
}

void FindingRow::collapse()
{
    if (!isExpanded()) {
        return;
    }
    if (m_details->isAncestorOf(QApplication::focusWidget())) {
        setFocus();
    }
    // Whoever asked may be inside: it goes after its event.
    m_details->hide();
    m_details->deleteLater();
    m_details = nullptr;
    update();
}

void FindingRow::renewDetails()
{
    if (!isExpanded()) {
        return;
    }
    collapse();
    expand();
}

void FindingRow::setLevel(QuestionLevel level)
{
    m_level = level;
    if (isExpanded()) {
        m_details->setLevel(level);
    }
}

void FindingRow::setRefusal(const QString &reason)
{
    if (isExpanded()) {
        m_details->setRefusal(reason);
    }
}

void FindingRow::setMarked(bool isMarked)
{
    if (isMarked != m_isMarked) {
        m_isMarked = isMarked;
        update();
    }
}

void FindingRow::paintEvent(QPaintEvent *)
{
    const auto &theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto shape = QRectF(rect()).adjusted(labels_and_buttons::highlightInset + 0.5, 1.5,
        -labels_and_buttons::highlightInset - 0.5, -1.5);
    if (isExpanded() || underMouse()) {
        painter.setPen(isExpanded() ? QPen(theme.border) : QPen(Qt::NoPen));
        painter.setBrush(isExpanded() ? theme.raised : theme.hover);
        painter.drawRoundedRect(shape, 6, 6);
    }
    if (m_isMarked) {
        painter.fillRect(QRectF(3, 4, 2, height() - 8), theme.accent);
    }
    if (hasFocus()) {
        glyphs::paintFocus(painter, shape, theme);
    }
    paintHeadline(painter);
}

void FindingRow::paintHeadline(QPainter &painter) const
{
    const auto &theme = m_appearance.theme();
    const auto height = m_text.height(width() - textLeft - textRight);
    const QPointF place(textLeft, verticalPadding);
    const bool isOpenItem = m_emphasis == Emphasis::OpenItem;
    m_text.paint(painter, place,
        m_finding.isDismissed() ? theme.faint
            : isOpenItem        ? theme.muted
                                : theme.text);
    if (m_finding.isDismissed()) {
        headlineHeight(width());
        m_reason.paint(painter, place + QPointF(0, height + reasonGap), theme.muted);
    }
    paintMark(painter);
}

void FindingRow::paintMark(QPainter &painter) const
{
    const auto &theme = m_appearance.theme();
    if (m_emphasis == Emphasis::OpenItem) {
        painter.setPen(QPen(theme.faint, 1.2));
        painter.setBrush(Qt::NoBrush);
        const double inner = (iconSize - openMarkSize) / 2.0;
        painter.drawEllipse(
            QRectF(iconLeft + inner, verticalPadding + 1 + inner, openMarkSize, openMarkSize));
        return;
    }
    const auto ink = m_finding.isDismissed() ? theme.faint : theme.severity(m_finding.severity);
    painter.drawPixmap(iconLeft, verticalPadding + 1,
        glyphs::action(core::severityWord(m_finding.severity), iconSize, ink, devicePixelRatioF()));
}

bool FindingRow::event(QEvent *event)
{
    // In a focused row the question mark asks about its finding, not for the sheet of shortcuts.
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Question) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void FindingRow::mousePressEvent(QMouseEvent *event)
{
    event->accept();
}

void FindingRow::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint())) {
        Q_EMIT activated();
    }
}

void FindingRow::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (!labels_and_buttons::pressFocused(this)) {
            Q_EMIT activated();
        }
        return;
    case Qt::Key_Question:
        Q_EMIT acted({FindingAction::What::Explain});
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}
