// SPDX-License-Identifier: MIT
#include "core/base/clean_text.h"
#include "support/registered_test.h"

#include <QRandomGenerator>
#include <QTest>
#include <QXmlStreamReader>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

/// Texts with every code unit that something somewhere stumbles over.
QString nastyText(QRandomGenerator &random)
{
    static const QList<char16_t> nasty {0x00, 0x07, 0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b, 0x7f,
        0x80, 0x85, 0x9b, 0x9c, 0x9d, 0xa0, 0x200f, 0x2028, 0x2029, 0x202e, 0x2066, 0x2069, 0xd800,
        0xdbff, 0xdc00, 0xdfff, 0xfdd0, 0xfdef, 0xfeff, 0xfffd, 0xfffe, 0xffff, u'[', u']', u'm',
        u';', u'3', u'(', u'B', u'\\', u'a', u'<', u'&', u'"'};
    QString text;
    for (int i = static_cast<int>(random.bounded(40)); i > 0; --i) {
        text += random.bounded(8) == 0 ? QChar(static_cast<char16_t>(random.bounded(0x10000)))
                                       : QChar(nasty.at(random.bounded(nasty.size())));
    }
    return text;
}

bool isGoodXml(const QString &text)
{
    QXmlStreamReader reader(QString(u"<t>"_s + text.toHtmlEscaped() + u"</t>"_s).toUtf8());
    while (!reader.atEnd()) {
        reader.readNext();
    }
    return !reader.hasError();
}

QString ofCodePoint(char32_t point)
{
    return QString::fromUcs4(&point, 1);
}

} // namespace

class TestCleanText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatATerminalWouldObeyGoes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("clean");
        QTest::newRow("colours") << u"\x1b[31mERROR\x1b[0m ranker\x07"_s << u"ERROR ranker"_s;
        QTest::newRow("in one character") << u"a\u009b1;2mb"_s << u"ab"_s;
        QTest::newRow("no end") << u"a\x1b[31"_s << u"a"_s;
        QTest::newRow("window title") << u"a\x1b]0;owned\x07z"_s << u"az"_s;
        QTest::newRow("link") << u"\x1b]8;;http://x\x1b\\here\x1b]8;;\x1b\\"_s << u"here"_s;
        QTest::newRow("title without end") << u"a\x1b]0;b"_s << u"a]0;b"_s;
        QTest::newRow("character set") << u"\x1b(0lqk\x1b(B"_s << u"lqk"_s;
        QTest::newRow("lone escape") << u"a\x1b b"_s << u"a b"_s;
        QTest::newRow("escape twice") << u"\x1b\x1b[31m[31mx"_s << u"[31mx"_s;
        QTest::newRow("brackets without escape") << u"[31m [*]"_s << u"[31m [*]"_s;
    }
    void whatATerminalWouldObeyGoes()
    {
        QFETCH(QString, text);
        QFETCH(QString, clean);
        QCOMPARE(cleanText(text), clean);
    }

    void allThatNoTextMayHoldGoes()
    {
        for (char32_t point = 0; point <= 0x10ffff; ++point) {
            const bool isControl = (point < 0x20 || (point >= 0x7f && point < 0xa0));
            const bool isNonCharacter =
                (point & 0xfffe) == 0xfffe || (point >= 0xfdd0 && point <= 0xfdef);
            const bool isKnownBreak = point == 0x0a || point == 0x09 || point == 0x0b
                || point == 0x0c || point == 0x0d || point == 0x85;
            if (isKnownBreak || (point >= 0xd800 && point < 0xe000)) {
                continue;
            }
            const auto text = ofCodePoint(point);
            const auto expected = isControl || isNonCharacter ? QString() : text;
            QVERIFY2(cleanText(u'a' + text + u'b') == u'a' + expected + u'b' || point == 0x1b
                    || point == 0x9b,
                qPrintable(QString::number(point, 16)));
        }
    }

    void lineBreaksOfAllSystemsAreOne()
    {
        QCOMPARE(cleanText(u"a\r\nb\rc\nd\u0085e\te"_s), u"a\nb\nc\nd\ne\te"_s);
    }

    void aLineHasNoBreaks()
    {
        QCOMPARE(cleanLine(u"\nRan\r\n\tker\u2028 two\n"_s), u"Ran ker  two"_s);
        QCOMPARE(cleanLine(u"  as it  is "_s), u"  as it  is "_s);
    }

    void halvesOfPairsAreReplaced()
    {
        const QString half(QChar(0xd83d));
        QCOMPARE(cleanText(u"a"_s + half + u"b"_s), u"a\ufffdb"_s);
        QCOMPARE(cleanText(half + QChar(0x01) + QChar(0xde80)), u"\ufffd\ufffd"_s);
        QCOMPARE(cleanText(u"🚀"_s), u"🚀"_s);
    }

    void cleanTextsAreGoodXmlAndStayAsTheyAre()
    {
        QRandomGenerator random(5);
        for (int i = 0; i < 20'000; ++i) {
            const auto text = nastyText(random);
            const auto clean = cleanText(text);
            QVERIFY2(isGoodXml(clean), text.toUtf8().toHex());
            QCOMPARE(cleanText(clean), clean);
            QCOMPARE(cleanLine(cleanLine(text)), cleanLine(text));
            QVERIFY(!cleanLine(text).contains(u'\n'));
            auto utf8 = text.toStdString();
            cleanUtf8(utf8);
            QCOMPARE(fromUtf8(utf8), cleanText(fromUtf8(text.toStdString())));
        }
    }

    void markupKeepsItsTags()
    {
        QCOMPARE(cleanMarkup(u"<t>a\u009b</t><t>\x1b]</t>\x07\uffff"_s), u"<t>a</t><t>]</t>"_s);
        QCOMPARE(cleanMarkup(u"<t>\x1b[31m</t>\n"_s), u"<t>[31m</t>\n"_s);
    }

    void marksInFrontAreKept()
    {
        QCOMPARE(fromUtf8("\xef\xbb\xbf\xef\xbb\xbf"
                          "a"),
            u"\ufeff\ufeffa"_s);
        QCOMPARE(cleanText(u"\ufeffa"_s), u"\ufeffa"_s);
    }

    void marksOfDirectionStayWithinTheirText()
    {
        QCOMPARE(isolated(u"Ranker"_s), u"Ranker"_s);
        QCOMPARE(isolated(u"a\u202eb"_s), u"\u2068a\u202eb\u2069"_s);
        QCOMPARE(isolated(u"a\u2069\u202eb"_s), u"\u2068a\u202eb\u2069"_s);
        QCOMPARE(isolated(u"a\u2067b"_s), u"\u2068a\u2067b\u2069\u2069"_s);
    }
};

INFERBOARD_TEST(TestCleanText)
#include "tst_clean_text.moc"
