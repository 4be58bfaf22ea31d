// SPDX-License-Identifier: MIT
#include "app/export/page_breaks.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>

#include <algorithm>
#include <cmath>

namespace page_breaks {

namespace {

bool isHeading(const QTextBlock &block)
{
    return block.blockFormat().headingLevel() > 0;
}

/// Where the first line of the block is, down from the top of the document.
double topOf(const QTextDocument &document, const QTextBlock &block)
{
    const auto top = document.documentLayout()->blockBoundingRect(block).top();
    const auto *lines = block.layout();
    return lines->lineCount() > 0 ? top + lines->lineAt(0).y() : top;
}

int pageOf(const QTextDocument &document, const QTextBlock &block)
{
    return static_cast<int>(std::floor(topOf(document, block) / document.pageSize().height()));
}

/// What has to be seen below a heading: of a table more than the names of its columns.
QTextBlock firstSeenOf(const QTextBlock &follower)
{
    const auto *table = QTextCursor(follower).currentTable();
    return table == nullptr
        ? follower
        : table->cellAt(std::min(1, table->rows() - 1), 0).firstCursorPosition().block();
}

void breakBefore(const QTextBlock &block)
{
    auto format = block.blockFormat();
    format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
    QTextCursor(block).setBlockFormat(format);
}

bool beginsPage(const QTextBlock &block)
{
    return block.blockFormat().pageBreakPolicy() & QTextFormat::PageBreak_AlwaysBefore;
}

/// The headings that stand alone at the foot of a page. Where each is moved, what follows is laid
/// out anew, up to a page that begins anyway: in each such part it is the first one.
QList<QTextBlock> firstLoneHeadings(const QTextDocument &document)
{
    QList<QTextBlock> lone;
    bool isPartMended = false;
    for (auto block = document.begin(); block.isValid(); block = block.next()) {
        isPartMended = isPartMended && !beginsPage(block);
        if (isPartMended || !isHeading(block)) {
            continue;
        }
        const auto first = block; // of headings that follow each other
        while (block.next().isValid() && isHeading(block.next())) {
            block = block.next();
        }
        const auto follower = block.next();
        const bool isAlone =
            follower.isValid() && pageOf(document, firstSeenOf(follower)) > pageOf(document, first);
        const bool isOnTop = !first.previous().isValid()
            || pageOf(document, first.previous()) < pageOf(document, first);
        if (isAlone && !isOnTop) {
            lone.append(first);
            isPartMended = true;
        }
    }
    return lone;
}

} // namespace

void keepHeadings(QTextDocument &document)
{
    constexpr int mostPasses = 20; // each lays the document out once
    for (int pass = 0; pass < mostPasses; ++pass) {
        const auto lone = firstLoneHeadings(document);
        if (lone.isEmpty()) {
            return;
        }
        QTextCursor edit(&document);
        edit.beginEditBlock();
        std::for_each(lone.cbegin(), lone.cend(), breakBefore);
        edit.endEditBlock();
    }
}

} // namespace page_breaks
