// SPDX-License-Identifier: MIT
#include "app/document/quick_fixer.h"

#include <QScopedValueRollback>

using namespace Qt::StringLiterals;

namespace {

/// As the name of an undo step: without the full stop.
QString labelOf(const core::Fix &fix)
{
    return fix.say.endsWith(u'.') ? fix.say.chopped(1) : fix.say;
}

QString sentence(const QString &text)
{
    return text.isEmpty() ? text : text.first(1).toUpper() + text.sliced(1);
}

} // namespace

QuickFixer::QuickFixer(Document &document, const core::Library &library, QObject *parent)
    : QObject(parent), m_document(document), m_library(library)
{
    connect(&m_thinker, &Thinker::thinkingChanged, this, &QuickFixer::fixingChanged);
    connect(&document, &Document::changed, this, [this] {
        if (!m_isKeeping) {
            cancel();
        }
    });
}

void QuickFixer::fixFinding(const core::Finding &finding)
{
    if (m_thinker.isThinking()) {
        return; // one fix after the other: the next may need what this one changes
    }
    m_thinker.ask(
        [this, finding, design = m_document.design()](const Thinker::GoOn &) -> Thinker::Answer {
            const auto result = core::fixFinding(
                design, finding, m_library, core::checklistsFor(design, m_library.checklists));
            return [this, finding, result] {
                if (result) {
                    keep(labelOf(finding.fix), *result);
                } else {
                    Q_EMIT refused(finding.key, sentence(result.error().text()));
                }
            };
        });
}

void QuickFixer::fixAll()
{
    m_thinker.ask(
        [this, design = m_document.design()](const Thinker::GoOn &goOn) -> Thinker::Answer {
            const auto result = core::fixAll(
                design, m_library, core::checklistsFor(design, m_library.checklists), goOn);
            return [this, result] { keep(tr("Fix all that can be fixed"), result); };
        });
}

void QuickFixer::cancel()
{
    m_thinker.callOff();
}

void QuickFixer::keep(const QString &label, const core::FixResult &result)
{
    if (!m_document.isEditable()) {
        Q_EMIT refused(result.fixed.isEmpty() ? QString() : result.fixed.first().key,
            tr("Something is being dragged. Let go, and fix it again."));
        return;
    }
    const QScopedValueRollback keeping(m_isKeeping, true);
    m_document.commit(label, result.design);
    Q_EMIT fixed(static_cast<int>(result.fixed.size()),
        core::ElementIds(result.added.cbegin(), result.added.cend()));
}
