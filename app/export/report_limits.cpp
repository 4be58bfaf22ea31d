// SPDX-License-Identifier: MIT
#include "app/export/report_limits.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace report_limits {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Report)
};

/// The start of the text without half a character at its end.
QString startOf(const QString &text, qsizetype length)
{
    const bool isHalved = text.at(length - 1).isHighSurrogate();
    return text.left(isHalved ? length - 1 : length);
}

void cut(QString &name)
{
    if (name.size() > nameLength) {
        name = startOf(name, nameLength) + u'\u2026';
    }
}

bool isCut(const QString &name)
{
    return name.size() >= nameLength && name.endsWith(u'\u2026');
}

QString leftOutOf(qsizetype length, qsizetype shown)
{
    return u" \u2026 "_s
        + Words::tr("[%1 more characters are left out of the report]").arg(length - shown);
}

} // namespace

core::Design withShortNames(core::Design design)
{
    cut(design.title);
    for (auto &component : design.components) {
        cut(component.name);
    }
    for (auto &connection : design.connections) {
        cut(connection.label);
    }
    return design;
}

bool hasCutNames(const core::Design &design)
{
    return isCut(design.title)
        || std::any_of(design.components.cbegin(), design.components.cend(),
            [](const core::Component &component) { return isCut(component.name); })
        || std::any_of(design.connections.cbegin(), design.connections.cend(),
            [](const core::Connection &connection) { return isCut(connection.label); });
}

QString shortened(const QString &plain, qsizetype most)
{
    if (plain.size() <= most) {
        return plain;
    }
    const auto start = startOf(plain, most);
    return start + leftOutOf(plain.size(), start.size());
}

void Section::add(const QString &html)
{
    if (m_leftOut > 0 || m_html.size() + html.size() > sectionLength) {
        ++m_leftOut;
        return;
    }
    m_html += html;
}

QString Section::leftOutHtml(const QString &words) const
{
    return m_leftOut == 0 ? QString() : u"<p>%1</p>\n"_s.arg(words.arg(m_leftOut).toHtmlEscaped());
}

} // namespace report_limits
