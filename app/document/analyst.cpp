// SPDX-License-Identifier: MIT
#include "app/document/analyst.h"

#include "core/layout/layout.h"

Analyst::Analyst(Document &document, const core::Library &library, QObject *parent)
    : QObject(parent), m_document(document), m_library(library), m_simulator(library)
{
    m_thinkers.setMaxThreadCount(1);
    m_arrangers.setMaxThreadCount(1);
    connect(&document, &Document::changed, this, &Analyst::ask);
    ask();
}

Analyst::~Analyst()
{
    stop();
    m_thinkers.waitForDone();
    m_arrangers.waitForDone();
}

void Analyst::stop()
{
    m_isStopped = true;
    m_arrangers.clear();
    m_thinkers.clear();
    m_simulator.cancel();
}

void Analyst::ask()
{
    ++m_asked;
    cancelArrange();
    if (!m_isThinking) {
        think();
    }
}

void Analyst::setWhatIf(const core::WhatIf &whatIf)
{
    if (whatIf == m_whatIf) {
        return;
    }
    m_whatIf = whatIf;
    ++m_asked;
    if (!m_isThinking) {
        think();
    }
    Q_EMIT whatIfChanged();
}

Analyst::Answer Analyst::answerTo(const core::Design &design, const core::Library &library,
    const core::WhatIf &whatIf, core::EstimateMemory &memory, core::CheckMemory &findings)
{
    const core::EstimateScope scope {.memory = &memory, .prices = &library.prices};
    const auto checklists = core::checklistsFor(design, library.checklists);
    Answer answer {core::analyse(design, library.catalog, checklists, scope, &findings), {},
        {design, {}, {}, {}}};
    if (whatIf.isAsked()) {
        answer.plain = answer.analysis;
        answer.supposed = core::suppose(design, library.catalog, whatIf);
        // The findings stay those of the board: a question is no reason to praise or blame it.
        answer.analysis.estimate = core::estimate(answer.supposed.design, library.catalog, scope);
    }
    return answer;
}

void Analyst::think()
{
    if (m_isStopped) {
        return;
    }
    m_isThinking = true;
    m_thinkers.start([this, asked = m_asked, design = m_document.design(), whatIf = m_whatIf] {
        auto known = answerTo(design, m_library, whatIf, m_memory, m_findings);
        QMetaObject::invokeMethod(
            this, [this, asked, known = std::move(known)] { answer(asked, known); },
            Qt::QueuedConnection);
    });
}

void Analyst::answer(quint64 asked, const Answer &answer)
{
    m_isThinking = false;
    m_answered = asked;
    m_analysis = answer.analysis;
    m_plain = answer.plain;
    m_supposed = answer.supposed;
    listen();
    if (asked != m_asked) {
        think();
    }
    // Always: what was simulated must never stand beside the numbers of another board.
    m_simulator.setBoard(answer.supposed.design, m_analysis.estimate);
    Q_EMIT updated();
}

void Analyst::setCheckAsked(bool isAsked)
{
    if (isAsked != m_isCheckAsked) {
        m_isCheckAsked = isAsked;
        listen();
        Q_EMIT updated();
    }
}

void Analyst::listen()
{
    m_review = core::review(m_analysis.checks, m_document.design().doneSteps, m_isCheckAsked);
}

void Analyst::arrange(const core::ElementIds &only)
{
    m_arranging = m_asked;
    m_arrangers.clear();
    m_arrangers.start([this, ticket = m_asked, design = m_document.design(), only] {
        auto positions = core::layout::arrange(design, only);
        QMetaObject::invokeMethod(
            this,
            [this, ticket, positions = std::move(positions)] { finishArrange(ticket, positions); },
            Qt::QueuedConnection);
    });
    Q_EMIT arrangingChanged();
}

void Analyst::cancelArrange()
{
    if (m_arranging) {
        m_arranging.reset();
        Q_EMIT arrangingChanged();
    }
}

void Analyst::finishArrange(
    quint64 ticket, const core::Result<QMap<core::ElementId, QPointF>> &positions)
{
    if (m_arranging != ticket) {
        return;
    }
    m_arranging.reset();
    Q_EMIT arrangingChanged();
    if (positions) {
        Q_EMIT arranged(*positions);
    } else {
        Q_EMIT arrangeFailed(positions.error());
    }
}
