// SPDX-License-Identifier: MIT
// Where File > Export Report proposes to write, and what it writes.
#include "app/desk.h"
#include "support/registered_test.h"
#include "support/sketch.h"

#include <QElapsedTimer>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTimer>

using namespace Qt::StringLiterals;

/// A desk whose person is asked where the report is to go.
struct ReportingDesk : Desk {
    explicit ReportingDesk(const core::Design &design) : Desk(design)
    {
        auto &dialogs = window.files().names().dialogs();
        dialogs.name = [this](const FileNameQuestion &question) -> std::optional<TypedName> {
            asked.append(question);
            if (answers.isEmpty()) {
                return {};
            }
            return TypedName {folder.filePath(answers.takeFirst()), question.kinds.first()};
        };
        dialogs.replace = [this](const QString &file) {
            replaced.append(file);
            return false;
        };
    }

    QString suggested()
    {
        trigger(u"file.report"_s);
        return asked.size() == 1 ? asked.takeFirst().suggested : QString();
    }
    QString told() { return window.statusBar()->currentMessage(); }
    void waitForFiles()
    {
        (void)QTest::qWaitFor([this] { return !isSaving(); });
    }

    QList<FileNameQuestion> asked;
    QStringList answers; ///< names in the folder; who has none left thinks better of it
    QStringList replaced;
};

class TestReportExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"inferboard-test"_s);
        QCoreApplication::setApplicationName(u"report_export"_s);
    }

    void aReportIsProposedBesideItsBoardByTheNameOfItsFile_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("report");
        QTest::newRow("a board") << u"feed.inferboard"_s << u"feed.pdf"_s;
        QTest::newRow("dots in the name") << u"feed v1.2.inferboard"_s << u"feed v1.2.pdf"_s;
        QTest::newRow("another suffix") << u"feed.json"_s << u"feed.pdf"_s;
        QTest::newRow("no suffix") << u"feed"_s << u"feed.pdf"_s;
    }

    void aReportIsProposedBesideItsBoardByTheNameOfItsFile()
    {
        QFETCH(QString, file);
        QFETCH(QString, report);
        ReportingDesk desk(titled());
        const auto path = desk.folder.filePath(file);
        QVERIFY(core::io::write(path, core::io::toText(titled())));
        desk.window.files().openFile(path);
        desk.waitForFiles();
        QCOMPARE(desk.window.session().path(), path);

        QCOMPARE(desk.suggested(), desk.folder.filePath(report));
    }

    void aReportFollowsItsBoardToAnotherName()
    {
        ReportingDesk desk(titled());
        QCOMPARE(desk.suggested(), desk.folder.filePath(u"board.pdf"_s));

        desk.window.files().session().saveAs(desk.folder.filePath(u"other.inferboard"_s));
        desk.waitForFiles();

        QCOMPARE(desk.suggested(), desk.folder.filePath(u"other.pdf"_s));
    }

    void aReportOfAReadOnlyBoardIsProposedBesideIt()
    {
        ReportingDesk desk(titled());
        desk.window.files().session().openReadOnly(desk.path, u"Look only."_s);
        desk.waitForFiles();
        QCOMPARE(desk.window.session().access(), Access::ReadOnly);

        QCOMPARE(desk.suggested(), desk.folder.filePath(u"board.pdf"_s));
    }

    void aReportOfABoardWithoutAFileIsNamedByItsTitle()
    {
        ReportingDesk desk(titled());
        desk.window.files().session().start(titled());
        const auto documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);

        QCOMPARE(desk.suggested(), documents + u"/news-feed.pdf"_s);
    }

    void aReportCanBeAPageAsWell()
    {
        ReportingDesk desk(titled());
        desk.trigger(u"file.report"_s);

        QCOMPARE(desk.asked.size(), 1);
        QCOMPARE(desk.asked.first().title, u"Export report"_s);
        QCOMPARE(desk.asked.first().kinds.size(), 2);
        QCOMPARE(desk.asked.first().kinds[0].suffixes, QStringList {u"pdf"_s});
        QCOMPARE(desk.asked.first().kinds[1].suffixes, (QStringList {u"html"_s, u"htm"_s}));
    }

    void aReportIsWrittenWhereThePersonSays()
    {
        ReportingDesk desk(titled());
        desk.answers = {u"mine.html"_s};

        desk.trigger(u"file.report"_s);

        const auto file = desk.folder.filePath(u"mine.html"_s);
        QTRY_VERIFY_WITH_TIMEOUT(desk.told() == u"Saved "_s + file, 60'000);
        const auto page = core::io::read(file);
        QVERIFY(page && page->contains("News feed"));
        QCOMPARE(desk.inFile(), titled());
    }

    void theWindowStaysAliveWhileAReportIsMade()
    {
        ReportingDesk desk(manyClients());
        desk.answers = {u"mine"_s};
        qint64 longestMs = 0;
        QElapsedTimer sinceTick;
        QTimer ticks;
        ticks.callOnTimeout([&] { longestMs = std::max(longestMs, sinceTick.restart()); });
        QElapsedTimer whole;
        whole.start();

        desk.trigger(u"file.report"_s);
        QCOMPARE(desk.told(), u"Writing the report \u2026"_s);
        sinceTick.start();
        ticks.start(0);

        const auto file = desk.folder.filePath(u"mine.pdf"_s);
        QTRY_VERIFY_WITH_TIMEOUT(desk.told() == u"Saved "_s + file, 60'000);
        constexpr int part = 4; // composing and printing took about half of the time
        QVERIFY2(longestMs * part < whole.elapsed(),
            qPrintable(u"%1 of %2 ms"_s.arg(longestMs).arg(whole.elapsed())));
    }

    void anotherFileIsNotReplacedByAReportUnlessThePersonWantsIt()
    {
        ReportingDesk desk(titled());
        const auto file = desk.folder.filePath(u"board.pdf"_s);
        QVERIFY(core::io::write(file, "of somebody"));
        desk.answers = {u"board"_s};

        desk.trigger(u"file.report"_s);

        QCOMPARE(desk.replaced, QStringList {file});
        QCOMPARE(desk.asked.size(), 2);
        QVERIFY(desk.told().isEmpty());
        QCOMPARE(*core::io::read(file), QByteArray("of somebody"));
    }

private:
    static core::Design manyClients()
    {
        core::Design design;
        for (int i = 0; i < 30; ++i) {
            const auto number = QString::number(i);
            auto client =
                sketch::box(u"u"_s + number, u"client"_s, u"Client"_s, {{u"rate_per_s"_s, 50.0}});
            client.rect = QRectF(0, 100 * i, 180, 60);
            auto server = sketch::box(u"s"_s + number, u"app-server"_s, u"Server"_s);
            server.rect = QRectF(400, 100 * i, 180, 60);
            design.components += {client, server};
            design.connections += sketch::wire(u"u%1 request s%1"_s.arg(i));
        }
        return design;
    }

    static core::Design titled()
    {
        auto design = twoBoxes();
        design.title = u"News feed"_s;
        return design;
    }
};

INFERBOARD_TEST(TestReportExport)
#include "tst_report_export.moc"
