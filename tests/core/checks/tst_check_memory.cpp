// SPDX-License-Identifier: MIT
#include "core/analysis/analysis.h"
#include "core/analysis/library.h"
#include "core/model/edits.h"
#include "support/random_design.h"
#include "support/registered_test.h"
#include "support/shipped.h"

#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace core;

namespace {

CheckResult judged(const Design &design, CheckMemory *memory = nullptr)
{
    return analyse(design, library().catalog, library().checklists, {}, memory).checks;
}

QString told(const CheckResult &result)
{
    QStringList lines;
    for (const auto &finding : result.findings) {
        lines.append(finding.key + u' ' + finding.text + u' ' + finding.dismissedBecause);
    }
    return lines.join(u'\n');
}

/// The same elements in another order.
Design shuffled(Design design)
{
    std::reverse(design.components.begin(), design.components.end());
    std::rotate(design.connections.begin(),
        design.connections.begin() + design.connections.size() / 2, design.connections.end());
    return design;
}

QStringList sortedKeys(const CheckResult &result)
{
    QStringList keys;
    for (const auto &finding : result.findings) {
        keys.append(finding.key);
    }
    keys.sort();
    return keys;
}

} // namespace

class CheckMemoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEditAsksOnlyTheRulesThatReadWhatItChanged();
    void movingAsksNoRule();
    void rememberedVerdictsAreThoseOfAFreshCheckAfterAnyEdits();
    void aLoopThatALouderCallClosesIsFoundAtOnce();
    void anyDesignIsJudgedAndFindingsNameElementsThatExist();
};

void CheckMemoryTest::anEditAsksOnlyTheRulesThatReadWhatItChanged()
{
    auto design = library().templates.first().design;
    CheckMemory memory;
    judged(design, &memory);
    const int all = memory.asked();
    QVERIFY(all > 400);

    design = edits::setBrief(design, u"business_goal"_s, u"Something else altogether"_s);
    judged(design, &memory);

    QVERIFY2(memory.asked() > 0 && memory.asked() < all / 4,
        qPrintable(QString::number(memory.asked())));
}

void CheckMemoryTest::movingAsksNoRule()
{
    auto design = library().templates.first().design;
    CheckMemory memory;
    judged(design, &memory);

    design = edits::move(design, {design.components.first().id}, {40, 40});
    judged(design, &memory);

    QCOMPARE(memory.asked(), 0);
}

void CheckMemoryTest::rememberedVerdictsAreThoseOfAFreshCheckAfterAnyEdits()
{
    test::RandomDesigns random(7, &library().catalog);
    for (const auto &one : library().templates) {
        auto design = one.design;
        CheckMemory memory;
        for (int i = 0; i < 60; ++i) {
            const auto remembered = judged(design, &memory);
            const auto fresh = judged(design);
            QVERIFY2(told(remembered) == told(fresh), qPrintable(random.lastEdit()));
            QCOMPARE(remembered.progress, fresh.progress);
            design = random.edited(design);
        }
    }
}

void CheckMemoryTest::aLoopThatALouderCallClosesIsFoundAtOnce()
{
    Design design;
    for (const auto *id : {"a", "b"}) {
        Component component;
        component.id = QString::fromLatin1(id);
        component.type = u"app-server"_s;
        component.rect = QRectF(0, 0, 180, 60);
        design = edits::add(design, component).design;
    }
    Connection there;
    there.from = u"a"_s;
    there.to = u"b"_s;
    there.settings.insert(u"probability"_s, 0.5);
    Connection back;
    back.from = u"b"_s;
    back.to = u"a"_s;
    const auto first = edits::connect(design, there);
    design = edits::connect(first.design, back).design;
    const auto isFound = [](const CheckResult &result) {
        return std::any_of(result.findings.begin(), result.findings.end(),
            [](const Finding &finding) { return finding.rule == u"serving.acyclic"_s; });
    };
    CheckMemory memory;
    QVERIFY(!isFound(judged(design, &memory)));

    design = edits::setSetting(design, {first.ids.first()}, u"calls"_s, Setting(2.0));

    QVERIFY(isFound(judged(design, &memory)));
}

void CheckMemoryTest::anyDesignIsJudgedAndFindingsNameElementsThatExist()
{
    // Ten thousand designs of any shape: cycles, unknown types, settings of any kind.
    test::RandomDesigns random(11, &library().catalog);
    for (int i = 0; i < 10'000; ++i) {
        const auto design = random.design({8, 12, 2});
        const Estimate estimate;
        const auto result = check(design, library().catalog, estimate, library().checklists);
        for (const auto &finding : result.findings) {
            for (const auto &id : finding.elements) {
                QVERIFY2(find(design.components, id) || find(design.connections, id),
                    qPrintable(finding.key));
            }
        }
        if (i % 10 == 0) {
            const auto other =
                check(shuffled(design), library().catalog, estimate, library().checklists);
            QCOMPARE(sortedKeys(other), sortedKeys(result));
        }
    }
}

INFERBOARD_TEST(CheckMemoryTest)
#include "tst_check_memory.moc"
