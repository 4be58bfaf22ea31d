// SPDX-License-Identifier: MIT
#include "app/export/picture.h"
#include "core/analysis/library.h"
#include "support/registered_test.h"
#include "support/sketch.h"

#include <QPainter>
#include <QSvgRenderer>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

core::Component box(const core::ElementId &id, const QString &name, const QPointF &at)
{
    auto component = sketch::box(id, u"ranking"_s, name);
    component.rect = QRectF(at, QSizeF(180, 60));
    return component;
}

core::Design smallBoard()
{
    core::Annotation frame;
    frame.id = u"zone"_s;
    frame.kind = u"frame"_s;
    frame.rect = QRectF(380, 80, 220, 100);
    core::Design design;
    design.title = u"Ranking <&> \\1 “quotes”"_s;
    design.components = {
        box(u"a"_s, u"Client <b>"_s, {0, 0}), box(u"b"_s, u"Ranker & co"_s, {400, 100})};
    design.connections = {sketch::wire(u"a request b"_s)};
    design.annotations = {frame};
    return design;
}

/// The texts of an SVG by the name of their elements, or nothing when it is not XML.
QMultiMap<QString, QString> textsOf(const QByteArray &svg)
{
    QMultiMap<QString, QString> texts;
    QXmlStreamReader reader(svg);
    while (!reader.atEnd()) {
        reader.readNext();
        const auto name = reader.name().toString();
        if (reader.isStartElement() && (name == u"text"_s || name == u"title"_s)) {
            texts.insert(name, reader.readElementText(QXmlStreamReader::IncludeChildElements));
        }
    }
    return reader.hasError() ? QMultiMap<QString, QString>() : texts;
}

/// How much two pictures differ, as the mean difference of their grey values, 0..255.
double difference(const QImage &a, const QImage &b)
{
    const auto first = a.convertToFormat(QImage::Format_Grayscale8);
    const auto second = b.convertToFormat(QImage::Format_Grayscale8);
    double sum = 0;
    for (int y = 0; y < first.height(); ++y) {
        for (int x = 0; x < first.width(); ++x) {
            sum += std::abs(qGray(first.pixel(x, y)) - qGray(second.pixel(x, y)));
        }
    }
    return sum / (double(first.width()) * first.height());
}

} // namespace

class TestPicture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void theScaleMultipliesPixelsAndNotTheSizeOnPaper();
    void aTransparentPictureHasNoBackground();
    void theThemeColoursTheBackground();
    void pngAndSvgShowTheSame();
    void anSvgHoldsItsTextsAsText();
    void anSvgKeepsALineFromRightToLeftInOnePiece_data();
    void anSvgKeepsALineFromRightToLeftInOnePiece();
    void textsInEveryScriptStayInTheirBoxes();
    void anSvgNamesFamiliesToFallBackOn();
    void anSvgHasNothingThatProgramsDisagreeAbout();
    void theRegionIsWhatIsShown();
    void aFrameIsARegion();
    void anUnknownFrameNamesTheKnownOnes();
    void anEmptyBoardHasNoPicture();
    void aTextWithoutLettersDoesNotWidenThePicture();
    void aPictureThatWouldBeTooLargeNamesTheScaleThatFits();
    void theSameBoardMakesTheSameBytes();
    void aThumbnailHasTheSizeAskedFor();

private:
    const core::Catalog &catalog() const { return m_library->catalog; }
    QImage image(const PictureOptions &options) const;

    std::optional<core::Library> m_library;
};

void TestPicture::initTestCase()
{
    auto library = core::loadLibrary(QStringLiteral(INFERBOARD_SOURCE_DIR));
    QVERIFY2(library, library ? "" : qPrintable(library.error().text()));
    m_library = *library;
}

QImage TestPicture::image(const PictureOptions &options) const
{
    const auto bytes = picture::png(smallBoard(), catalog(), options);
    return bytes ? QImage::fromData(*bytes, "PNG") : QImage();
}

void TestPicture::theScaleMultipliesPixelsAndNotTheSizeOnPaper()
{
    const auto one = image({});
    const auto two = image({.scale = 2});
    QVERIFY(!one.isNull());
    QCOMPARE(two.size(), one.size() * 2);
    QCOMPARE(one.dotsPerMeterX(), 3780); // 96 dpi
    QCOMPARE(two.dotsPerMeterX(), 7559); // 192 dpi
}

void TestPicture::aTransparentPictureHasNoBackground()
{
    QCOMPARE(qAlpha(image({.isTransparent = true}).pixel(0, 0)), 0);
    QCOMPARE(qAlpha(image({}).pixel(0, 0)), 255);
    const auto svg = picture::svg(smallBoard(), catalog(), {.isTransparent = true});
    QVERIFY(!svg->contains(
        lightTheme().canvas.name().toLatin1() + "\" fill-opacity=\"1\" stroke=\"none\""));
}

void TestPicture::theThemeColoursTheBackground()
{
    QCOMPARE(QColor(image({}).pixel(0, 0)), lightTheme().canvas);
    QCOMPARE(QColor(image({.theme = darkTheme()}).pixel(0, 0)), darkTheme().canvas);
}

void TestPicture::pngAndSvgShowTheSame()
{
    for (const auto &theme : {lightTheme(), darkTheme()}) {
        const auto png = image({.theme = theme});
        const auto svg = picture::svg(smallBoard(), catalog(), {.theme = theme});
        QVERIFY(svg);
        QSvgRenderer renderer(*svg);
        QVERIFY(renderer.isValid());
        QCOMPARE(renderer.viewBoxF().size().toSize(), png.size());
        QImage drawn(png.size(), QImage::Format_ARGB32_Premultiplied);
        drawn.fill(Qt::red);
        QPainter painter(&drawn);
        renderer.render(&painter);
        painter.end();
        QVERIFY2(difference(png, drawn) < 1.5, qPrintable(QString::number(difference(png, drawn))));
    }
}

void TestPicture::anSvgHoldsItsTextsAsText()
{
    const auto svg = picture::svg(smallBoard(), catalog(), {});
    QVERIFY(svg);
    const auto texts = textsOf(*svg);
    QCOMPARE(texts.value(u"title"_s), smallBoard().title);
    QVERIFY(texts.values(u"text"_s).contains(u"Client <b>"_s));
    QVERIFY(texts.values(u"text"_s).contains(u"Ranker & co"_s));
}

void TestPicture::anSvgKeepsALineFromRightToLeftInOnePiece_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("direction");
    QTest::newRow("Hebrew with brackets") << u"שירות חיזוי (v2)"_s << u"rtl"_s;
    QTest::newRow("Arabic") << u"مستخدمو التطبيق"_s << u"rtl"_s;
    QTest::newRow("English with Arabic") << u"API (تطبيق) 2"_s << u"ltr"_s;
    QTest::newRow("an override") << u"a\u202Eevil\u202Ctxt"_s << u"ltr"_s;
    QTest::newRow("a family") << u"👩‍👩‍👧‍👦 users"_s << u"ltr"_s;
    QTest::newRow("Chinese") << u"推荐系统"_s << QString();
    QTest::newRow("English") << u"Ranker (v2) <b>"_s << QString();
    QTest::newRow("what a mark looks like") << u"directedr41"_s << u"ltr"_s;
}

void TestPicture::anSvgKeepsALineFromRightToLeftInOnePiece()
{
    QFETCH(QString, name);
    QFETCH(QString, direction);
    core::Design design;
    design.components = {box(u"a"_s, name, {0, 0})};

    const auto svg = picture::svg(design, catalog(), {});

    QVERIFY(svg);
    QStringList directions;
    QXmlStreamReader reader(*svg);
    while (!reader.atEnd()) {
        reader.readNext();
        const auto written = reader.attributes().value("direction"_L1).toString();
        if (reader.isStartElement() && reader.name() == "text"_L1
            && reader.readElementText() == name) {
            directions.append(written);
        }
    }
    QVERIFY(!reader.hasError());
    QCOMPARE(directions, QStringList {direction});
}

void TestPicture::textsInEveryScriptStayInTheirBoxes()
{
    const QSizeF size(180, 60);
    core::Design design;
    const QStringList names {u"שירות חיזוי (v2)"_s, u"推荐系统在线特征服务推荐系统在线特征服务"_s,
        u"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"_s,
        QString(400, u'W')};
    for (int i = 0; i < names.size(); ++i) {
        design.components.append(box(u"c%1"_s.arg(i), names.at(i), {0, i * 100.0}));
        core::Annotation sticky;
        sticky.id = u"s%1"_s.arg(i);
        sticky.kind = u"sticky"_s;
        sticky.rect = QRectF({300, i * 100.0}, size);
        sticky.text = u"one "_s + names.at(i) + u" three "_s + names.at(i);
        design.annotations.append(sticky);
    }
    // Right of each column nothing is drawn.
    for (const double x : {190.0, 490.0}) {
        const auto beside = picture::image(
            design, catalog(), {.theme = lightTheme(), .region = QRectF(x, -10, 60, 420)});
        QVERIFY(beside);
        const auto plain = beside->pixel(30, 5);
        for (int y = 0; y < beside->height(); ++y) {
            for (int column = 0; column < beside->width(); ++column) {
                QCOMPARE(beside->pixel(column, y), plain);
            }
        }
    }
}

void TestPicture::anSvgNamesFamiliesToFallBackOn()
{
    const auto svg = picture::svg(smallBoard(), catalog(), {});
    QVERIFY(svg);
    QVERIFY(svg->contains(", sans-serif\""));
    QVERIFY(!svg->contains("font-family=\"Inter\""));
}

void TestPicture::anSvgHasNothingThatProgramsDisagreeAbout()
{
    const auto svg = picture::svg(smallBoard(), catalog(), {.scale = 2});
    QVERIFY(svg);
    QVERIFY(!svg->contains("foreignObject"));
    QVERIFY(!svg->contains("<image"));
    QVERIFY(!svg->contains("mm\""));
}

void TestPicture::theRegionIsWhatIsShown()
{
    const auto part = image({.region = QRectF(100, 20, 60, 30)});
    QCOMPARE(part.size(), QSize(60, 30));
}

void TestPicture::aFrameIsARegion()
{
    const auto region = picture::frameRegion(smallBoard(), u"zone"_s);
    QVERIFY(region);
    QVERIFY(region->contains(QRectF(380, 80, 220, 100)));
    QVERIFY(!region->contains(QPointF(100, 30)));
}

void TestPicture::anUnknownFrameNamesTheKnownOnes()
{
    const auto region = picture::frameRegion(smallBoard(), u"none"_s);
    QVERIFY(!region);
    QVERIFY(region.error().message.contains(u"zone"_s));
}

void TestPicture::anEmptyBoardHasNoPicture()
{
    const auto png = picture::png({}, catalog(), {});
    const auto svg = picture::svg({}, catalog(), {});
    QVERIFY(!png && !svg);
    QVERIFY(png.error().message.startsWith(u"nothing to export"_s));
    QCOMPARE(svg.error(), png.error());
    QVERIFY(picture::thumbnail({}, catalog(), lightTheme(), {10, 10}).isNull());
}

void TestPicture::aTextWithoutLettersDoesNotWidenThePicture()
{
    core::Annotation text;
    text.id = u"empty"_s;
    text.kind = u"text"_s;
    text.rect = QRectF(9000, 9000, 160, 60);
    auto design = smallBoard();
    design.annotations.append(text);
    QCOMPARE(*picture::svg(design, catalog(), {}), *picture::svg(smallBoard(), catalog(), {}));

    core::Design nothing;
    nothing.annotations.append(text);
    QVERIFY(!picture::svg(nothing, catalog(), {}));
}

void TestPicture::aPictureThatWouldBeTooLargeNamesTheScaleThatFits()
{
    auto design = smallBoard();
    design.components.append(box(u"c"_s, u"Far away"_s, {40'000, 9'000}));
    const auto refused = picture::png(design, catalog(), {});
    QVERIFY(!refused);
    const auto scale = refused.error().message.section(u' ', -1).toDouble();
    QVERIFY2(scale > 0.3 && scale < 0.5, qPrintable(refused.error().message));
    QVERIFY(picture::png(design, catalog(), {.scale = 0.01}));
    QVERIFY(picture::svg(design, catalog(), {}));
}

void TestPicture::theSameBoardMakesTheSameBytes()
{
    QVERIFY(
        *picture::png(smallBoard(), catalog(), {}) == *picture::png(smallBoard(), catalog(), {}));
    QVERIFY(
        *picture::svg(smallBoard(), catalog(), {}) == *picture::svg(smallBoard(), catalog(), {}));
}

void TestPicture::aThumbnailHasTheSizeAskedFor()
{
    const auto small = picture::thumbnail(smallBoard(), catalog(), lightTheme(), {212, 108});
    QCOMPARE(small.size(), QSize(212, 108));
    QCOMPARE(qAlpha(small.pixel(0, 0)), 0);
}

INFERBOARD_TEST(TestPicture)
#include "tst_picture.moc"
