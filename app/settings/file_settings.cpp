// SPDX-License-Identifier: MIT
#include "app/settings/file_settings.h"

#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace file_settings {

bool isAutosaved()
{
    return QSettings().value("autosave"_L1, true).toBool();
}

void setAutosaved(bool isAutosaved)
{
    QSettings().setValue("autosave"_L1, isAutosaved);
}

int versionsKept()
{
    constexpr int usual = 5;
    constexpr int most = 99;
    return std::clamp(QSettings().value("versionsKept"_L1, usual).toInt(), 0, most);
}

} // namespace file_settings
