// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/document.h"
#include "app/document/thinker.h"
#include "core/analysis/library.h"
#include "core/analysis/verified_fix.h"

/// Does the fixes of findings, off the GUI thread and each time as one undo step. An edit that
/// comes in between calls it off.
class QuickFixer : public QObject {
    Q_OBJECT

public:
    QuickFixer(Document &document, const core::Library &library, QObject *parent = nullptr);

    /// Does the fix of one finding.
    void fixFinding(const core::Finding &finding);
    /// Does every fix that needs no answer of a person.
    void fixAll();
    /// Leaves the design as it is.
    void cancel();
    bool isFixing() const { return m_thinker.isThinking(); }

Q_SIGNALS:
    void fixingChanged();
    /// It is done: so many findings are gone, and these elements are new.
    void fixed(int findings, const core::ElementIds &added);
    /// The fix would not help; the reason can be shown as it is.
    void refused(const QString &findingKey, const QString &reason);

private:
    void keep(const QString &label, const core::FixResult &result);

    Document &m_document;
    const core::Library &m_library;
    bool m_isKeeping = false;
    Thinker m_thinker;
};
