// SPDX-License-Identifier: MIT
#include "app/document/file_lock.h"
#include "support/registered_test.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;

class TestFileLock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theSecondIsToldWhoHasTheFirst()
    {
        FileLock first;
        FileLock second;
        QVERIFY(!FileLock::take(board(), {}, first));
        QVERIFY(first.isHeld());

        const auto holder = FileLock::take(board(), {}, second);

        QVERIFY(holder);
        QVERIFY(!second.isHeld());
        QCOMPARE(holder->process, QCoreApplication::applicationPid());
        QCOMPARE(holder->host, QSysInfo::machineHostName());
        QVERIFY(holder->isOnThisHost);
    }

    void aLinkToTheFileHasTheSameLock()
    {
        QFile file(board());
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto link = m_folder->filePath(u"link"_s);
        QVERIFY(file.link(link));
        FileLock first;
        FileLock second;
        QVERIFY(!FileLock::take(board(), {}, first));

        QVERIFY(FileLock::take(link, {}, second));
        QVERIFY(!FileLock::take(link, first, second));
        QVERIFY(second == first);
    }

    void anotherNameOfTheFileHasTheSameLock()
    {
        put(board(), "{}");
        const auto name = m_folder->filePath(u"name"_s);
        QCOMPARE(::link(QFile::encodeName(board()), QFile::encodeName(name)), 0);
        FileLock first;
        FileLock second;
        QVERIFY(!FileLock::take(board(), {}, first));

        const auto holder = FileLock::take(name, {}, second);

        QVERIFY(holder);
        QVERIFY(!second.isHeld());
        QVERIFY(!holderName(*holder).contains(u'0'));
        QVERIFY(!QFile::exists(m_folder->filePath(u".name.lock"_s)));
        first.release();
        QVERIFY(!FileLock::take(name, {}, second));
    }

    void aLockGoesWithTheLastThatHoldsIt()
    {
        {
            FileLock first;
            QVERIFY(!FileLock::take(board(), {}, first));
            QVERIFY(QFile::exists(m_folder->filePath(u".board.lock"_s)));
        }
        QVERIFY(!QFile::exists(m_folder->filePath(u".board.lock"_s)));
    }

    void theLockOfADeadProcessIsTakenOver()
    {
        // A process id that cannot be: beyond what Linux gives out.
        const auto left = QByteArray::number(99'999'999) + "\ninferboard\n"
            + QSysInfo::machineHostName().toUtf8() + '\n' + QSysInfo::machineUniqueId() + '\n'
            + QSysInfo::bootUniqueId() + '\n';
        put(m_folder->filePath(u".board.lock"_s), left);
        FileLock lock;

        QVERIFY(!FileLock::take(board(), {}, lock));
        QVERIFY(lock.isHeld());
    }

    void theLockOfAnotherHostStands()
    {
        put(m_folder->filePath(u".board.lock"_s), "123\ninferboard\nelsewhere\nother\nother\n");
        FileLock lock;

        const auto holder = FileLock::take(board(), {}, lock);

        QVERIFY(holder);
        QCOMPARE(holder->host, u"elsewhere"_s);
        QVERIFY(!holder->isOnThisHost);
        QVERIFY(holderName(*holder).contains(u"elsewhere"_s));
    }

    void whereNoLockCanBeWrittenThereIsNoneToMind()
    {
        FileLock lock;
        QVERIFY(!FileLock::take(u"/proc/board"_s, {}, lock));
        QVERIFY(!lock.isHeld());
    }

private:
    QString board() const { return m_folder->filePath(u"board"_s); }

    static void put(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

INFERBOARD_TEST(TestFileLock)
#include "tst_file_lock.moc"
