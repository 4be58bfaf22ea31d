// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/inspector/inspector_page.h"

/// The page of one component.
InspectorPage *makeComponentPage(Workspace &workspace, const core::Component &component);

/// The page of several components: what they have in common.
InspectorPage *makeComponentsPage(Workspace &workspace);
