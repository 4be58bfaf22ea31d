// SPDX-License-Identifier: MIT
#pragma once

#include "core/checks/rules/finding.h"

/// What people call the severity: "Warning".
QString severityTitle(core::Severity severity);
