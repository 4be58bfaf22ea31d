// SPDX-License-Identifier: MIT
#pragma once

#include "core/catalog/component_type.h"
#include "core/model/design.h"

#include <optional>

namespace core::estimation {

/// The values for which a setting means anything, whatever its type says.
struct Bounds {
    double minimum = 0;
    double maximum = 1e12;
};

/// Reads settings of one component or connection. A file can hold nonsense: a refused value is
/// complained about, in a sentence without its owner, and the type's default stands in for it.
class SettingReader {
public:
    SettingReader(const Settings &own, const QList<SettingSpec> *specs) : m_own(own), m_specs(specs)
    {
    }

    std::optional<double> number(const QString &setting, const Bounds &bounds = {});
    /// A number that counts something: at least the least, and whole.
    std::optional<int> count(const QString &setting, int least = 1);
    /// A text or choice; empty when there is none.
    QString text(const QString &setting);
    bool flag(const QString &setting);

    /// Complains about what only several settings together tell.
    void complain(const QString &sentence) { m_complaints.append(sentence); }
    const QStringList &complaints() const { return m_complaints; }

private:
    const SettingSpec *spec(const QString &setting) const;
    template<typename T> T valueOf(const QString &setting, T none, const QString &kind);

    const Settings &m_own;
    const QList<SettingSpec> *m_specs; ///< null when the type is unknown
    QStringList m_complaints;
};

} // namespace core::estimation
