// SPDX-License-Identifier: MIT
#pragma once

#include "app/export/report_limits.h"

#include <QStringList>

/// A table of a report as HTML: rows below a heading row, up to the length of a section.
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
    bool isEmpty() const { return m_isEmpty; }
    QString html() const;

private:
    QString alignment(qsizetype column) const;

    QList<Column> m_columns;
    bool m_isEmpty = true;
    QString m_head;
    report_limits::Section m_rows;
};

ReportTable::Cell cell(const QString &plain, bool isBad = false);
/// Smaller: how the number beside it came about.
ReportTable::Cell smallCell(const QString &plain);
