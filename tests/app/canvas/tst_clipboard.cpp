// SPDX-License-Identifier: MIT
#include "app/canvas/canvas_bench.h"
#include "app/canvas/clipboard.h"
#include "support/registered_test.h"

using namespace Qt::StringLiterals;

class TestClipboard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsCopiedComesBack()
    {
        const auto mime = clipboard::toMime(threeInARow());
        QVERIFY(clipboard::hasFragment(*mime));
        const auto back = clipboard::fromMime(*mime);
        QVERIFY(back);
        QCOMPARE(*back, threeInARow());
    }

    void itComesBackFromPlainTextToo()
    {
        QMimeData text;
        text.setText(clipboard::toMime(threeInARow())->text());
        QVERIFY(clipboard::hasFragment(text));
        QCOMPARE(*clipboard::fromMime(text), threeInARow());
    }

    void anythingElseIsRefusedWithAReason()
    {
        QMimeData text;
        text.setText(u"{\"format\": \"inferboard\", \"version\": 1, \"components\": [{}]}"_s);
        const auto refused = clipboard::fromMime(text);
        QVERIFY(!refused);
        QVERIFY(!refused.error().message.isEmpty());
        text.setText(u"hello"_s);
        QVERIFY(!clipboard::hasFragment(text));
    }
};

INFERBOARD_TEST(TestClipboard)
#include "tst_clipboard.moc"
