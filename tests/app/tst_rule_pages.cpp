// SPDX-License-Identifier: MIT
#include "app/window/rule_pages.h"
#include "support/registered_test.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestRulePages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRuleIsExplainedInFull()
    {
        const auto library = core::loadLibrary(QStringLiteral(INFERBOARD_SOURCE_DIR));
        QVERIFY(library);
        for (const auto &checklist : library->checklists) {
            for (const auto &stage : checklist.stages) {
                for (const auto &rule : stage.rules) {
                    const auto page = rule_pages::rule(rule.id, *library);
                    for (const auto &part : {rule.why, rule.ask.mid, rule.ask.senior,
                             rule.ask.staff, rule.fix.say, rule.source, stage.name}) {
                        QVERIFY2(page.contains(part), qPrintable(rule.id + u": "_s + part));
                    }
                    QVERIFY2(!page.contains(u"{name}"), qPrintable(rule.id));
                }
            }
        }
    }

    void aFrameworkLeadsToAllItsRules()
    {
        const auto library = core::loadLibrary(QStringLiteral(INFERBOARD_SOURCE_DIR));
        QVERIFY(library);
        for (const auto &checklist : library->checklists) {
            const auto page = rule_pages::framework(checklist);
            for (const auto &stage : checklist.stages) {
                for (const auto &rule : stage.rules) {
                    QVERIFY2(page.contains(u"(rule:%1)"_s.arg(rule.id)), qPrintable(rule.id));
                }
            }
        }
    }

    void aRuleThatIsGoneIsSaidToBe()
    {
        QVERIFY(rule_pages::rule(u"data.gone"_s, {}).contains(u"No framework has this rule"));
    }
};

INFERBOARD_TEST(TestRulePages)
#include "tst_rule_pages.moc"
