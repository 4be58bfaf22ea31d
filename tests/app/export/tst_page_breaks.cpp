// SPDX-License-Identifier: MIT
#include "app/export/page_breaks.h"
#include "support/registered_test.h"

#include <QAbstractTextDocumentLayout>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>

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
        constexpr int parts = 40;
        QString html;
        for (int part = 0; part < parts; ++part) {
            html += u"<h1 style=\"page-break-before: always\">Part</h1>"_s + lines(part % 13)
                + u"<h2>Heading %1</h2><p>Follower %1</p>"_s.arg(part) + lines(2);
        }
        QTextDocument document;
        fill(document, html);
        int layouts = 0;
        connect(&document, &QTextDocument::contentsChange, this, [&layouts] { ++layouts; });

        page_breaks::keepHeadings(document);

        QVERIFY(layouts > 0);
        QVERIFY2(layouts <= 2, qPrintable(QString::number(layouts)));
        for (int part = 0; part < parts; ++part) {
            QCOMPARE(pageOf(document, find(document, u"Heading %1"_s.arg(part))),
                pageOf(document, find(document, u"Follower %1"_s.arg(part))));
        }
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
