// SPDX-License-Identifier: MIT
#include "app/export/svg_text.h"

#include "app/look/directed_text.h"
#include "app/look/theme.h"
#include "core/base/clean_text.h"

#include <QFontInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

/// The family that was really used comes first: the lines were measured and broken with it.
QString familyList()
{
    const auto face = font(TypeSize::Normal);
    auto families = QStringList(QFontInfo(face).family()) + face.families();
    families.removeDuplicates();
    for (auto &family : families) {
        family = family.contains(u' ') ? u'\'' + family + u'\'' : family;
    }
    return families.join(u", "_s) + u", sans-serif"_s;
}

/// The text without characters that XML forbids, the others escaped.
QString escaped(const QString &text)
{
    return core::cleanLine(text).simplified().toHtmlEscaped();
}

} // namespace

QByteArray portableSvg(const QByteArray &generated, const QString &title, const QSizeF &pixels)
{
    // Qt 6.4 writes millimetres, of the families the first alone, and a title as it is.
    static const QRegularExpression size(u"<svg width=\"[^\"]*\" height=\"[^\"]*\""_s);
    static const QRegularExpression family(u"font-family=\"[^\"]*\""_s);
    const auto unnamed = u"<title>Qt SVG Document</title>\n<desc>Generated with Qt</desc>"_s;
    const auto name = title.isEmpty() ? u"Inferboard"_s : title;
    // Whatever was drawn: one character that XML forbids, and no program opens the picture.
    auto svg = core::cleanMarkup(directed_text::resolved(QString::fromUtf8(generated)));
    svg.replace(
        size, u"<svg width=\"%1\" height=\"%2\""_s.arg(pixels.width()).arg(pixels.height()));
    svg.replace(unnamed, u"<title>"_s + escaped(name) + u"</title>"_s);
    svg.replace(family, u"font-family=\""_s + familyList() + u'"');
    return svg.toUtf8();
}
