// SPDX-License-Identifier: MIT
#include "app/start/file_button.h"

#include "app/look/plain_text.h"

#include <QDir>
#include <QFileInfo>
#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace {

constexpr int buttonPadding = 8;
constexpr int rowHeight = 46;

/// The folder as people write it: ~ for their own.
QString folderOf(const QString &path)
{
    const auto folder = QFileInfo(path).absolutePath();
    const auto home = QDir::homePath();
    if (folder == home || folder.startsWith(home + u'/')) {
        return u'~' + folder.mid(home.size());
    }
    return QDir::toNativeSeparators(folder);
}

} // namespace

FileButton::FileButton(const QString &path, const Appearance &appearance, QWidget *parent)
    : QAbstractButton(parent), m_folder(folderOf(path)), m_appearance(appearance)
{
    setText(QFileInfo(path).completeBaseName());
    setShortcut({}); // an ampersand in it is only a letter
    setToolTip(plain_text::toolTip(QDir::toNativeSeparators(path)));
    setAccessibleName(text());
    setAccessibleDescription(m_folder);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize FileButton::sizeHint() const
{
    return {120, rowHeight};
}

void FileButton::paintEvent(QPaintEvent *)
{
    const auto &theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(theme.accent, 1) : QPen(Qt::NoPen));
        painter.setBrush(theme.hover);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }
    const auto line = [&](const QFont &face, const QColor &colour, const QString &text,
                          Qt::TextElideMode elide, double top) {
        const QFontMetricsF metrics(face);
        painter.setFont(face);
        painter.setPen(colour);
        painter.drawText(QPointF(buttonPadding, top + metrics.ascent()),
            metrics.elidedText(text, elide, width() - 2 * buttonPadding));
    };
    line(::font(TypeSize::Normal), isEnabled() ? theme.text : theme.faint, text(), Qt::ElideRight,
        6);
    const auto folder = isEnabled() ? m_folder : tr("Missing: %1").arg(m_folder);
    line(::font(TypeSize::Small), isEnabled() ? theme.muted : theme.faint, folder, Qt::ElideMiddle,
        24);
}

void FileButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}
