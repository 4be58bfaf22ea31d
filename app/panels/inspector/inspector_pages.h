// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/inspector/inspector_page.h"

/// The page for what is selected now.
InspectorPage *makeInspectorPage(Workspace &workspace);

/// What decides whether a page still fits: the selected elements and their kinds.
QString inspectorPageKey(const Workspace &workspace);
