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

/// Reads numbers of one component or connection. A file can hold nonsense: a refused value is
/// complained about, in a sentence without its owner, and the type's default stands in for it.
class SettingReader {
public:
    SettingReader(const Settings &own, const QList<SettingSpec> *specs) : m_own(own), m_specs(specs)
    {
    }

    std::optional<double> number(const QString &setting, const Bounds &bounds = {});
    const QStringList &complaints() const { return m_complaints; }

private:
    const SettingSpec *spec(const QString &setting) const;

    const Settings &m_own;
    const QList<SettingSpec> *m_specs; ///< null when the type is unknown
    QStringList m_complaints;
};

} // namespace core::estimation
