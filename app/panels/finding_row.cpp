// SPDX-License-Identifier: MIT
#include "app/panels/finding_row.h"

#include "app/panels/glyphs.h"

#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace {

constexpr int inset = 8; ///< of the highlight from the panel's edge
constexpr int iconLeft = 15;
constexpr int iconSize = 15;
constexpr int textLeft = 38;
constexpr int textRight = 14;
constexpr int verticalPadding = 7;
constexpr int reasonGap = 2;
constexpr int detailsGap = 6;
constexpr int quoteIndent = 10;

QLabel *wrapping(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QString severityTitle(core::Severity severity)
{
    switch (severity) {
    case core::Severity::Error:
        return FindingRow::tr("Error");
    case core::Severity::Warning:
        return FindingRow::tr("Warning");
    case core::Severity::Hint:
        break;
    }
    return FindingRow::tr("Hint");
}

bool isActionable(const core::Fix &fix)
{
    return !fix.field.isEmpty() || !fix.setting.isEmpty() || !fix.add.isEmpty();
}

} // namespace

FindingRow::FindingRow(const Appearance &appearance, const core::Finding &finding, QWidget *parent)
    : QWidget(parent), m_appearance(appearance), m_finding(finding)
{
    setFocusPolicy(Qt::ClickFocus);
    setAttribute(Qt::WA_Hover);
    fillHeadline();
    connect(&appearance, &Appearance::changed, this, &FindingRow::renewDetails);
}

void FindingRow::display(const core::Finding &finding)
{
    if (finding == m_finding) {
        return;
    }
    m_finding = finding;
    fillHeadline();
    renewDetails();
    update();
}

void FindingRow::fillHeadline()
{
    auto textFont = ::font(TypeSize::Normal);
    textFont.setStrikeOut(m_finding.isWaived());
    m_text.set(m_finding.text, textFont);
    if (m_finding.isWaived()) {
        m_reason.set(tr("Waived: %1").arg(m_finding.waivedBecause), ::font(TypeSize::Small));
    }
    setAccessibleName(u"%1: %2"_s.arg(severityTitle(m_finding.severity), m_finding.text));
    setAccessibleDescription(m_finding.waivedBecause);
}

int FindingRow::headlineHeight(int width) const
{
    const int room = width - textLeft - textRight;
    double height = m_text.height(room);
    if (m_finding.isWaived()) {
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
    m_details = new QWidget(this);
    m_details->setObjectName(u"details"_s);
    fillDetails();
    placeDetails();
    m_details->show();
    update();
}

void FindingRow::collapse()
{
    if (!isExpanded()) {
        return;
    }
    // Whoever asked may be inside: it goes after its event.
    m_details->hide();
    m_details->deleteLater();
    m_details = nullptr;
    m_question = nullptr;
    update();
}

void FindingRow::renewDetails()
{
    if (!isExpanded()) {
        return;
    }
    const auto *inside = m_details->focusWidget();
    const bool hadFocus = inside != nullptr && inside->hasFocus();
    collapse();
    expand();
    if (hadFocus) {
        setFocus();
    }
}

void FindingRow::fillDetails()
{
    auto *column = new QVBoxLayout(m_details);
    column->setContentsMargins(0, 0, 0, 2);
    column->setSpacing(8);
    if (!m_finding.why.isEmpty()) {
        addDetail(column, m_finding.why, "muted")->setObjectName(u"why"_s);
    }
    addQuestion(column);
    addFix(column);
    if (!m_finding.source.isEmpty()) {
        auto *source = addDetail(column, tr("Source: %1").arg(m_finding.source), "faint");
        source->setFont(::font(TypeSize::Small));
    }
}

QLabel *FindingRow::addDetail(QVBoxLayout *column, const QString &text, const char *role)
{
    auto *label = wrapping(m_details);
    label->setText(text);
    label->setProperty("role", QLatin1StringView(role));
    column->addWidget(label);
    return label;
}

void FindingRow::addQuestion(QVBoxLayout *column)
{
    if (m_finding.questions.senior.isEmpty()) {
        return;
    }
    m_question =
        addDetail(column, tr("Interviewer: %1").arg(m_finding.questions.senior), "question");
    m_question->setObjectName(u"question"_s);
    auto italic = ::font(TypeSize::Normal);
    italic.setItalic(true);
    m_question->setFont(italic);
    m_question->setIndent(quoteIndent);
}

void FindingRow::addFix(QVBoxLayout *column)
{
    const auto &fix = m_finding.fix;
    if (fix.say.isEmpty()) {
        return;
    }
    auto *label = addDetail(column, fix.say, "fix");
    label->setObjectName(u"fix"_s);
    if (!isActionable(fix)) {
        return;
    }
    // A label rather than a button: the sentence may need two lines.
    label->setTextFormat(Qt::RichText);
    label->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    label->setText(u"<a href=\"fix\" style=\"color:%1; text-decoration:none\">%2</a>"_s.arg(
        m_appearance.theme().accent.name(), fix.say.toHtmlEscaped()));
    connect(label, &QLabel::linkActivated, this, &FindingRow::fixRequested);
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
    const auto shape = QRectF(rect()).adjusted(inset + 0.5, 1.5, -inset - 0.5, -1.5);
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
    if (m_question != nullptr) {
        const QRect quote(m_question->mapTo(this, QPoint()), m_question->size());
        painter.fillRect(QRect(quote.left(), quote.top(), 2, quote.height()), theme.strong);
    }
}

void FindingRow::paintHeadline(QPainter &painter) const
{
    const auto &theme = m_appearance.theme();
    const auto height = m_text.height(width() - textLeft - textRight);
    const QPointF place(textLeft, verticalPadding);
    m_text.paint(painter, place, m_finding.isWaived() ? theme.faint : theme.text);
    if (m_finding.isWaived()) {
        headlineHeight(width());
        m_reason.paint(painter, place + QPointF(0, height + reasonGap), theme.muted);
    }
    const auto ink = m_finding.isWaived() ? theme.faint : theme.severity(m_finding.severity);
    painter.drawPixmap(iconLeft, verticalPadding + 1,
        glyphs::action(core::severityWord(m_finding.severity), iconSize, ink, devicePixelRatioF()));
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
        Q_EMIT activated();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}
