// SPDX-License-Identifier: MIT
#pragma once

#include "app/look/theme.h"
#include "app/settings/settings.h"

#include <QObject>

/// The theme in force: the person's choice or the system's, applied to the whole application.
class Appearance : public QObject {
    Q_OBJECT

public:
    explicit Appearance(QObject *parent = nullptr);

    const Theme &theme() const { return m_theme; }
    ThemeChoice choice() const { return m_choice; }
    void choose(ThemeChoice choice);

Q_SIGNALS:
    void changed();

private:
    void apply();
    void askSystem();

    ThemeChoice m_choice;
    bool m_isSystemDark = false;
    Theme m_theme;

private Q_SLOTS:
    void systemSettingChanged(
        const QString &space, const QString &key, const class QDBusVariant &value);
};
