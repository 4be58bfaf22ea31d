// SPDX-License-Identifier: MIT
#include "core/io/design_json.h"
#include "core/io/file.h"
#include "core/io/schema.h"
#include "core/model/limits.h"
#include "support/random_design.h"
#include "support/registered_test.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

QByteArray fileText(const QString &path)
{
    return *io::read(QStringLiteral(INFERBOARD_SOURCE_DIR "/") + path);
}

/// A file exactly as the program writes it, with one of everything.
QByteArray everything()
{
    return fileText(u"tests/data/everything.inferboard"_s);
}

} // namespace

class TestDesignJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFileIsWrittenAsItWasRead()
    {
        const auto design = io::fromText(everything(), u"everything"_s);

        QVERIFY2(design.has_value(), design ? "" : qPrintable(design.error().text()));
        QCOMPARE(io::toText(*design), everything());
    }

    void everyMemberIsRead()
    {
        const auto design = *io::fromText(everything(), {});

        QCOMPARE(design.title, u"Fraud \"now\""_s);
        QCOMPARE(design.brief.value(u"objective"_s), BriefAnswer(u"Stop it"_s));
        QCOMPARE(std::get<QStringList>(design.brief.value(u"requirements"_s)).size(), 2);
        const auto &ranker = design.components.at(1);
        QCOMPARE(ranker.id, u"ranker"_s);
        QCOMPARE(ranker.type, u"model-server"_s);
        QCOMPARE(ranker.rect, QRectF(300, 0, 160, 80));
        QCOMPARE(ranker.settings,
            (Settings {{u"gpu"_s, true}, {u"replicas"_s, 3.0}, {u"zone"_s, u"eu"_s}}));
        const auto &request = design.connections.at(0);
        QCOMPARE(request.from, u"users"_s);
        QCOMPARE(request.to, u"ranker"_s);
        QCOMPARE(request.label, u"score"_s);
        QCOMPARE(request.waypoints, (QList<QPointF> {{200, 40}, {250, 40.25}}));
        QCOMPARE(design.connections.at(1).kind, ConnectionKind::Stream);
        QCOMPARE(design.annotations.at(0).text, u"Why\nnot?"_s);
        QCOMPARE(design.dismissals.at(0).elements, QStringList {u"ranker"_s});
        QCOMPARE(design.dismissals.at(1).reason, u"Said aloud"_s);
    }

    void whatIsNotKnownIsKeptAsItWas()
    {
        const auto design = *io::fromText(everything(), {});

        const auto text = [](const UnknownJson &unknown) { return unknown.text; };
        QCOMPARE(text(design.unknown.value(u"author"_s)), u"{\"name\":\"A. Nonymous\"}"_s);
        QCOMPARE(std::get<UnknownJson>(design.brief.value(u"newer"_s)).text,
            u"{\"rank\":1,\"by\":[null,\"x, y: z\"]}"_s);
        const auto &store = design.components.at(2);
        QCOMPARE(text(store.unknown.value(u"ports"_s)), u"[{\"side\":\"left\"}]"_s);
        QCOMPARE(text(std::get<UnknownJson>(store.settings.value(u"since"_s))), u"null"_s);
        QCOMPARE(text(design.connections.at(1).unknown.value(u"dashed"_s)), u"true"_s);
        QCOMPARE(text(design.dismissals.at(1).unknown.value(u"by"_s)), u"\"me\""_s);
        const auto &ink = design.annotations.at(1);
        QCOMPARE(ink.kind, u"ink"_s);
        QCOMPARE(ink.text, QString());
        QCOMPARE(text(ink.unknown.value(u"text"_s)), u"[\"newer\"]"_s);
    }

    void emptyAnswersAreLeftOut()
    {
        const auto design = *io::fromText(
            R"({"format":"inferboard","version":1,"brief":{"a":"","b":[],"c":"x"}})", {});

        QCOMPARE(design.brief, (Brief {{u"c"_s, u"x"_s}}));
    }

    void anEmptyDesignIsAShortFile()
    {
        QCOMPARE(
            io::toText({}), QByteArray("{\n  \"format\": \"inferboard\",\n  \"version\": 1\n}\n"));
        QCOMPARE(*io::fromText(io::toText({}), {}), Design());
    }

    void aKnownMemberIsNeverReplacedByAnUnknownOne()
    {
        Design design;
        design.title = u"Mine"_s;
        design.unknown.insert(u"title"_s, {u"\"theirs\""_s});

        QCOMPARE(io::fromText(io::toText(design), {})->title, u"Mine"_s);
    }

    void everyDesignIsReadBackAsItWas()
    {
        for (quint32 seed = 0; seed < 500; ++seed) {
            test::RandomDesigns random(seed);
            const auto design = random.design();
            const auto text = io::toText(design);
            const auto read = io::fromText(text, {});
            QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().text()));
            QCOMPARE(*read, design);
            QCOMPARE(io::toText(*read), text); // == of rectangles is not exact, texts are
        }
    }

    void everyEditedDesignCanBeOpenedAgain()
    {
        for (quint32 seed = 0; seed < 15; ++seed) {
            test::RandomDesigns random(seed);
            auto design = random.design();
            for (int i = 0; i < 100; ++i) {
                design = random.edited(design);
                const auto read = io::fromText(io::toText(design), {});
                QVERIFY2(read.has_value(),
                    qPrintable(read ? QString() : random.lastEdit() + read.error().text()));
                QCOMPARE(*read, design);
            }
        }
    }

    void everyDesignKeepsToTheSchema()
    {
        const auto rules =
            *parseJson(fileText(u"resources/schemas/design.schema.json"_s), u"schema"_s);
        for (quint32 seed = 0; seed < 50; ++seed) {
            test::RandomDesigns random(seed);
            const auto json = parseJson(io::toText(random.design()), {});
            const auto valid = io::validate(*json, rules, {});
            QVERIFY2(valid.has_value(), valid ? "" : qPrintable(valid.error().text()));
        }
    }

    void theLargestBoardIsReadBackInGoodTime()
    {
        test::RandomDesigns random(1);
        Design design;
        for (int i = 0; i < limits::components; ++i) {
            design.components.append(
                {QString::number(i), u"cache"_s, u"Cache"_s, random.rect(), {}, {}, {}});
        }
        for (int i = 1; i < limits::components; ++i) {
            design.connections.append({u"w%1"_s.arg(i), QString::number(i - 1), QString::number(i),
                random.kind(), {}, {}, {}, {}});
        }

        QCOMPARE(*io::fromText(io::toText(design), {}), design);
    }
};

INFERBOARD_TEST(TestDesignJson)
#include "tst_design_json.moc"
