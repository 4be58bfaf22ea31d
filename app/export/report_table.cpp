// SPDX-License-Identifier: MIT
#include "app/export/report_table.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

ReportTable::ReportTable(const QList<Column> &columns) : m_columns(columns)
{
    m_head = u"<table width=\"100%\" cellspacing=\"0\" cellpadding=\"4\">\n<tr>"_s;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        m_head += u"<th width=\"%1%\"%2>%3</th>"_s.arg(QString::number(columns.at(i).percent),
            alignment(i), columns.at(i).head.toHtmlEscaped());
    }
    m_head += u"</tr>\n"_s;
}

void ReportTable::add(const QList<Cell> &cells)
{
    QString row = u"<tr>"_s;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        row += u"<td%1%2>%3</td>"_s.arg(
            alignment(i), cells.at(i).isBad ? u" class=\"bad\""_s : QString(), cells.at(i).html);
    }
    m_rows.add(row + u"</tr>\n"_s);
    m_isEmpty = false;
}

QString ReportTable::html() const
{
    return m_head + m_rows.html() + u"</table>\n"_s
        + m_rows.leftOutHtml(
            QCoreApplication::translate("Report", "%1 more rows are left out of the report."));
}

QString ReportTable::alignment(qsizetype column) const
{
    return m_columns.at(column).isNumber ? u" align=\"right\""_s : u" align=\"left\""_s;
}

ReportTable::Cell cell(const QString &plain, bool isBad)
{
    return {report_limits::shortened(plain).toHtmlEscaped(), isBad};
}

ReportTable::Cell smallCell(const QString &plain)
{
    return {u"<span class=\"working\">%1</span>"_s.arg(
        report_limits::shortened(plain).toHtmlEscaped().replace(u'\n', u"<br/>"_s))};
}
