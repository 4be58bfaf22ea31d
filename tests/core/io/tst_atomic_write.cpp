// SPDX-License-Identifier: MIT
#include "core/io/atomic_write.h"
#include "core/io/file.h"
#include "core/io/versions.h"
#include "support/full_disk.h"
#include "support/registered_test.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace core;
using namespace Qt::StringLiterals;

class TestAtomicWrite : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aNameOfAnyLengthThatCanBeOpenedCanBeSaved()
    {
        for (const qsizetype length : {1, 200, 239, 251, 255}) {
            const auto name = path(QString(length, u'n'));
            put(name, "old");

            QVERIFY(io::write(name, "new").has_value());

            QCOMPARE(*io::read(name), QByteArray("new"));
        }
    }

    void hiddenNamesFitTheFileSystemAndDiffer()
    {
        const auto one = io::besideHidden(path(QString(250, u'\u00e9').left(125)), u".lock"_s);
        const auto two = io::besideHidden(path(QString(125, u'\u00e9') + u'x'), u".lock"_s);

        QVERIFY(QFile::encodeName(QFileInfo(one).fileName()).size() <= 255);
        QVERIFY(QFile::encodeName(QFileInfo(two).fileName()).size() <= 255);
        QVERIFY(one != two);
        QCOMPARE(io::besideHidden(path(u"a"_s), u".lock"_s), path(u".a.lock"_s));
    }

    void hardLinksStayTogether()
    {
        put(path(u"one"_s), "old and longer");
        QCOMPARE(::link(local(u"one"_s).constData(), local(u"two"_s).constData()), 0);

        QVERIFY(io::write(path(u"one"_s), "new").has_value());

        QCOMPARE(*io::read(path(u"two"_s)), QByteArray("new"));
        QCOMPARE(names(), (QStringList {u"one"_s, u"two"_s}));
    }

    void aFullDiskLeavesAHardLinkedFileAsItWas()
    {
        put(path(u"one"_s), "old");
        QCOMPARE(::link(local(u"one"_s).constData(), local(u"two"_s).constData()), 0);
        Result<void> written;
        {
            const FullDisk disk(10'000);
            written = io::write(path(u"one"_s), QByteArray(1'000'000, 'x'));
        }

        QVERIFY(!written);
        QCOMPARE(*io::read(path(u"one"_s)), QByteArray("old"));
        QCOMPARE(*io::read(path(u"two"_s)), QByteArray("old"));
        QCOMPARE(names(), (QStringList {u"one"_s, u"two"_s}));
    }

    void linksToLinksAndLinksToNothingAreFollowed()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(u"elsewhere"_s));
        QVERIFY(QFile::link(path(u"elsewhere/file"_s), path(u"inner"_s)));
        QVERIFY(QFile::link(path(u"inner"_s), path(u"outer"_s)));

        QVERIFY(io::write(path(u"outer"_s), "new").has_value());

        QVERIFY(QFileInfo(path(u"outer"_s)).isSymLink());
        QVERIFY(QFileInfo(path(u"inner"_s)).isSymLink());
        QCOMPARE(*io::read(path(u"elsewhere/file"_s)), QByteArray("new"));
    }

    void aFolderAboveALinkIsTheOneAboveItsTarget()
    {
        QVERIFY(QDir(m_folder->path()).mkpath(u"far/inside"_s));
        QVERIFY(QFile::link(path(u"far/inside"_s), path(u"link"_s)));
        put(path(u"file"_s), "near");
        put(path(u"far/file"_s), "far");

        QVERIFY(io::write(path(u"link/../file"_s), "new").has_value());

        QCOMPARE(*io::read(path(u"far/file"_s)), QByteArray("new"));
        QCOMPARE(*io::read(path(u"file"_s)), QByteArray("near"));
    }

    void aWayThroughAFolderThatIsNotThereIsRefused()
    {
        put(path(u"file"_s), "old");

        const auto written = io::write(path(u"missing/../file"_s), "new");

        QVERIFY(!written);
        QVERIFY(written.error().message.contains(u"does not exist"_s));
        QCOMPARE(*io::read(path(u"file"_s)), QByteArray("old"));
    }

    void aNewFileHasTheUsualPermissions()
    {
        QVERIFY(io::write(path(u"file"_s), "new").has_value());
        put(path(u"usual"_s), "new");

        QCOMPARE(QFile::permissions(path(u"file"_s)), QFile::permissions(path(u"usual"_s)));
    }

    void versionsAreKeptYoungestFirstAndTheOldestGoes()
    {
        const auto file = path(u"file"_s);
        for (const auto *content : {"0", "1", "2", "3", "4"}) {
            QVERIFY(io::keepVersion(file, 3).has_value());
            QVERIFY(io::write(file, content).has_value());
        }

        QCOMPARE(contentsOfVersions(file), (QStringList {u"3"_s, u"2"_s, u"1"_s}));
        QCOMPARE(*io::read(file), QByteArray("4"));
    }

    void aVersionTellsWhenItWasWritten()
    {
        const auto file = path(u"file"_s);
        const QDateTime when(QDate(2024, 2, 29), QTime(12, 30), Qt::UTC);
        put(file, "old");
        setTime(file, when);

        QVERIFY(io::keepVersion(file, 5).has_value());
        QVERIFY(io::write(file, "new").has_value());

        QCOMPARE(io::versionsOf(file).size(), 1);
        QCOMPARE(io::versionsOf(file).first().when.toUTC(), when);
    }

    void theVersionOfAHardLinkedFileIsACopyOfItsOwn()
    {
        const auto file = path(u"one"_s);
        const QDateTime when(QDate(2024, 2, 29), QTime(12, 30), Qt::UTC);
        put(file, "old");
        setTime(file, when);
        QCOMPARE(::link(local(u"one"_s).constData(), local(u"two"_s).constData()), 0);

        QVERIFY(io::keepVersion(file, 5).has_value());
        QVERIFY(io::write(file, "new").has_value());

        QCOMPARE(*io::read(path(u"two"_s)), QByteArray("new"));
        QCOMPARE(*io::read(io::versionsOf(file).first().path), QByteArray("old"));
        QCOMPARE(io::versionsOf(file).first().when.toUTC(), when);
    }

    void aSaveThatEndedBeforeTheRenamingLeavesNoSecondVersionOfTheSame()
    {
        const auto file = path(u"file"_s);
        put(file, "old");
        QVERIFY(io::keepVersion(file, 5).has_value()); // and then the process was killed

        QVERIFY(io::keepVersion(file, 5).has_value());
        QVERIFY(io::write(file, "new").has_value());

        QCOMPARE(io::versionsOf(file).size(), 1);
        QCOMPARE(*io::read(io::versionsOf(file).first().path), QByteArray("old"));
    }

    void savesThatFailKeepTheRealVersions()
    {
        const auto file = path(u"one"_s);
        for (const auto *content : {"0", "1", "2"}) {
            QVERIFY(io::keepVersion(file, 2).has_value());
            QVERIFY(io::write(file, content).has_value());
        }
        QCOMPARE(::link(local(u"one"_s).constData(), local(u"two"_s).constData()), 0);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(io::keepVersion(file, 2).has_value()); // and then nothing could be written
        }

        QCOMPARE(contentsOfVersions(file), (QStringList {u"2"_s, u"1"_s}));
    }

    void whatATornSaveLeftBecomesAVersion()
    {
        const auto file = path(u"one"_s);
        put(file, "to");
        QCOMPARE(::link(local(u"one"_s).constData(), local(u"two"_s).constData()), 0);
        put(path(u".one.~saving~"_s), "whole");

        QVERIFY(io::write(file, "torn").has_value()); // without keeping versions
        QCOMPARE(contentsOfVersions(file), QStringList {u"whole"_s});
        QVERIFY(io::keepVersion(file, 5).has_value());
        QVERIFY(io::write(file, "new").has_value());

        QCOMPARE(contentsOfVersions(file), (QStringList {u"torn"_s, u"whole"_s}));
        QCOMPARE(names(), (QStringList {u".one.~1~"_s, u".one.~2~"_s, u"one"_s, u"two"_s}));
    }

    void aFileThatWasNotTouchedIsNotCalledDamaged()
    {
        put(path(u"one"_s), "old");
        QCOMPARE(::link(local(u"one"_s).constData(), local(u"two"_s).constData()), 0);
        QVERIFY(QFile::setPermissions(path(u"one"_s), QFile::ReadOwner));
        if (::geteuid() == 0) {
            QSKIP("root may write everything");
        }

        const auto written = io::replaceAtomically(path(u"one"_s), "new");

        QVERIFY(!written);
        QVERIFY2(written.error().message.contains(u"the old file is kept"_s),
            qPrintable(written.error().message));
        QCOMPARE(names(), (QStringList {u"one"_s, u"two"_s}));
    }

    void whatKilledSavesLeftGoesWithTheNextSave()
    {
        const auto dead = path(u".inferboard-999999999-1"_s);
        const auto fresh = path(u".inferboard-999999999-2"_s);
        const auto own = path(u".inferboard-%1-3"_s.arg(::getpid()));
        for (const auto &left : {dead, fresh, own}) {
            put(left, "part");
        }
        setTime(dead, QDateTime(QDate(2024, 2, 29), QTime(12, 30), Qt::UTC));
        setTime(own, QDateTime(QDate(2024, 2, 29), QTime(12, 30), Qt::UTC));

        QVERIFY(io::write(path(u"file"_s), "new").has_value());

        QVERIFY(!QFile::exists(dead));
        QVERIFY(QFile::exists(fresh) && QFile::exists(own));
    }

    void versionsOfALinkLieBesideTheFileItself()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(u"elsewhere"_s));
        put(path(u"elsewhere/file"_s), "old");
        QVERIFY(QFile::link(path(u"elsewhere/file"_s), path(u"link"_s)));

        QVERIFY(io::keepVersion(path(u"link"_s), 5).has_value());

        QVERIFY(QFile::exists(path(u"elsewhere/.file.~1~"_s)));
        QCOMPARE(io::versionsOf(path(u"link"_s)), io::versionsOf(path(u"elsewhere/file"_s)));
    }

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QByteArray local(const QString &name) const { return QFile::encodeName(path(name)); }
    QStringList names() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

    static QStringList contentsOfVersions(const QString &file)
    {
        QStringList contents;
        for (const auto &version : io::versionsOf(file)) {
            contents.append(QString::fromUtf8(*io::read(version.path)));
        }
        return contents;
    }

    static void put(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    static void setTime(const QString &path, const QDateTime &when)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(when, QFileDevice::FileModificationTime));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

INFERBOARD_TEST(TestAtomicWrite)
#include "tst_atomic_write.moc"
