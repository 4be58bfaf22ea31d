// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/reading/demand.h"
#include "core/estimate/reading/resolved_design.h"

namespace core::estimation {

/// What sizes and costs need to know of a component's load: average rates, for what is kept and
/// paid, and the peak, for what has to fit.
struct Load {
    Quantity averageRate; ///< /s
    Quantity peakRate; ///< /s
    std::vector<double> connectionRates; ///< average, one for each connection, /s; empty: unknown
};

/// The settings of one component, read for its sizes.
class SizingInputs {
public:
    SizingInputs(const ResolvedDesign &resolved, int node);

    std::optional<double> number(const char *setting, const Bounds &bounds = {});
    double number(const char *setting, double otherwise);
    QString text(const char *setting) const;
    /// Whether the type or the component itself knows the setting.
    bool knows(const char *setting) const;
    bool hasRole(const char *role) const;
    /// The setting's name for people: "Corpus size".
    QString nameOf(const char *setting) const;
    /// Copies of what it holds: its `replication`, else its replicas, else one.
    double copies();
    double replicas();

    const ResolvedDesign &resolved() const { return m_resolved; }
    int node() const { return m_node; }
    /// Hands the complaints on, each once.
    void collectInto(QStringList &problems) const;

private:
    const Component &component() const { return m_resolved.graph.component(m_node); }
    const SettingSpec *spec(const char *setting) const;

    const ResolvedDesign &m_resolved;
    int m_node;
    SettingReader m_reader;
};

/// Bytes of one value of the precision: 4 for FP32, half a byte for INT4; 4 for a word not known.
double bytesOf(const QString &precision);

/// Quantities of several parts: the sum and each part's working.
class Total {
public:
    explicit Total(const QString &unit) : m_unit(unit) { }
    void add(double amount, const QString &working);
    bool isEmpty() const { return m_workings.isEmpty(); }
    double amount() const { return m_amount; }
    /// The sum; when there are no parts nothing, and why.
    Quantity orNothing(const QString &why) const;

private:
    QString m_unit;
    double m_amount = 0;
    QStringList m_workings;
};

/// "310 GiB"
QString gibText(double bytes);

} // namespace core::estimation
