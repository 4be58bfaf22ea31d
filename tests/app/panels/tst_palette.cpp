// SPDX-License-Identifier: MIT
#include "app/panels/bench.h"
#include "app/panels/palette/palette.h"
#include "app/panels/palette/palette_list.h"
#include "support/registered_test.h"

#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

class TestPalette : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void allTypesStandBelowTheirCategories();
    void searchingShowsWhatFitsBestFirst();
    void enterInTheSearchFieldChoosesTheBest();
    void downInTheSearchFieldMovesOn();
    void escapeClearsTheSearch();
    void nothingFoundSaysWhatToTry();
    void aPressOnARowChoosesIt();
    void aHeaderFoldsItsCategory();
    void aDraggedRowCarriesItsType();

private:
    QModelIndex rowOf(const QString &name) const;

    std::unique_ptr<Bench> m_bench;
    std::unique_ptr<Palette> m_palette;
    QLineEdit *m_search = nullptr;
    PaletteList *m_list = nullptr;
    PaletteModel *m_model = nullptr;
};

void TestPalette::init()
{
    m_palette.reset();
    m_bench = std::make_unique<Bench>();
    m_palette = std::make_unique<Palette>(m_bench->workspace);
    m_palette->resize(240, 600);
    m_palette->show();
    m_search = m_palette->findChild<QLineEdit *>(u"paletteSearch"_s);
    m_list = m_palette->findChild<PaletteList *>(u"paletteList"_s);
    m_model = m_palette->findChild<PaletteModel *>();
}

QModelIndex TestPalette::rowOf(const QString &name) const
{
    const auto found =
        m_model->match(m_model->index(0), Qt::DisplayRole, name, 1, Qt::MatchExactly);
    return found.value(0);
}

void TestPalette::allTypesStandBelowTheirCategories()
{
    const auto &catalog = m_bench->library.catalog;
    QCOMPARE(m_model->rowCount(), catalog.types().size() + catalog.categories().size());
    QCOMPARE(m_model->index(0).data().toString(), catalog.categories().first().name);
}

void TestPalette::searchingShowsWhatFitsBestFirst()
{
    m_search->setText(u"kafka"_s);
    QVERIFY(m_model->rowCount() >= 1);
    QCOMPARE(m_model->row(m_model->index(0)).type->id, u"kafka"_s);
    m_search->clear();
    QVERIFY(!m_model->row(m_model->index(0)).type);
}

void TestPalette::enterInTheSearchFieldChoosesTheBest()
{
    QSignalSpy chosen(m_palette.get(), &Palette::typeChosen);
    QTest::keyClicks(m_search, u"kafka"_s);
    QTest::keyClick(m_search, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), u"kafka"_s);
}

void TestPalette::downInTheSearchFieldMovesOn()
{
    QTest::keyClicks(m_search, u"cache"_s);
    QCOMPARE(m_list->currentIndex().row(), 0);
    QTest::keyClick(m_search, Qt::Key_Down);
    QCOMPARE(m_list->currentIndex().row(), 1);
    QTest::keyClick(m_search, Qt::Key_Up);
    QCOMPARE(m_list->currentIndex().row(), 0);
}

void TestPalette::escapeClearsTheSearch()
{
    QTest::keyClicks(m_search, u"cache"_s);
    QTest::keyClick(m_search, Qt::Key_Escape);
    QVERIFY(m_search->text().isEmpty());
    QVERIFY(!m_model->isSearching());
}

void TestPalette::nothingFoundSaysWhatToTry()
{
    m_search->setText(u"zebra"_s);
    QVERIFY(!m_list->isVisible());
    const auto labels = m_palette->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text().contains(u"zebra"_s);
    }));
    QSignalSpy chosen(m_palette.get(), &Palette::typeChosen);
    QTest::keyClick(m_search, Qt::Key_Return);
    QCOMPARE(chosen.size(), 0);
}

void TestPalette::aPressOnARowChoosesIt()
{
    QSignalSpy chosen(m_palette.get(), &Palette::typeChosen);
    const auto place = m_list->visualRect(m_model->index(1)).center();
    QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), m_bench->library.catalog.types().first().id);
}

void TestPalette::aHeaderFoldsItsCategory()
{
    const int all = m_model->rowCount();
    m_list->setCurrentIndex(m_model->index(0));
    QTest::keyClick(m_list, Qt::Key_Left);
    QVERIFY(m_model->rowCount() < all);
    QTest::keyClick(m_list, Qt::Key_Return);
    QCOMPARE(m_model->rowCount(), all);
}

void TestPalette::aDraggedRowCarriesItsType()
{
    const auto row = rowOf(u"Client"_s);
    QVERIFY(row.isValid());
    const std::unique_ptr<QMimeData> data(m_model->mimeData({row}));
    QCOMPARE(data->data(QString::fromLatin1(componentTypeMime)), QByteArray("client"));
    QVERIFY(!m_model->mimeData({m_model->index(0)}));
}

INFERBOARD_TEST(TestPalette)
#include "tst_palette.moc"
