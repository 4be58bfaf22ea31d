// SPDX-License-Identifier: MIT
#include "app/canvas/canvas_bench.h"
#include "core/io/design_json.h"
#include "support/random_design.h"
#include "support/registered_test.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace {

QStringList freshDescription(const core::Design &design, const core::Catalog &catalog)
{
    Scene scene(catalog, lightTheme());
    scene.apply(design, core::difference({}, design));
    return scene.description();
}

} // namespace

class TestScene : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSceneAfterEditsEqualsASceneBuiltFresh_data()
    {
        QTest::addColumn<int>("index");
        const auto library = core::loadLibrary(QStringLiteral(INFERBOARD_SOURCE_DIR));
        QVERIFY(library);
        for (int i = 0; i < library->templates.size(); ++i) {
            QTest::newRow(qPrintable(library->templates.at(i).id)) << i;
        }
    }

    void theSceneAfterEditsEqualsASceneBuiltFresh()
    {
        QFETCH(int, index);
        CanvasBench bench;
        bench.document.reset(bench.library.templates.at(index).design);
        const auto original = bench.document.design();
        test::RandomDesigns random(quint32(index + 1), &bench.library.catalog);
        constexpr int edits = 1500;
        for (int i = 0; i < edits; ++i) {
            bench.document.commit(u"edit"_s, random.edited(bench.document.design()));
            if (random.isOneIn(5)) {
                bench.document.undo();
            }
            if (i % 100 == 0) {
                const auto &design = bench.document.design();
                QCOMPARE(
                    bench.scene.description(), freshDescription(design, bench.library.catalog));
                const auto read = core::io::fromText(core::io::toText(design), u"test"_s);
                QVERIFY2(read, read ? "" : qPrintable(read.error().text()));
                QCOMPARE(*read, design);
            }
        }
        while (bench.document.canUndo()) {
            bench.document.undo();
        }
        QCOMPARE(bench.document.design(), original);
        QCOMPARE(bench.scene.description(), freshDescription(original, bench.library.catalog));
    }

    void redoLeadsBackToWhereUndoBegan()
    {
        CanvasBench bench;
        bench.document.reset(bench.library.templates.first().design);
        test::RandomDesigns random(7, &bench.library.catalog);
        for (int i = 0; i < 300; ++i) {
            bench.document.commit(u"edit"_s, random.edited(bench.document.design()));
        }
        const auto last = bench.document.design();
        while (bench.document.canUndo()) {
            bench.document.undo();
        }
        while (bench.document.canRedo()) {
            bench.document.redo();
        }
        QCOMPARE(bench.document.design(), last);
    }

    void everyTemplatePaintsInBothThemesAtAnyZoom()
    {
        CanvasBench bench;
        for (const auto &entry : bench.library.templates) {
            for (const auto &theme : {lightTheme(), darkTheme()}) {
                Scene scene(bench.library.catalog, theme);
                scene.apply(entry.design, core::difference({}, entry.design));
                const auto content = scene.contentRect();
                for (const double zoom : {0.1, 1.0, 2.0}) {
                    QImage image(
                        (content.size() * zoom).toSize(), QImage::Format_ARGB32_Premultiplied);
                    image.fill(Qt::transparent);
                    QPainter painter(&image);
                    scene.render(&painter, QRectF(image.rect()), content);
                    painter.end();
                    const auto centre =
                        entry.design.components.first().rect.center() - content.topLeft();
                    QVERIFY(image.pixelColor((centre * zoom).toPoint()).alpha() > 0);
                }
            }
        }
    }

    void anUnknownTypeIsDrawnAndKept()
    {
        CanvasBench bench;
        auto design = threeInARow();
        design.components[0].type = u"quantum-annealer"_s;
        bench.document.reset(design);
        QVERIFY(bench.scene.description().filter(u"quantum-annealer"_s).size() == 1);
    }
};

INFERBOARD_TEST(TestScene)
#include "tst_scene.moc"
