// SPDX-License-Identifier: MIT
#include "app/export/export_dialog.h"
#include "app/window/main_window.h"
#include "core/model/edits.h"
#include "support/registered_test.h"
#include "support/shipped.h"
#include "support/sketch.h"

#include <QElapsedTimer>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

void addOne(MainWindow &window)
{
    auto &document = window.workspace().document;
    document.commit(
        u"Add"_s, core::edits::add(document.design(), sketch::box({}, u"ranking"_s)).design);
}

} // namespace

/// However a window ends, it ends in order: the address sanitizer looks on.
class TestMainWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"inferboard-test"_s);
        QCoreApplication::setApplicationName(u"main_window"_s);
    }

    void init() { m_window = std::make_unique<MainWindow>(library(), m_appearance); }
    void cleanup() { m_window.reset(); }

    void aWindowEndsAfterAnEdit()
    {
        addOne(*m_window);
        m_window.reset();
    }

    void aWindowEndsAfterAnUndo()
    {
        addOne(*m_window);
        m_window->workspace().document.undo();
        m_window.reset();
    }

    void aWindowEndsInTheMiddleOfADrag()
    {
        m_window->show();
        addOne(*m_window);
        auto &document = m_window->workspace().document;
        const auto middle = document.design().components.constFirst().rect.center();
        auto &interaction = m_window->board().interaction();
        interaction.press({middle, 1.0, {}});
        interaction.move({middle + QPointF(100, 0), 1.0, {}});
        QVERIFY(document.isDrafting());
        m_window.reset();
    }

    void aWindowEndsWithADialogOpen()
    {
        m_window->show();
        addOne(*m_window);
        for (const auto &id : {u"file.new"_s, u"file.export"_s, u"analyse.size"_s, u"help.manual"_s,
                 u"help.shortcuts"_s}) {
            m_window->actions().action(id)->trigger();
        }
        m_window->workspace().selection.selectAll();
        m_window->board().editSelectedText();
        m_window.reset();
    }

    void aWindowThatSimulatesEndsWithinASecond()
    {
        const auto *found = library().designTemplate(u"fraud-detection"_s);
        QVERIFY(found);
        m_window->workspace().document.reset(found->design);
        auto &analyst = m_window->workspace().analyst;
        QTRY_VERIFY_WITH_TIMEOUT(analyst.isUpToDate(), 30000);
        analyst.simulator().start();
        QTRY_VERIFY_WITH_TIMEOUT(analyst.simulator().progress() > 0, 30000);
        QElapsedTimer timer;
        timer.start();
        m_window.reset();
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    }

    void aPictureOnItsWayIsWrittenToItsEnd()
    {
        QTemporaryDir folder;
        addOne(*m_window);
        auto *dialog = new ExportDialog(m_window->workspace(), m_window->board().scene().style(),
            m_window->files().names(), {}, m_window.get());
        const auto path = folder.filePath(u"board.png"_s);
        dialog->writeTo(path);
        QVERIFY(m_window->finishWriting(std::chrono::seconds(30)));
        QVERIFY(QFileInfo(path).size() > 0);
    }

private:
    Appearance m_appearance;
    std::unique_ptr<MainWindow> m_window;
};

INFERBOARD_TEST(TestMainWindow)
#include "tst_main_window.moc"
