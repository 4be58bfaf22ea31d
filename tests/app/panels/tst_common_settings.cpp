// SPDX-License-Identifier: MIT
#include "app/panels/bench.h"
#include "app/panels/inspector/common_settings.h"
#include "support/registered_test.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestCommonSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bench = std::make_unique<Bench>(); }
    void differentTypesShareSettingsOfTheSameIdAndKind();
    void anUnknownTypeSharesNothing();
    void boundsAreThoseThatHoldForAll();
    void differingValuesAreMixed();
    void aValueThatIsTheDefaultIsTakenAway();
    void eachElementIsHeldAgainstItsOwnDefault();

private:
    QList<Inspected> inspected(const core::ElementIds &ids) const
    {
        return inspect(m_bench->library.catalog, m_bench->design(), ids);
    }

    std::unique_ptr<Bench> m_bench;
};

namespace {

bool contains(const QList<core::SettingSpec> &specs, const QString &id)
{
    return std::any_of(
        specs.begin(), specs.end(), [&](const core::SettingSpec &spec) { return spec.id == id; });
}

Inspected element(const QString &id, double minimum, double maximum)
{
    core::SettingSpec spec;
    spec.id = u"size"_s;
    spec.minimum = minimum;
    spec.maximum = maximum;
    spec.defaultValue = maximum;
    return {id, {}, {spec}};
}

} // namespace

void TestCommonSettings::differentTypesShareSettingsOfTheSameIdAndKind()
{
    const auto gpu = m_bench->add(u"model-server-gpu"_s);
    const auto cpu = m_bench->add(u"model-server-cpu"_s);
    const auto specs = commonSpecs(inspected({gpu, cpu}));
    QVERIFY(contains(specs, u"replicas"_s));
    QVERIFY(!contains(specs, u"model_gib"_s));
}

void TestCommonSettings::anUnknownTypeSharesNothing()
{
    const auto gpu = m_bench->add(u"model-server-gpu"_s);
    const auto oracle = m_bench->add(u"quantum-oracle"_s, {{u"qubits"_s, 12.0}});
    QVERIFY(commonSpecs(inspected({gpu, oracle})).isEmpty());
    QCOMPARE(undeclared(inspected({oracle}).first()), QStringList {u"qubits"_s});
}

void TestCommonSettings::boundsAreThoseThatHoldForAll()
{
    const auto specs = commonSpecs({element(u"a"_s, 0, 10), element(u"b"_s, 5, 20)});
    QCOMPARE(specs.size(), 1);
    QCOMPARE(specs.first().minimum, 5.0);
    QCOMPARE(specs.first().maximum, 10.0);
    QVERIFY(!specs.first().defaultValue);
    QVERIFY(commonSpecs({element(u"a"_s, 0, 1), element(u"b"_s, 5, 20)}).isEmpty());
}

void TestCommonSettings::differingValuesAreMixed()
{
    const auto one = m_bench->add(u"model-server-gpu"_s, {{u"replicas"_s, 6.0}});
    const auto two = m_bench->add(u"model-server-gpu"_s);
    QVERIFY(state(inspected({one, two}), u"replicas"_s).isMixed);
    const auto same = state(inspected({two}), u"replicas"_s);
    QVERIFY(!same.isMixed);
    QVERIFY(!same.isOwn);
    QCOMPARE(same.value, std::optional<core::Setting>(2.0));
}

void TestCommonSettings::aValueThatIsTheDefaultIsTakenAway()
{
    const auto id = m_bench->add(u"model-server-gpu"_s, {{u"replicas"_s, 6.0}});
    const auto design =
        withSetting(m_bench->design(), inspected({id}), u"replicas"_s, core::Setting(2.0));
    QVERIFY(design.components.first().settings.isEmpty());
}

void TestCommonSettings::eachElementIsHeldAgainstItsOwnDefault()
{
    const auto client = m_bench->add(u"model-server-gpu"_s);
    const auto design = m_bench->design();
    auto elements = inspected({client});
    elements.append(element(u"other"_s, 0, 10));
    elements.last().specs.first().id = u"replicas"_s;
    const auto next = withSetting(design, elements, u"replicas"_s, core::Setting(10.0));
    QCOMPARE(next.components.first().settings.value(u"replicas"_s), core::Setting(10.0));
}

INFERBOARD_TEST(TestCommonSettings)
#include "tst_common_settings.moc"
