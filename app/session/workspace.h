// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/analyst.h"
#include "app/document/document.h"
#include "app/document/selection.h"
#include "app/look/appearance.h"
#include "core/analysis/library.h"

/// What a view needs to do its work: the one document, what is selected, what is thought of it.
struct Workspace {
    const core::Library &library;
    Appearance &appearance;
    Document &document;
    Selection &selection;
    Analyst &analyst;
};
