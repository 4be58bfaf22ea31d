// SPDX-License-Identifier: MIT
#include "app/file_names/file_name_choice.h"
#include "support/registered_test.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const FileKind designKind {u"Designs"_s, {u"inferboard"_s}};
const FileKind png {u"PNG"_s, {u"png"_s}};
const FileKind svg {u"SVG"_s, {u"svg"_s}};
const FileKind page {u"Web page"_s, {u"html"_s, u"htm"_s}};

} // namespace

class TestFileName : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theSuffixIsThatOfTheNameOrOfTheKind_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QList<FileKind>>("kinds");
        QTest::addColumn<QString>("completed");
        const QList<FileKind> designs {designKind};
        const QList<FileKind> pictures {png, svg};
        QTest::newRow("none") << u"victim"_s << designs << u"victim.inferboard"_s;
        QTest::newRow("its own") << u"a.inferboard"_s << designs << u"a.inferboard"_s;
        QTest::newRow("version") << u"design v1.2"_s << designs << u"design v1.2.inferboard"_s;
        QTest::newRow("foreign") << u"a.json"_s << designs << u"a.json.inferboard"_s;
        QTest::newRow("dot") << u"a."_s << designs << u"a.inferboard"_s;
        QTest::newRow("space") << u"a.inferboard "_s << designs << u"a.inferboard"_s;
        QTest::newRow("dot in folder") << u"/v1.2/a"_s << designs << u"/v1.2/a.inferboard"_s;
        QTest::newRow("picture") << u"a v1.2"_s << pictures << u"a v1.2.png"_s;
        QTest::newRow("other kind") << u"a.svg"_s << pictures << u"a.svg"_s;
        QTest::newRow("capitals") << u"a.SVG"_s << pictures << u"a.SVG"_s;
        QTest::newRow("jpeg") << u"a.jpg"_s << pictures << u"a.jpg.png"_s;
        QTest::newRow("second suffix") << u"a.htm"_s << QList<FileKind> {page} << u"a.htm"_s;
    }

    void theSuffixIsThatOfTheNameOrOfTheKind()
    {
        QFETCH(QString, typed);
        QFETCH(QList<FileKind>, kinds);
        QFETCH(QString, completed);

        QCOMPARE(file_name::completed(typed, kinds, kinds.first()), completed);
    }

    void titlesBecomeLegalNames_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << u"Fraud detection"_s << u"fraud-detection"_s;
        QTest::newRow("slash") << u"A/B test"_s << u"ab-test"_s;
        QTest::newRow("hidden") << u"...secret"_s << u"secret"_s;
        QTest::newRow("up") << u"../../etc"_s << u"etc"_s;
        QTest::newRow("control") << u"a\n\u0001\u202eb"_s << u"a-b"_s;
        QTest::newRow("none") << u" / "_s << u"untitled"_s;
        QTest::newRow("empty") << QString() << u"untitled"_s;
        QTest::newRow("version") << u"Design v1.2"_s << u"design-v1.2"_s;
    }

    void titlesBecomeLegalNames()
    {
        QFETCH(QString, title);
        QFETCH(QString, name);

        QCOMPARE(file_name::fromTitle(title, u"untitled"_s), name);
    }

    void longTitlesAreCutBetweenCharacters()
    {
        const auto name = file_name::fromTitle(u"\U0001F600"_s.repeated(500), u"untitled"_s);

        QVERIFY(name.toUtf8().size() <= 200);
        QVERIFY(!name.toUtf8().contains('?'));
        QVERIFY(!name.back().isHighSurrogate());
    }

    void filesAreProposedBesideTheBoard()
    {
        QCOMPARE(file_name::beside(u"/designs/feed.inferboard"_s, u"/pictures"_s, u"Home feed"_s,
                     u"design"_s, svg),
            u"/designs/feed.svg"_s);
        QCOMPARE(file_name::beside({}, u"/pictures"_s, u"Home feed"_s, u"design"_s, svg),
            u"/pictures/home-feed.svg"_s);
    }

    void whatIsReplacedIsAskedAboutOnceAndByItsFinalName()
    {
        put(u"victim.inferboard"_s);
        QStringList replaced;
        const auto chosen = choose({path(u"victim"_s)}, replaced, true);

        QCOMPARE(replaced, QStringList {path(u"victim.inferboard"_s)});
        QCOMPARE(chosen, path(u"victim.inferboard"_s));
    }

    void whatIsReplacedIsFoundBehindFoldersThatAreNotThere()
    {
        put(u"victim.inferboard"_s);
        QStringList replaced;
        const auto chosen = choose({path(u"missing/../victim"_s)}, replaced, true);

        QCOMPARE(replaced, QStringList {path(u"victim.inferboard"_s)});
        QCOMPARE(chosen, path(u"victim.inferboard"_s));
    }

    void whoDoesNotWantToReplaceIsAskedForAnotherName()
    {
        put(u"victim.inferboard"_s);
        QStringList replaced;
        const auto chosen = choose({path(u"victim"_s), path(u"other"_s)}, replaced, false);

        QCOMPARE(replaced, QStringList {path(u"victim.inferboard"_s)});
        QCOMPARE(chosen, path(u"other.inferboard"_s));
    }

    void theBoardsOwnFileIsTakenAsItIsWithoutAQuestion()
    {
        put(u"old.json"_s);
        QStringList replaced;
        const auto chosen = choose({path(u"old.json"_s)}, replaced, false, path(u"old.json"_s));

        QCOMPARE(replaced, QStringList());
        QCOMPARE(chosen, path(u"old.json"_s));
    }

    void namesThatCannotBeWrittenAreRefusedInASentence()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(u"folder.inferboard"_s));
        put(u"file"_s);
        QStringList replaced;
        const auto chosen = choose(
            {m_folder->path() + u'/', path(u"folder"_s), path(QString(250, u'n')),
                path(u"none/a"_s), path(u"file/a"_s), path(u".inferboard"_s), path(u"good"_s)},
            replaced, false);

        QCOMPARE(chosen, path(u"good.inferboard"_s));
        QCOMPARE(m_problems.size(), 6);
        for (const auto &problem : std::as_const(m_problems)) {
            QVERIFY2(problem.endsWith(u'.'), qPrintable(problem));
        }
        QVERIFY(m_problems[2].contains(u"too long"_s));
    }

    void whoThinksBetterOfItGetsNoName()
    {
        QStringList replaced;
        QCOMPARE(choose({}, replaced, true), QString());
    }

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }

    void put(const QString &name) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }

    /// A person who types the names one after the other and then gives up.
    QString choose(
        QStringList names, QStringList &replaced, bool isReplacing, const QString &own = {})
    {
        m_problems.clear();
        FileNameChoice choice(nullptr);
        choice.dialogs() = {[&names](const FileNameQuestion &) {
                                return names.isEmpty() ? std::optional<TypedName>()
                                                       : TypedName {names.takeFirst(), designKind};
                            },
            [&](const QString &path) {
                replaced.append(path);
                return isReplacing;
            },
            [this](const QString &problem) { m_problems.append(problem); }};
        return choice.choose({u"Save"_s, {designKind}, path(u"x"_s), own});
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QStringList m_problems;
};

INFERBOARD_TEST(TestFileName)
#include "tst_file_name.moc"
