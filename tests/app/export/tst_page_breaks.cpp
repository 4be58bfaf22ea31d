// SPDX-License-Identifier: MIT
#include "app/export/page_breaks.h"
#include "support/registered_test.h"

#include <QAbstractTextDocumentLayout>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace {

constexpr QSizeF page(400, 300);

QString lines(int count)
{
    return u"<p>line</p>"_s.repeated(count);
}

void fill(QTextDocument &document, const QString &html)
{
    document.setDocumentMargin(0);
    document.setHtml(html);
    document.setPageSize(page);
}

int pageOf(const QTextDocument &document, const QTextBlock &block)
{
    const auto top = document.documentLayout()->blockBoundingRect(block).top();
    return static_cast<int>(std::floor((top + block.layout()->lineAt(0).y()) / page.height()));
}

QTextBlock find(const QTextDocument &document, const QString &text)
{
    for (auto block = document.begin(); block.isValid(); block = block.next()) {
        if (block.text() == text) {
            return block;
        }
    }
    return {};
}

} // namespace

class TestPageBreaks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aHeadingIsOnThePageOfWhatFollows_data()
    {
        QTest::addColumn<QString>("section");
        QTest::newRow("a paragraph") << u"<h2>Heading</h2><p>Follower</p>"_s;
        QTest::newRow("two headings") << u"<h2>Heading</h2><h3>Smaller</h3><p>Follower</p>"_s;
        QTest::newRow("a table")
            << u"<h2>Heading</h2><table><tr><th>Column</th></tr><tr><td>Follower</td></tr>"
               "<tr><td>Next</td></tr></table>"_s;
    }

    void aHeadingIsOnThePageOfWhatFollows()
    {
        QFETCH(QString, section);
        int moved = 0;
        for (int before = 1; before < 60; ++before) {
            QTextDocument document;
            fill(document, lines(before) + section + lines(3));
            const bool wasAlone = pageOf(document, find(document, u"Heading"_s))
                < pageOf(document, find(document, u"Follower"_s));
            moved += wasAlone ? 1 : 0;
            page_breaks::keepHeadings(document);
            QCOMPARE(pageOf(document, find(document, u"Heading"_s)),
                pageOf(document, find(document, u"Follower"_s)));
        }
        QVERIFY2(moved > 0, "no case was one to mend");
    }

    void headingsOfPartsAreKeptByFewLayouts()
    {
        constexpr int parts = 20;
        int most = 0;
        for (int before = 1; before < 13; ++before) {
            QTextDocument document;
            fill(document,
                (u"<h1 style=\"page-break-before: always\">Part</h1>"_s + lines(before)
                    + u"<h2>Heading</h2><p>Follower</p>"_s + lines(2))
                    .repeated(parts));
            const int pages = document.pageCount(); // all is laid out
            int changes = 0;
            connect(&document, &QTextDocument::contentsChange, this, [&changes] { ++changes; });

            page_breaks::keepHeadings(document);

            QVERIFY(document.pageCount() >= pages);
            most = std::max(most, changes);
        }
        QCOMPARE(most, 1);
    }

    void nothingElseMoves()
    {
        QTextDocument document;
        fill(document, u"<h1>Title</h1>"_s + lines(2) + u"<h2>Heading</h2>"_s + lines(2));
        const int pages = document.pageCount();
        page_breaks::keepHeadings(document);
        QCOMPARE(document.pageCount(), pages);
        QCOMPARE(document.pageCount(), 1);
    }

    void aHeadingThatEndsTheDocumentStays()
    {
        QTextDocument document;
        fill(document, lines(3) + u"<h2>Heading</h2>"_s);
        page_breaks::keepHeadings(document);
        QCOMPARE(document.pageCount(), 1);
    }
};

INFERBOARD_TEST(TestPageBreaks)
#include "tst_page_breaks.moc"
