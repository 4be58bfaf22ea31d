// SPDX-License-Identifier: MIT
#include "core/io/file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include "support/full_disk.h"
#include "support/registered_test.h"

#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace core;
using namespace Qt::StringLiterals;

class TestFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void whatIsWrittenIsReadBack()
    {
        const QByteArray content("a\0b\r\n\xff", 6);

        QVERIFY(io::write(path("new"), "old and longer").has_value());
        QVERIFY(io::write(path("new"), content).has_value());

        QCOMPARE(*io::read(path("new")), content);
        QCOMPARE(
            QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList {u"new"_s});
    }

    void badPathsAreRefusedInWords()
    {
        QVERIFY(io::write(path("file"), "text").has_value());
        const auto reading = [&](const char *name) { return io::read(path(name)).error(); };
        const auto writing = [&](const char *name) { return io::write(path(name), "x").error(); };
        const auto folder = m_folder->path();

        QCOMPARE(reading("gone"), (Error {u"it does not exist"_s, path("gone")}));
        QCOMPARE(reading("."), (Error {u"this is a folder, not a file"_s, path(".")}));
        QCOMPARE(io::read(path("file"), 3).error().message,
            u"it is larger than 3 bytes; nothing was read"_s);
        QCOMPARE(
            writing("."), (Error {u"this is a folder, not a file; give a file name"_s, path(".")}));
        QCOMPARE(writing("gone/x").message,
            u"the folder %1/gone does not exist; create it first"_s.arg(folder));
        QCOMPARE(writing("file/x").message,
            u"%1/file is a file, not a folder; choose another place"_s.arg(folder));
        QCOMPARE(*io::read(path("file")), QByteArray("text"));
    }

    void aFileOfJustTheSizeIsRead()
    {
        QVERIFY(io::write(path("file"), "text").has_value());

        QCOMPARE(*io::read(path("file"), 4), QByteArray("text"));
    }

    void permissionsAreKept()
    {
        const auto mine = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
        QVERIFY(io::write(path("file"), "old").has_value());
        QVERIFY(QFile::setPermissions(path("file"), mine));

        QVERIFY(io::write(path("file"), "new").has_value());

        const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther;
        QVERIFY(!(QFile::permissions(path("file")) & others));
        QCOMPARE(*io::read(path("file")), QByteArray("new"));
    }

    void aLinkStaysALink()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(u"elsewhere"_s));
        QVERIFY(io::write(path("elsewhere/file"), "old").has_value());
        QVERIFY(QFile::link(path("elsewhere/file"), path("link")));

        QVERIFY(io::write(path("link"), "new").has_value());

        QVERIFY(QFileInfo(path("link")).isSymLink());
        QCOMPARE(*io::read(path("elsewhere/file")), QByteArray("new"));
    }

    void listsAreSortedAndOnlyOfTheSuffix()
    {
        for (const auto *name : {"b.json", "a.json", "c.md", "json"}) {
            QVERIFY(io::write(path(name), "x").has_value());
        }

        QCOMPARE(*io::list(m_folder->path(), u".json"_s), (QStringList {u"a.json"_s, u"b.json"_s}));
        QCOMPARE(io::list(path("gone"), {}).error().message, u"the folder does not exist"_s);
    }

#ifdef Q_OS_UNIX
    void aFullDiskLeavesTheOldFile()
    {
        QVERIFY(io::write(path("file"), "old").has_value());
        Result<void> written;
        {
            const FullDisk disk(10'000);
            written = io::write(path("file"), QByteArray(1'000'000, 'x'));
        }

        QVERIFY(!written.has_value());
        QCOMPARE(written.error().message,
            u"it cannot be written: File too large; the old file is kept"_s);
        QCOMPARE(*io::read(path("file")), QByteArray("old"));
        QCOMPARE(
            QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList {u"file"_s});
    }

    void aWriteProtectedFileIsLeftAlone()
    {
        if (::geteuid() == 0) {
            QSKIP("nothing is protected from this user");
        }
        QVERIFY(io::write(path("file"), "old").has_value());
        QVERIFY(QFile::setPermissions(path("file"), QFileDevice::ReadOwner));

        QCOMPARE(io::write(path("file"), "new").error().message,
            u"it is write-protected; save under another name; the old file is kept"_s);
        QCOMPARE(*io::read(path("file")), QByteArray("old"));
    }

    void aPipeIsRefusedBeforeAnybodyWaits()
    {
        QCOMPARE(::mkfifo(QFile::encodeName(path("pipe")).constData(), 0600), 0);
        QVERIFY(QFile::link(path("pipe"), path("link")));

        for (const auto *name : {"pipe", "link"}) {
            const Error refused {
                u"this is a pipe or a device, not a file; give the name of a file"_s, path(name)};
            QCOMPARE(io::read(path(name)).error(), refused);
            QCOMPARE(io::write(path(name), "x").error(), refused);
        }
        QVERIFY(!io::write(u"/dev/zero"_s, "x"));
    }

    void whatWasGivenOpenIsReadAndWritten()
    {
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        const auto end = [&](int number) { return u"/dev/fd/%1"_s.arg(ends[number]); };

        QVERIFY(io::isStream(end(0)));
        QVERIFY(io::write(end(1), "text"));
        ::close(ends[1]);
        QCOMPARE(*io::read(end(0)), QByteArray("text"));
        ::close(ends[0]);
    }

    void whatIsInMemoryIsAFileLikeAnyOther()
    {
        if (!QFileInfo(u"/dev/shm"_s).isWritable()) {
            QSKIP("there is no such folder");
        }
        const QTemporaryDir folder(u"/dev/shm/inferboard-XXXXXX"_s);
        const auto file = folder.filePath(u"file"_s);
        QVERIFY(io::write(file, "old and longer"));
        Result<void> written;
        {
            const FullDisk disk(10'000);
            written = io::write(file, QByteArray(1'000'000, 'x'));
        }

        QVERIFY(!io::isStream(file));
        QVERIFY(!written);
        QCOMPARE(*io::read(file), QByteArray("old and longer"));
    }

    void aDeviceIsWrittenToAndNotReplaced()
    {
        QVERIFY(io::write(u"/dev/null"_s, "x").has_value());
        QVERIFY(!QFileInfo(u"/dev/null"_s).isFile());
        QCOMPARE(*io::read(u"/dev/null"_s), QByteArray());
        QVERIFY(!io::read(u"/dev/zero"_s, 1000).has_value());
    }
#endif

private:
    QString path(const char *name) const
    {
        return m_folder->filePath(QLatin1String(name));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

INFERBOARD_TEST(TestFile)
#include "tst_file.moc"
