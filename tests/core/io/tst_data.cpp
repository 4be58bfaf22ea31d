// SPDX-License-Identifier: MIT
#include "core/io/file.h"
#include "support/registered_test.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;

class TestData : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theShippedDataIsPartOfTheProgram()
    {
        const auto shipped = io::read(u":/inferboard/resources/categories.json"_s);

        QVERIFY2(shipped.has_value(), shipped ? "" : qPrintable(shipped.error().text()));
        QCOMPARE(*shipped,
            *io::read(QStringLiteral(INFERBOARD_SOURCE_DIR "/resources/categories.json")));
    }

    void foldersOfTheShippedDataCanBeListed()
    {
        QVERIFY(io::list(u":/inferboard/resources/schemas"_s, u".json"_s)
                    ->contains(u"design.schema.json"_s));
    }
};

INFERBOARD_TEST(TestData)
#include "tst_data.moc"
