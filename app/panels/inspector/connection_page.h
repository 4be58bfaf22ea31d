// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/inspector/inspector_page.h"

/// The page of one connection.
InspectorPage *makeConnectionPage(Workspace &workspace, const core::ElementId &id);

/// The page of several connections: what they have in common.
InspectorPage *makeConnectionsPage(Workspace &workspace);
