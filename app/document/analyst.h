// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/document.h"
#include "app/document/simulator.h"
#include "core/analysis/analysis.h"
#include "core/analysis/library.h"
#include "core/checks/evaluation/review.h"
#include "core/estimate/insights/what_if.h"

#include <QThreadPool>

#include <optional>

/// Thinks about the design off the GUI thread: analysis after every change, layout on request.
/// A newer design makes an older answer stale, and stale answers are dropped.
class Analyst : public QObject {
    Q_OBJECT

public:
    Analyst(Document &document, const core::Library &library, QObject *parent = nullptr);
    ~Analyst() override;

    /// The newest answer; it may be of an older design than the document's for a moment. While a
    /// what-if question is asked, its estimate is of the supposed design.
    const core::Analysis &analysis() const { return m_analysis; }
    /// The same without the question: what leaves the window.
    const core::Analysis &plainAnalysis() const { return isSupposing() ? m_plain : m_analysis; }

    /// What of the findings is said aloud, and what is only still to do.
    const core::Review &review() const { return m_review; }
    /// Says everything, also of steps that are not marked done, from now on or no longer.
    void setCheckAsked(bool isAsked);
    bool isCheckAsked() const { return m_isCheckAsked; }

    /// Asks the question of every design from now on; the document never learns of it.
    void setWhatIf(const core::WhatIf &whatIf);
    const core::WhatIf &whatIf() const { return m_whatIf; }
    /// What the newest answer supposes; its text is empty when no question is asked.
    const core::Supposed &supposed() const { return m_supposed; }
    bool isSupposing() const { return !m_supposed.text.isEmpty(); }

    /// The formula's witness; it looks at the same board, what-if question included.
    Simulator &simulator() { return m_simulator; }

    /// Whether the answer is of the document's current design.
    bool isUpToDate() const { return m_answered == m_asked; }

    /// Computes new positions; `arranged` answers unless the design changes or it is cancelled.
    void arrange(const core::ElementIds &only);
    void cancelArrange();
    bool isArranging() const { return m_arranging.has_value(); }

    /// Calls off whatever can be called off; nothing new is begun. A layout that runs cannot be
    /// stopped, and the destructor waits for it.
    void stop();

Q_SIGNALS:
    void updated();
    void whatIfChanged();
    void arranged(const QMap<core::ElementId, QPointF> &topLeft);
    void arrangeFailed(const core::Error &error);
    void arrangingChanged();

private:
    void ask();
    void think();
    struct Answer {
        core::Analysis analysis;
        core::Analysis plain; ///< only when it differs
        core::Supposed supposed;
    };
    static Answer answerTo(const core::Design &design, const core::Library &library,
        const core::WhatIf &whatIf, core::EstimateMemory &memory, core::CheckMemory &findings);
    void answer(quint64 asked, const Answer &answer);
    void listen();
    void finishArrange(
        quint64 ticket, const core::Result<QMap<core::ElementId, QPointF>> &positions);

    Document &m_document;
    const core::Library &m_library;
    core::WhatIf m_whatIf;
    core::Analysis m_analysis;
    core::Analysis m_plain;
    core::Supposed m_supposed;
    core::Review m_review;
    bool m_isCheckAsked = false;
    quint64 m_asked = 0;
    quint64 m_answered = 0;
    bool m_isThinking = false;
    bool m_isStopped = false;
    core::EstimateMemory m_memory; ///< of the one thinker that runs at a time
    core::CheckMemory m_findings; ///< of the same
    std::optional<quint64> m_arranging;
    Simulator m_simulator;
    QThreadPool m_thinkers;
    QThreadPool m_arrangers; ///< one at a time: a layout that is no longer wanted cannot be stopped
};
