// SPDX-License-Identifier: MIT
#include "app/start/card_grid.h"
#include "app/start/file_button.h"
#include "app/start/gallery.h"
#include "support/registered_test.h"

#include <QFile>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

class TestGallery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void thereIsACardForEveryTemplateAndABlankOne();
    void cardsTellWhichBoardTheyStart();
    void openingTheGalleryPaintsNoPictures();
    void picturesAppearOneAfterTheOther();
    void arrowKeysGoFromCardToCard();
    void enterStartsTheBoard();
    void recentFilesAreOffered();
    void missingFilesCanBeTakenOffTheList();
    void theButtonAsksForAFile();

private:
    Card *card(const Gallery &gallery, int index) const
    {
        return gallery.findChild<CardGrid *>()->cards().at(index);
    }

    std::optional<core::Library> m_library;
    std::unique_ptr<Appearance> m_appearance;
};

void TestGallery::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"inferboard-tests"_s);
    QCoreApplication::setApplicationName(u"tst_gallery"_s);
    auto library = core::loadLibrary(QStringLiteral(INFERBOARD_SOURCE_DIR));
    QVERIFY2(library, library ? "" : qPrintable(library.error().text()));
    m_library = *library;
    m_appearance = std::make_unique<Appearance>();
}

void TestGallery::init()
{
    QSettings().clear();
}

void TestGallery::thereIsACardForEveryTemplateAndABlankOne()
{
    const Gallery gallery(*m_library, *m_appearance);
    const auto &cards = gallery.findChild<CardGrid *>()->cards();
    QCOMPARE(cards.size(), m_library->templates.size() + 1);
    for (qsizetype i = 0; i < m_library->templates.size(); ++i) {
        QCOMPARE(cards.at(i + 1)->accessibleName(), m_library->templates.at(i).design.title);
    }
}

void TestGallery::cardsTellWhichBoardTheyStart()
{
    Gallery gallery(*m_library, *m_appearance);
    QSignalSpy blank(&gallery, &Gallery::blankChosen);
    QSignalSpy fromTemplate(&gallery, &Gallery::templateChosen);
    card(gallery, 0)->click();
    card(gallery, 1)->click();
    QCOMPARE(blank.count(), 1);
    QCOMPARE(fromTemplate.count(), 1);
    QCOMPARE(fromTemplate.first().first().toString(), m_library->templates.first().id);
}

void TestGallery::openingTheGalleryPaintsNoPictures()
{
    Gallery gallery(*m_library, *m_appearance);
    gallery.resize(980, 640);
    gallery.show();
    QVERIFY(card(gallery, 0)->hasPicture());
    QVERIFY(!card(gallery, 1)->hasPicture());
}

void TestGallery::picturesAppearOneAfterTheOther()
{
    Gallery gallery(*m_library, *m_appearance);
    gallery.resize(980, 640);
    gallery.show();
    const auto last = static_cast<int>(m_library->templates.size());
    QTRY_VERIFY(card(gallery, 1)->hasPicture());
    QTRY_VERIFY_WITH_TIMEOUT(card(gallery, last)->hasPicture(), 30'000);
}

void TestGallery::arrowKeysGoFromCardToCard()
{
    Gallery gallery(*m_library, *m_appearance);
    gallery.resize(980, 640);
    gallery.show();
    gallery.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&gallery));
    QVERIFY(card(gallery, 0)->hasFocus());
    QTest::keyClick(card(gallery, 0), Qt::Key_Right);
    QVERIFY(card(gallery, 1)->hasFocus());
    QTest::keyClick(card(gallery, 1), Qt::Key_Left);
    QTest::keyClick(card(gallery, 0), Qt::Key_Left);
    QVERIFY(card(gallery, 0)->hasFocus());
    QTest::keyClick(card(gallery, 0), Qt::Key_Down);
    QVERIFY(!card(gallery, 0)->hasFocus());
    QVERIFY(!card(gallery, 1)->hasFocus());
}

void TestGallery::enterStartsTheBoard()
{
    Gallery gallery(*m_library, *m_appearance);
    QSignalSpy fromTemplate(&gallery, &Gallery::templateChosen);
    QTest::keyClick(card(gallery, 1), Qt::Key_Return);
    QTest::keyClick(card(gallery, 1), Qt::Key_Space);
    QCOMPARE(fromTemplate.count(), 2);
}

void TestGallery::recentFilesAreOffered()
{
    QTemporaryDir folder;
    const auto path = folder.filePath(u"mine.inferboard"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    settings::addRecentFile(path);
    Gallery gallery(*m_library, *m_appearance);
    QSignalSpy chosen(&gallery, &Gallery::fileChosen);
    auto *button = gallery.findChild<FileButton *>();
    QVERIFY(button);
    QCOMPARE(button->text(), u"mine"_s);
    button->click();
    QCOMPARE(chosen.first().first().toString(), path);
}

void TestGallery::missingFilesCanBeTakenOffTheList()
{
    settings::addRecentFile(u"/no/such/folder/gone.inferboard"_s);
    Gallery gallery(*m_library, *m_appearance);
    QVERIFY(!gallery.findChild<FileButton *>()->isEnabled());
    gallery.findChild<QToolButton *>()->click();
    QVERIFY(settings::recentFiles().isEmpty());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(!gallery.findChild<FileButton *>());
}

void TestGallery::theButtonAsksForAFile()
{
    Gallery gallery(*m_library, *m_appearance);
    QSignalSpy asked(&gallery, &Gallery::openRequested);
    gallery.findChild<QPushButton *>()->click();
    QCOMPARE(asked.count(), 1);
}

INFERBOARD_TEST(TestGallery)
#include "tst_gallery.moc"
