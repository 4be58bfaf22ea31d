// SPDX-License-Identifier: MIT
#include "core/io/design_json.h"
#include "core/io/diff_json.h"
#include "core/io/journal.h"
#include "core/model/edits.h"
#include "support/random_design.h"
#include "support/registered_test.h"
#include "support/sketch.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

const QDateTime startOfBoard =
    QDateTime::fromString(u"2026-11-30T12:00:00.250Z"_s, Qt::ISODateWithMs);

Design rankingBoard()
{
    Design design;
    design.title = u"Ranking"_s;
    design.components = {sketch::box(u"a"_s, u"cache"_s), sketch::box(u"b"_s, u"cache"_s)};
    for (auto &component : design.components) {
        component.rect = QRectF(0, 0, 180, 60);
    }
    return design;
}

io::JournalHead head(const QString &savedDigest = {})
{
    return {{4711, u"desk"_s, startOfBoard}, u"/home/me/ranking.inferboard"_s, savedDigest, 0};
}

HistoryStep step(const Design &before, const Design &after, StepCause cause = StepCause::Edit)
{
    return {u"Edit"_s, startOfBoard.addSecs(5), difference(before, after), cause};
}

/// A board and so many renamings of one of its components.
QByteArray journalOf(int steps)
{
    auto design = rankingBoard();
    auto bytes = io::journalStart(head(io::digestOf(design)), design);
    for (int i = 0; i < steps; ++i) {
        const auto next = edits::rename(design, u"a"_s, QString::number(i));
        bytes += io::stepRecord(step(design, next));
        design = next;
    }
    return bytes;
}

} // namespace

class TestJournal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStepIsReadBackAsItWas()
    {
        for (quint32 seed = 0; seed < 60; ++seed) {
            test::RandomDesigns random(seed);
            const auto start = random.design();
            auto design = start;
            auto bytes = io::journalStart(head(), design);
            QList<HistoryStep> steps;
            for (int i = 0; i < 20; ++i) {
                const auto next = random.edited(design);
                steps.append(step(design, next, static_cast<StepCause>(random.below(3))));
                bytes += io::stepRecord(steps.last());
                design = next;
            }

            const auto journal = io::readJournal(bytes);

            QVERIFY2(journal, journal ? "" : qPrintable(journal.error().text()));
            QCOMPARE(journal->badBytes, 0);
            QCOMPARE(journal->start, start);
            QCOMPARE(journal->steps, steps);
            QCOMPARE(journal->design, design);
            QCOMPARE(journal->changes, steps.size());
        }
    }

    void whatIsAsDeepAsAFileAllowsIsReadBack()
    {
        auto board = rankingBoard();
        const auto deep = [](int levels) {
            return UnknownJson {QString(levels, u'[') + QString(levels, u']')};
        };
        auto next = board;
        next.components[0].unknown.insert(u"plans"_s, deep(61));
        next.unknown.insert(u"plans"_s, deep(63));
        QVERIFY(io::fromText(io::toText(next), {}));
        auto bytes = io::journalStart(head(io::digestOf(board)), board);
        bytes += io::stepRecord(step(board, next));
        bytes += io::stepRecord(step(next, edits::rename(next, u"a"_s, u"A"_s)));

        const auto journal = io::readJournal(bytes, {});

        QVERIFY(journal);
        QCOMPARE(journal->badBytes, 0);
        QCOMPARE(journal->design, edits::rename(next, u"a"_s, u"A"_s));
    }

    void theHeadTellsWhoWroteOfWhichFile()
    {
        const auto journal = *io::readJournal(journalOf(1));

        QCOMPARE(journal.writer, head().writer);
        QCOMPARE(journal.file, head().file);
        QCOMPARE(journal.changed, startOfBoard.addSecs(5));
    }

    void aTornTailIsDroppedAndAllBeforeItIsKept()
    {
        const auto whole = journalOf(3);
        const auto two = journalOf(2);
        for (auto length = two.size(); length < whole.size(); ++length) {
            const auto journal = io::readJournal(whole.left(length));

            QVERIFY(journal);
            QCOMPARE(journal->steps.size(), 2);
            QCOMPARE(journal->goodBytes, two.size());
            QCOMPARE(journal->badBytes, length - two.size());
        }
    }

    void aChangedByteEndsTheJournalThere()
    {
        const auto whole = journalOf(3);
        const auto two = journalOf(2);
        for (auto at = two.size(); at < whole.size(); ++at) {
            auto spoilt = whole;
            spoilt[at] = static_cast<char>(spoilt.at(at) ^ 0x10);

            QCOMPARE(io::readJournal(spoilt)->steps.size(), 2);
        }
    }

    void aRecordThatDoesNotFitEndsTheJournal_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::newRow("no JSON") << QByteArray("{");
        QTest::newRow("no object") << QByteArray("[1]");
        QTest::newRow("no time") << QByteArray(R"({"label":"","cause":"edit","diff":{}})");
        QTest::newRow("an unknown cause")
            << QByteArray(R"({"when":"2026-11-30T12:00:00Z","cause":"magic","diff":{}})");
        QTest::newRow("no diff") << QByteArray(R"({"when":"2026-11-30T12:00:00Z","cause":"edit"})");
        QTest::newRow("far away") << QByteArray(
            R"({"when":"2026-11-30T12:00:00Z","cause":"edit","diff":{"components":[
            {"to":99,"after":{"id":"x","type":"cache","rect":[0,0,9,9]}}]}})");
        QTest::newRow("a text as index") << QByteArray(
            R"({"when":"2026-11-30T12:00:00Z","cause":"edit","diff":{"components":[
            {"to":"2","after":{"id":"x","type":"cache","rect":[0,0,9,9]}}]}})");
        QTest::newRow("saved nowhere") << QByteArray(R"({"saved":{"file":"x"}})");
    }

    void aRecordThatDoesNotFitEndsTheJournal()
    {
        QFETCH(const QByteArray, payload);

        const auto journal = io::readJournal(journalOf(2) + io::framed(payload) + journalOf(1));

        QVERIFY(journal);
        QCOMPARE(journal->steps.size(), 2);
        QCOMPARE(journal->goodBytes, journalOf(2).size());
    }

    void whatHasNoWholeBeginningIsAnError()
    {
        const auto start = io::journalStart(head(), rankingBoard());
        for (qsizetype length = 0; length < start.size(); ++length) {
            QVERIFY(!io::readJournal(start.left(length)));
        }
        QVERIFY(!io::readJournal(io::framed("{}") + io::framed(R"({"format":"inferboard"})")));
        QVERIFY(!io::readJournal(QByteArray(1'000, 'f')));
    }

    void aNewerFormatIsRefusedByItsNumber()
    {
        const auto newer = io::framed(R"({"format":"inferboard-journal","version":2})")
            + io::framed(R"({"format":"inferboard","version":1})");

        const auto journal = io::readJournal(newer, u"x.journal"_s);

        QVERIFY(!journal);
        QVERIFY2(
            journal.error().text().contains(u"format 2"_s), qPrintable(journal.error().text()));
    }

    void aSavedBoardIsNotUnsaved()
    {
        const auto before = rankingBoard();
        const auto after = edits::rename(before, u"a"_s, u"Ranker"_s);
        const auto edited = io::journalStart(head(io::digestOf(before)), before)
            + io::stepRecord(step(before, after));
        const auto saved = edited + io::savedRecord(u"/elsewhere"_s, io::digestOf(after));
        const auto undone = edited + io::stepRecord(step(after, before, StepCause::Undo));

        QVERIFY(io::readJournal(edited)->isUnsaved());
        QVERIFY(!io::readJournal(saved)->isUnsaved());
        QCOMPARE(io::readJournal(saved)->file, u"/elsewhere"_s);
        QCOMPARE(io::readJournal(saved)->changes, 0);
        QVERIFY(!io::readJournal(undone)->isUnsaved());
        QVERIFY(!io::readJournal(edited + io::closedRecord())->isUnsaved());
        QVERIFY(io::readJournal(io::journalStart(head(), before))->isUnsaved());
    }

    void whoGoesOnWithAJournalIsItsWriter()
    {
        const io::JournalWriter other {12, u"lap"_s, startOfBoard.addDays(1)};

        const auto journal = *io::readJournal(journalOf(2) + io::resumedRecord(other));

        QCOMPARE(journal.writer, other);
        QCOMPARE(journal.steps.size(), 2);
    }

    void tooManyRecordsAreNotRead()
    {
        auto bytes = journalOf(0);
        const auto saved = io::savedRecord({}, u"d"_s);
        bytes += saved.repeated(io::mostRecords + 10);

        const auto journal = io::readJournal(bytes);

        QVERIFY(journal);
        QCOMPARE(journal->badBytes, 10 * saved.size());
    }
};

INFERBOARD_TEST(TestJournal)
#include "tst_journal.moc"
