// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

/// A table of a report as HTML: rows below a heading row.
class ReportTable {
public:
    struct Cell {
        QString html;
        bool isBad = false;
    };
    struct Column {
        QString head;
        int percent = 0; ///< of the width
        bool isNumber = false; ///< stands on the right
    };

    explicit ReportTable(const QList<Column> &columns);

    void add(const QList<Cell> &cells);
    bool isEmpty() const { return m_rows == 0; }
    QString html() const;

private:
    QString alignment(qsizetype column) const;

    QList<Column> m_columns;
    int m_rows = 0;
    QString m_html;
};

ReportTable::Cell cell(const QString &plain, bool isBad = false);
/// Smaller: how the number beside it came about.
ReportTable::Cell smallCell(const QString &plain);
