// SPDX-License-Identifier: MIT
#pragma once

#include "core/checks/rules/finding.h"
#include "core/checks/rules/json_arguments.h"

namespace core {

/// Reads the member "fix" of a rule; an empty fix when there is none. Problems go to the rule's
/// arguments.
Fix readFix(Arguments &rule);

} // namespace core
