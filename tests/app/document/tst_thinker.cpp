// SPDX-License-Identifier: MIT
#include "app/document/thinker.h"
#include "support/registered_test.h"

#include <QSemaphore>
#include <QTest>

class TestThinker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theAnswerComesInThisThread()
    {
        Thinker thinker;
        QThread *answered = nullptr;

        thinker.ask([&](const Thinker::GoOn &) -> Thinker::Answer {
            return [&] { answered = QThread::currentThread(); };
        });

        QVERIFY(thinker.isThinking());
        QTRY_COMPARE(answered, QThread::currentThread());
        QVERIFY(!thinker.isThinking());
    }

    void aNewerQuestionDropsTheAnswerToTheOlder()
    {
        Thinker thinker;
        QSemaphore first;
        QStringList answers;

        thinker.ask([&](const Thinker::GoOn &) -> Thinker::Answer {
            first.acquire();
            return [&] { answers.append(QStringLiteral("first")); };
        });
        thinker.ask([&](const Thinker::GoOn &) -> Thinker::Answer {
            return [&] { answers.append(QStringLiteral("second")); };
        });
        first.release();

        QTRY_COMPARE(answers, QStringList {QStringLiteral("second")});
        QTest::qWait(1);
        QCOMPARE(answers.size(), 1);
    }

    void whatIsCalledOffIsToldToStop()
    {
        Thinker thinker;
        QSemaphore started;
        QSemaphore stopped;

        thinker.ask([&](const Thinker::GoOn &goOn) -> Thinker::Answer {
            started.release();
            while (goOn()) {
                QThread::yieldCurrentThread();
            }
            stopped.release();
            return [] { QFAIL("a question that was called off is not answered"); };
        });
        started.acquire();
        thinker.callOff();

        QVERIFY(!thinker.isThinking());
        QVERIFY(stopped.tryAcquire(1, 10'000));
        QCoreApplication::processEvents();
    }

    void theEndWaitsForNoAnswer()
    {
        QSemaphore started;
        auto thinker = std::make_unique<Thinker>();
        thinker->ask([&](const Thinker::GoOn &goOn) -> Thinker::Answer {
            started.release();
            while (goOn()) {
                QThread::yieldCurrentThread();
            }
            return [] { QFAIL("there is nobody left to answer"); };
        });
        started.acquire();

        thinker.reset();

        QCoreApplication::processEvents();
    }
};

INFERBOARD_TEST(TestThinker)
#include "tst_thinker.moc"
