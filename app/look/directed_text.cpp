// SPDX-License-Identifier: MIT
#include "app/look/directed_text.h"

#include <QPaintEngine>
#include <QPainter>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace directed_text {

namespace {

/// Stands for a line in the SVG that Qt writes, with its direction and its UTF-8 as hex digits: a
/// word in Latin letters, so that Qt keeps it in one piece.
const QString mark = u"directed"_s;

/// What Qt would take apart: runs of different directions, and signs of several characters.
bool isCutUp(QChar character)
{
    constexpr char16_t joiner = 0x200D;
    const auto category = character.category();
    return character.isSurrogate() || character == joiner || category == QChar::Mark_NonSpacing
        || category == QChar::Mark_Enclosing;
}

/// Whether a line is more than one simple run from left to right.
bool isDirected(const QString &line)
{
    return std::any_of(line.begin(), line.end(), [](QChar character) {
        switch (character.direction()) {
        case QChar::DirR:
        case QChar::DirAL:
        case QChar::DirAN:
        case QChar::DirLRE:
        case QChar::DirLRO:
        case QChar::DirRLE:
        case QChar::DirRLO:
        case QChar::DirPDF:
        case QChar::DirLRI:
        case QChar::DirRLI:
        case QChar::DirFSI:
        case QChar::DirPDI:
            return true;
        default:
            return isCutUp(character);
        }
    });
}

QString marked(const QString &line, Qt::LayoutDirection direction)
{
    return mark + (direction == Qt::RightToLeft ? u'r' : u'l')
        + QString::fromLatin1(line.toUtf8().toHex());
}

} // namespace

Qt::LayoutDirection directionOf(const QString &paragraph)
{
    return paragraph.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight;
}

void draw(
    QPainter &painter, const QPointF &left, const QString &line, Qt::LayoutDirection direction)
{
    const auto *engine = painter.paintEngine();
    const bool isSvg = engine && engine->type() == QPaintEngine::SVG;
    // A line that happens to look like a mark is written as one, so that it comes back as it was.
    if (isSvg && (direction == Qt::RightToLeft || isDirected(line) || line.contains(mark))) {
        painter.drawText(left, marked(line, direction));
        return;
    }
    const auto before = painter.layoutDirection();
    painter.setLayoutDirection(direction);
    painter.drawText(left, line);
    painter.setLayoutDirection(before);
}

void draw(QPainter &painter, const QPointF &left, const QString &line)
{
    draw(painter, left, line, directionOf(line));
}

QString resolved(const QString &svg)
{
    static const QRegularExpression text(
        u"<text ([^>]*)>\\s*"_s + mark + u"([rl])([0-9a-f]*)\\s*</text>"_s);
    QString result;
    qsizetype done = 0;
    for (auto matches = text.globalMatch(svg); matches.hasNext();) {
        const auto match = matches.next();
        const bool isRightToLeft = match.captured(2) == u"r";
        const auto line = QString::fromUtf8(QByteArray::fromHex(match.captured(3).toLatin1()));
        result += QStringView(svg).mid(done, match.capturedStart() - done);
        // From right to left a text ends at its left, and there it was placed.
        result += u"<text "_s + match.captured(1) + u" unicode-bidi=\"embed\" "_s
            + (isRightToLeft ? u"direction=\"rtl\" text-anchor=\"end\">"_s
                             : u"direction=\"ltr\">"_s)
            + line.toHtmlEscaped() + u"</text>"_s;
        done = match.capturedEnd();
    }
    return result += QStringView(svg).mid(done);
}

} // namespace directed_text
