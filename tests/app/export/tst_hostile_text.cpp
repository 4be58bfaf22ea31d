// SPDX-License-Identifier: MIT
#include "app/export/picture.h"
#include "app/export/report.h"
#include "core/analysis/library.h"
#include "core/io/design_json.h"
#include "support/registered_test.h"
#include "support/sketch.h"

#include <QRandomGenerator>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

/// Texts that no gate has cleaned, of everything that XML, HTML or a terminal stumbles over.
class NastyTexts {
public:
    explicit NastyTexts(quint32 seed) : m_random(seed) { }

    QString next()
    {
        static const QStringList words {u"<b>"_s, u"&amp;"_s, u"]]>"_s, u"\""_s, u"'"_s, u"%1"_s,
            u"<!--"_s, u"\x1b[31m"_s, u"<?x"_s, u"\\1"_s, u"Ranker"_s, u" "_s, u"<title>"_s,
            u"src=\"board.png\""_s, u"font-family=\"x\""_s};
        QString text;
        for (int i = 1 + static_cast<int>(m_random.bounded(12)); i > 0; --i) {
            text += m_random.bounded(2) == 0
                ? words.at(static_cast<qsizetype>(m_random.bounded(words.size())))
                : QString(QChar(unit()));
        }
        return text;
    }

private:
    char16_t unit()
    {
        static const QList<char16_t> nasty {0x00, 0x01, 0x08, 0x0b, 0x0c, 0x0d, 0x1b, 0x1f, 0x7f,
            0x85, 0x9f, 0x2028, 0x202e, 0x2067, 0xd800, 0xdfff, 0xfdd0, 0xfeff, 0xfffe, 0xffff};
        return m_random.bounded(2) == 0
            ? nasty.at(static_cast<qsizetype>(m_random.bounded(nasty.size())))
            : static_cast<char16_t>(m_random.bounded(0x10000));
    }

    QRandomGenerator m_random;
};

core::Design nastyDesign(NastyTexts &texts)
{
    core::Design design;
    design.title = texts.next();
    auto client = sketch::box(u"a"_s, u"client"_s, texts.next(),
        {{u"rate_per_s"_s, 10.0}, {u"budget_p99_ms"_s, 100.0}, {texts.next(), texts.next()}});
    client.rect = QRectF(0, 0, 180, 60);
    auto ranker = sketch::box(u"b"_s, u"ranking"_s, texts.next());
    ranker.rect = QRectF(400, 0, 180, 60);
    ranker.note = texts.next();
    auto stranger = sketch::box(u"c"_s, u"t"_s + texts.next(), texts.next());
    stranger.rect = QRectF(400, 200, 180, 60);
    design.components = {client, ranker, stranger};
    design.connections = {sketch::wire(u"a request b"_s), sketch::wire(u"b stream c"_s)};
    design.connections[0].label = texts.next();
    int row = 0;
    for (const auto &kind : {u"sticky"_s, u"frame"_s, u"text"_s, QString(u"k"_s + texts.next())}) {
        design.annotations.append(
            {u"n%1"_s.arg(row), kind, QRectF(0, 300 + 120 * row, 200, 100), texts.next(), {}});
        ++row;
    }
    design.brief = {{u"business_goal"_s, texts.next()}, {texts.next(), texts.next()},
        {u"offline_metrics"_s, QStringList {texts.next(), texts.next()}}};
    design.dismissals = {{u"serving.cache"_s, {}, texts.next(), {}}};
    return design;
}

/// Why a strict reader refuses the XML; empty when it does not.
QString xmlProblem(const QByteArray &xml)
{
    QXmlStreamReader reader(xml);
    while (!reader.atEnd()) {
        reader.readNext();
    }
    return reader.hasError() ? u"%1 at line %2, column %3"_s.arg(reader.errorString())
                                   .arg(reader.lineNumber())
                                   .arg(reader.columnNumber())
                             : QString();
}

} // namespace

/// The pictures and reports of any text can be read, also when a gate let something pass.
class TestHostileText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto library = core::loadLibrary(u":/inferboard"_s);
        QVERIFY(library);
        m_library = *library;
    }

    void everySvgIsGoodXml()
    {
        NastyTexts texts(3);
        for (int i = 0; i < 150; ++i) {
            const auto svg = picture::svg(nastyDesign(texts), m_library.catalog, {});
            QVERIFY(svg);
            QVERIFY2(xmlProblem(*svg).isEmpty(), qPrintable(xmlProblem(*svg)));
        }
    }

    void everyReportIsGoodXml()
    {
        NastyTexts texts(4);
        for (int i = 0; i < 6; ++i) {
            const auto design = nastyDesign(texts);
            const auto analysis = core::analyse(
                design, m_library.catalog, m_library.checklists, {.prices = &m_library.prices});
            const auto html = report::html(report::compose({design, m_library, analysis}, {}));
            QVERIFY2(xmlProblem(html).isEmpty(), qPrintable(xmlProblem(html)));
        }
    }

    void everyDesignIsWrittenAndReadAgain()
    {
        NastyTexts texts(5);
        for (int i = 0; i < 500; ++i) {
            const auto text = core::io::toText(nastyDesign(texts));
            const auto read = core::io::fromText(text, {});
            QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().text()));
            QCOMPARE(*core::io::fromText(core::io::toText(*read), {}), *read);
        }
    }

private:
    core::Library m_library;
};

INFERBOARD_TEST(TestHostileText)
#include "tst_hostile_text.moc"
