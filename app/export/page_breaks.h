// SPDX-License-Identifier: MIT
#pragma once

class QTextDocument;

namespace page_breaks {

/// Moves headings that would stand alone at the foot of a page to the next one, with what follows
/// them: of a table its first row of numbers. The document has a page size.
void keepHeadings(QTextDocument &document);

} // namespace page_breaks
