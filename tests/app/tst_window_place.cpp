// SPDX-License-Identifier: MIT
#include "app/look/window_place.h"
#include "app/settings/settings.h"
#include "app/window/main_window.h"
#include "app/window/top_bar.h"
#include "support/registered_test.h"

#include <QAbstractButton>
#include <QMenu>
#include <QScreen>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

class TestWindowPlace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void aFirstWindowFitsTheScreen_data();
    void aFirstWindowFitsTheScreen();
    void aWindowComesBackToAScreenThatIsThere_data();
    void aWindowComesBackToAScreenThatIsThere();
    void theWindowIsAsLargeAsTheScreenAllows();
    void sizeAndPlaceAreRemembered();
    void whatTheSettingsHoldMayBeAnything();
    void itShrinksToASmallScreenOfDoubleDensity();
    void nothingIsCutOffInANarrowWindow_data();
    void nothingIsCutOffInANarrowWindow();
    void aNarrowWindowShowsThePanelThatWasAskedFor();
    void longNamesDoNotMakeTheWindowWide();
    void aCheckIsAskedOfOneBoardOnly();

private:
    std::unique_ptr<MainWindow> window() const
    {
        return std::make_unique<MainWindow>(m_library, *m_appearance);
    }

    core::Library m_library;
    std::unique_ptr<Appearance> m_appearance;
};

void TestWindowPlace::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"inferboard-test"_s);
    QCoreApplication::setApplicationName(u"window-place"_s);
    const auto library = core::loadLibrary(u":/inferboard"_s);
    QVERIFY(library);
    m_library = *library;
    m_appearance = std::make_unique<Appearance>();
}

void TestWindowPlace::init()
{
    settings::setWindowPlace({});
}

void TestWindowPlace::aFirstWindowFitsTheScreen_data()
{
    QTest::addColumn<QRect>("screen");
    QTest::addColumn<QSize>("size");
    QTest::newRow("large") << QRect(0, 0, 2560, 1440) << QSize(1440, 900);
    QTest::newRow("1440x900") << QRect(0, 0, 1440, 900) << QSize(1440, 864);
    QTest::newRow("1366x768") << QRect(0, 0, 1366, 768) << QSize(1366, 732);
    QTest::newRow("1024x768 with a panel") << QRect(0, 28, 1024, 740) << QSize(1024, 704);
    QTest::newRow("1366x768 at 200 %") << QRect(0, 0, 683, 384) << QSize(683, 348);
    QTest::newRow("to the right of another") << QRect(1920, 0, 1280, 1024) << QSize(1280, 900);
}

void TestWindowPlace::aFirstWindowFitsTheScreen()
{
    QFETCH(QRect, screen);
    QFETCH(QSize, size);
    const auto place = window_place::centred({1440, 900}, screen);
    QCOMPARE(place.size(), size);
    QVERIFY(screen.contains(place));
}

void TestWindowPlace::aWindowComesBackToAScreenThatIsThere_data()
{
    QTest::addColumn<QRect>("remembered");
    QTest::addColumn<QRect>("place");
    const QRect second(2000, 100, 1200, 800);
    QTest::newRow("as it was") << QRect(100, 100, 1200, 800) << QRect(100, 100, 1200, 800);
    QTest::newRow("on the second screen") << second << second;
    QTest::newRow("over the right edge")
        << QRect(3000, 100, 1200, 800) << QRect(2000, 100, 1200, 800);
    QTest::newRow("on a screen that is gone")
        << QRect(5000, 100, 1200, 800) << QRect(720, 100, 1200, 800);
    QTest::newRow("above the screen") << QRect(100, -500, 1200, 800) << QRect(100, 36, 1200, 800);
    QTest::newRow("larger than any") << QRect(0, 0, 9000, 5000) << QRect(0, 36, 1920, 1044);
    QTest::newRow("all of a screen") << QRect(0, 0, 1920, 1080) << QRect(0, 0, 1920, 1080);
}

void TestWindowPlace::aWindowComesBackToAScreenThatIsThere()
{
    QFETCH(QRect, remembered);
    QFETCH(QRect, place);
    const QList<QRect> screens {{0, 0, 1920, 1080}, {1920, 0, 1280, 1024}};
    QCOMPARE(window_place::onScreen(remembered, screens), place);
}

void TestWindowPlace::theWindowIsAsLargeAsTheScreenAllows()
{
    const auto first = window();
    first->show();
    QVERIFY(QTest::qWaitForWindowExposed(first.get()));
    const auto area = QGuiApplication::primaryScreen()->availableGeometry();
    QCOMPARE(first->size(), window_place::fitting({1440, 900}, area));
}

void TestWindowPlace::sizeAndPlaceAreRemembered()
{
    const auto area = QGuiApplication::primaryScreen()->availableGeometry();
    const QRect chosen(area.left() + 20, area.top() + 60, area.width() - 60, area.height() - 120);
    const auto first = window();
    first->show();
    first->setGeometry(chosen);
    QVERIFY(first->close());
    const auto second = window();
    second->show();
    QCOMPARE(second->geometry(), chosen);
}

void TestWindowPlace::whatTheSettingsHoldMayBeAnything()
{
    for (const auto &rect :
        {QRect(), QRect(5, 5, 0, 0), QRect(0, 0, 2'000'000, 10), QRect(INT_MIN, 0, 100, 100)}) {
        settings::setWindowPlace({rect, false});
        QVERIFY(!settings::windowPlace());
    }
}

void TestWindowPlace::itShrinksToASmallScreenOfDoubleDensity()
{
    settings::setWindowPlace({{0, 36, 683, 348}, false});
    const auto small = window();
    small->show();
    QVERIFY(QTest::qWaitForWindowExposed(small.get()));
    QCOMPARE(small->size(), QSize(683, 348));
}

void TestWindowPlace::nothingIsCutOffInANarrowWindow_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {1440, 1200, 1024, 960, 899, 800, 683}) {
        QTest::addRow("%d", width) << width;
    }
}

void TestWindowPlace::nothingIsCutOffInANarrowWindow()
{
    QFETCH(int, width);
    const auto narrow = window();
    narrow->show();
    narrow->resize(width, 600);
    QCoreApplication::processEvents();
    QCOMPARE(narrow->width(), width);
    const auto *bar = narrow->findChild<TopBar *>();
    int end = 0;
    int shown = 0;
    const auto children = bar->findChildren<QToolButton *>(Qt::FindDirectChildrenOnly);
    for (const auto *button : children) {
        if (!button->isVisible() || button->objectName() == "more"_L1) {
            continue;
        }
        ++shown;
        QVERIFY2(bar->rect().contains(button->geometry()), qPrintable(button->objectName()));
        QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->objectName()));
        QVERIFY2(bar->rect().right() >= end, "buttons lie on each other");
        end = button->geometry().right();
    }
    // What is not on the bar is in its menu.
    const auto *more = bar->findChild<QToolButton *>(u"more"_s);
    QCOMPARE(more->isVisible(), shown < children.size() - 1);
    QCOMPARE(shown + more->menu()->actions().size(), children.size() - 1);
    for (const auto *part : narrow->findChildren<QWidget *>()) {
        if (part->isVisible() && part->parentWidget() == narrow->centralWidget()) {
            QVERIFY(narrow->centralWidget()->rect().contains(part->geometry()));
            QVERIFY(part->width() >= part->minimumSizeHint().width());
        }
    }
}

void TestWindowPlace::aNarrowWindowShowsThePanelThatWasAskedFor()
{
    const auto narrow = window();
    narrow->resize(800, 600);
    narrow->show();
    auto *side = narrow->findChild<QWidget *>(u"sidePanel"_s);
    auto *search = narrow->findChild<QWidget *>(u"paletteSearch"_s);
    QVERIFY(search);
    QVERIFY(side->isVisible() && !search->isVisible());
    narrow->actions().action(u"insert.search"_s)->trigger();
    QVERIFY(!side->isVisible() && search->isVisible());
    QCOMPARE(narrow->width(), 800);
    narrow->showPanel(u"view.brief"_s);
    QVERIFY(side->isVisible() && !search->isVisible());
    narrow->resize(1200, 600);
    QCoreApplication::processEvents();
    QVERIFY(side->isVisible() && search->isVisible());
}

void TestWindowPlace::longNamesDoNotMakeTheWindowWide()
{
    const auto narrow = window();
    narrow->resize(960, 600);
    narrow->show();
    auto design = m_library.designTemplate(u"fraud-detection"_s)->design;
    design.title = QString(400, u'W');
    for (auto &component : design.components) {
        component.name = QString(400, u'W');
    }
    narrow->workspace().document.reset(design);
    QTRY_VERIFY(!narrow->workspace().analyst.analysis().estimate.entries.isEmpty());
    for (const auto &panel : {u"view.inspector"_s, u"view.brief"_s, u"view.checklist"_s,
             u"view.estimate"_s, u"view.insights"_s}) {
        narrow->showPanel(panel);
        QCoreApplication::processEvents();
        QCOMPARE(narrow->width(), 960);
        QVERIFY2(narrow->minimumSizeHint().width() <= 960, qPrintable(panel));
    }
    narrow->workspace().document.setClean();
}

void TestWindowPlace::aCheckIsAskedOfOneBoardOnly()
{
    const auto first = window();
    first->actions().action(u"analyse.check"_s)->setChecked(true);
    QVERIFY(first->workspace().analyst.isCheckAsked());
    first->files().newBlank();
    QVERIFY(!first->workspace().analyst.isCheckAsked());
    QVERIFY(!first->actions().action(u"analyse.check"_s)->isChecked());
}

INFERBOARD_TEST(TestWindowPlace)

#include "tst_window_place.moc"
