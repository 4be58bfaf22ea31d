// SPDX-License-Identifier: MIT
#include "app/widgets/rich_text.h"

using namespace Qt::StringLiterals;

QString richText(const LinkedText &text, const Theme &theme)
{
    QString html;
    for (const auto &part : text.parts()) {
        if (!part.element.isEmpty()) {
            html += estimate_text::link(part.element, part.text, theme.accent.name());
        } else if (part.isFaint) {
            html += u"<span style=\"color:%1\">%2</span>"_s.arg(
                theme.faint.name(), part.text.toHtmlEscaped());
        } else {
            html += part.text.toHtmlEscaped();
        }
    }
    return html;
}
