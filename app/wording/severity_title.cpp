// SPDX-License-Identifier: MIT
#include "app/wording/severity_title.h"

#include <QCoreApplication>

QString severityTitle(core::Severity severity)
{
    switch (severity) {
    case core::Severity::Error:
        return QCoreApplication::translate("severity", "Error");
    case core::Severity::Warning:
        return QCoreApplication::translate("severity", "Warning");
    case core::Severity::Hint:
        break;
    }
    return QCoreApplication::translate("severity", "Hint");
}
