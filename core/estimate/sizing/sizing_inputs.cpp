// SPDX-License-Identifier: MIT
#include "core/estimate/sizing/sizing_inputs.h"

#include "core/estimate/sizing/sizing_formulas.h"

using namespace Qt::StringLiterals;

namespace core::estimation {

SizingInputs::SizingInputs(const ResolvedDesign &resolved, int node)
    : m_resolved(resolved), m_node(node), m_reader(resolved.settings(node))
{
}

std::optional<double> SizingInputs::number(const char *setting, const Bounds &bounds)
{
    return m_reader.number(QLatin1String(setting), bounds);
}

double SizingInputs::number(const char *setting, double otherwise)
{
    return number(setting).value_or(otherwise);
}

QString SizingInputs::text(const char *setting) const
{
    const auto value = m_resolved.catalog.value(component(), QLatin1String(setting));
    const auto *text = value ? std::get_if<QString>(&*value) : nullptr;
    return text ? *text : QString();
}

bool SizingInputs::knows(const char *setting) const
{
    return spec(setting) || component().settings.contains(QLatin1String(setting));
}

bool SizingInputs::hasRole(const char *role) const
{
    return m_resolved.catalog.hasRole(component(), QLatin1String(role));
}

QString SizingInputs::nameOf(const char *setting) const
{
    const auto *known = spec(setting);
    return known ? known->name : QString::fromLatin1(setting);
}

double SizingInputs::copies()
{
    const auto replication = number("replication", {1, 1e6});
    return replication ? *replication : replicas();
}

double SizingInputs::replicas()
{
    return number("replicas", Bounds {1, 1e9}).value_or(1);
}

void SizingInputs::collectInto(QStringList &problems) const
{
    collect(m_reader, m_resolved.name(m_node), problems);
    problems.removeDuplicates();
}

const SettingSpec *SizingInputs::spec(const char *setting) const
{
    const auto *type = m_resolved.types[static_cast<std::size_t>(m_node)];
    return type ? type->setting(QLatin1String(setting)) : nullptr;
}

double bytesOf(const QString &precision)
{
    if (precision == u"FP16" || precision == u"BF16") {
        return 2;
    }
    if (precision == u"FP8" || precision == u"INT8") {
        return 1;
    }
    return precision == u"INT4" ? 0.5 : 4;
}

void Total::add(double amount, const QString &working)
{
    m_amount += amount;
    m_workings.append(working);
}

Quantity Total::orNothing(const QString &why) const
{
    if (isEmpty()) {
        return unknownQuantity(m_unit, why);
    }
    const auto sum = u" = "_s + formatNumber(m_amount) + u' ' + m_unit;
    return quantity(m_amount, m_unit,
        m_workings.size() == 1 ? m_workings.first() : m_workings.join(u" + "_s) + sum);
}

QString gibText(double bytes)
{
    return formatNumber(bytes / sizing::gib) + u" GiB"_s;
}

} // namespace core::estimation
