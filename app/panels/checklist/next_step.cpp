// SPDX-License-Identifier: MIT
#include "app/panels/checklist/next_step.h"

#include "app/look/plain_text.h"
#include "app/widgets/glyphs.h"
#include "app/widgets/labels_and_buttons.h"

#include <QKeyEvent>
#include <QPainter>
#include <QTextLayout>

using namespace Qt::StringLiterals;

namespace {

constexpr int padding = 10;
constexpr int chevronSize = 16;
constexpr int gap = 8;
constexpr int lines = 2; ///< of the text; the rest is elided

/// Draws at most so many lines of the text, the last one elided.
void paintLines(QPainter &painter, const QRect &place, const QString &text)
{
    const auto metrics = painter.fontMetrics();
    QTextLayout layout(text, painter.font());
    layout.beginLayout();
    int y = place.top() + metrics.ascent();
    for (int number = 1; number <= lines; ++number) {
        auto line = layout.createLine();
        if (!line.isValid()) {
            break;
        }
        line.setLineWidth(place.width());
        const auto shown = number == lines
            ? metrics.elidedText(text.mid(line.textStart()), Qt::ElideRight, place.width())
            : text.mid(line.textStart(), line.textLength());
        painter.drawText(place.left(), y, shown);
        y += metrics.lineSpacing();
    }
    layout.endLayout();
}

} // namespace

NextStep::NextStep(const Appearance &appearance, QWidget *parent)
    : QAbstractButton(parent), m_appearance(appearance)
{
    setObjectName(u"nextStep"_s);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void NextStep::display(const core::Finding *finding)
{
    m_key = finding ? finding->key : QString();
    const auto text = !finding       ? QString()
        : finding->fix.say.isEmpty() ? finding->text
                                     : finding->fix.say;
    setText(text);
    setShortcut({}); // an ampersand in it is only a letter
    setToolTip(plain_text::toolTip(finding ? finding->text : QString()));
    setAccessibleName(tr("Next best step: %1").arg(text));
    setVisible(finding != nullptr);
    update();
}

QSize NextStep::sizeHint() const
{
    const int caption = QFontMetrics(::font(TypeSize::Small)).height();
    return {200, padding + caption + lines * fontMetrics().lineSpacing() + padding};
}

void NextStep::paintEvent(QPaintEvent *)
{
    const auto &theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto shape = QRectF(rect()).adjusted(labels_and_buttons::highlightInset + 0.5, 3.5,
        -labels_and_buttons::highlightInset - 0.5, -3.5);
    painter.setPen(hasFocus() ? theme.accent : theme.border);
    painter.setBrush(underMouse() ? theme.hover : theme.raised);
    painter.drawRoundedRect(shape, 6, 6);
    const int left = labels_and_buttons::highlightInset + padding;
    const int right = width() - labels_and_buttons::highlightInset - padding;
    painter.drawPixmap(right - chevronSize, (height() - chevronSize) / 2,
        glyphs::action(u"chevron-right"_s, chevronSize, theme.muted, devicePixelRatioF()));
    painter.setFont(::font(TypeSize::Small));
    painter.setPen(theme.muted);
    const auto caption = painter.fontMetrics();
    painter.drawText(left, padding + caption.ascent() - 2, tr("Next best step"));
    painter.setFont(font());
    painter.setPen(theme.text);
    paintLines(painter,
        QRect(left, padding + caption.height() - 2, right - chevronSize - gap - left, height()),
        text());
}

void NextStep::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}
