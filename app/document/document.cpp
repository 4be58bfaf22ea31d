// SPDX-License-Identifier: MIT
#include "app/document/document.h"

#include <QScopedValueRollback>

/// The one undo command: a difference, applied forwards and backwards.
class Document::Step : public QUndoCommand {
public:
    Step(Document &document, HistoryStep step, QString mergeKey)
        : QUndoCommand(step.label), m_document(document), m_step(std::move(step)),
          m_mergeKey(std::move(mergeKey))
    {
    }

    const HistoryStep &step() const { return m_step; }

    int id() const override { return m_mergeKey.isEmpty() ? -1 : 1; }
    void redo() override
    {
        const auto cause = m_isShown ? core::StepCause::Edit : core::StepCause::Redo;
        if (!m_isShown) {
            m_document.show(core::apply(m_document.design(), m_step.diff));
        }
        m_isShown = false;
        record(m_step.diff, cause);
    }
    void undo() override
    {
        const auto back = core::inverse(m_step.diff);
        m_document.show(core::apply(m_document.design(), back));
        record(back, core::StepCause::Undo);
    }
    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *next = static_cast<const Step *>(other);
        if (next->m_mergeKey != m_mergeKey) {
            return false;
        }
        const auto &now = m_document.design();
        const auto between = core::apply(now, core::inverse(next->m_step.diff));
        m_step.diff = core::difference(core::apply(between, core::inverse(m_step.diff)), now);
        setObsolete(m_step.diff.isEmpty());
        return true;
    }

    /// The draft has already shown what the first redo would show.
    void setShown() { m_isShown = true; }

private:
    void record(const core::Diff &diff, core::StepCause cause) const
    {
        Q_EMIT m_document.recorded({m_step.label, QDateTime::currentDateTimeUtc(), diff, cause});
    }

    Document &m_document;
    HistoryStep m_step;
    QString m_mergeKey;
    bool m_isShown = false;
};

Document::Document(QObject *parent) : QObject(parent)
{
    connect(&m_history, &QUndoStack::indexChanged, this, &Document::settled);
    connect(&m_history, &QUndoStack::indexChanged, this, &Document::historyChanged);
    connect(&m_history, &QUndoStack::cleanChanged, this, &Document::historyChanged);
}

Document::~Document()
{
    m_history.disconnect(this); // a stack that goes says that it was cleared
}

const core::Design &Document::committed() const
{
    if (m_draft) {
        return m_draft->start();
    }
    return m_dropped ? *m_dropped : m_design;
}

bool Document::commit(const QString &label, const core::Design &next, const QString &mergeKey)
{
    Draft draft(*this);
    if (!draft.isOpen()) {
        return refuse(label);
    }
    draft.show(next);
    draft.keep(label, mergeKey);
    return true;
}

bool Document::reset(const core::Design &design)
{
    if (!isEditable()) {
        return refuse({});
    }
    show(design);
    const QScopedValueRollback notifying(m_isNotifying, true);
    m_history.clear();
    m_history.setClean();
    Q_EMIT replaced();
    Q_EMIT settled();
    Q_EMIT historyChanged();
    return true;
}

void Document::undo()
{
    if (!isEditable()) {
        refuse(m_history.undoText());
        return;
    }
    const QScopedValueRollback notifying(m_isNotifying, true);
    m_history.undo();
}

void Document::redo()
{
    if (!isEditable()) {
        refuse(m_history.redoText());
        return;
    }
    const QScopedValueRollback notifying(m_isNotifying, true);
    m_history.redo();
}

bool Document::refuse(const QString &label)
{
    Q_EMIT refused(label);
    return false;
}

QList<HistoryStep> Document::history() const
{
    QList<HistoryStep> steps;
    for (int i = 0; i < m_history.index(); ++i) {
        steps.append(static_cast<const Step *>(m_history.command(i))->step());
    }
    return steps;
}

void Document::show(const core::Design &next)
{
    const auto diff = core::difference(m_design, next);
    if (diff.isEmpty()) {
        return;
    }
    m_design = next;
    {
        const QScopedValueRollback notifying(m_isNotifying, true);
        Q_EMIT changed(diff);
    }
    if (const auto start = std::exchange(m_dropped, std::nullopt)) {
        show(*start);
    }
}

/// A listener may drop the draft it is being told of: its start is shown when all have been told.
void Document::drop(const Draft &draft)
{
    m_draft = nullptr;
    if (m_isNotifying) {
        m_dropped = draft.start();
    } else {
        show(draft.start());
    }
}

Draft::Draft(Document &document)
    : m_document(document), m_start(document.design()), m_isOpen(document.isEditable())
{
    if (m_isOpen) {
        m_document.m_draft = this;
    }
}

Draft::~Draft()
{
    if (m_isOpen) {
        m_document.drop(*this);
    }
}

void Draft::show(const core::Design &next)
{
    if (m_isOpen && !m_document.m_isNotifying) {
        m_document.show(next);
    }
}

void Draft::keep(const QString &label, const QString &mergeKey)
{
    if (!m_isOpen) {
        return;
    }
    m_isOpen = false;
    m_document.m_draft = nullptr;
    auto diff = core::difference(m_start, m_document.design());
    if (diff.isEmpty()) {
        return;
    }
    auto step = std::make_unique<Document::Step>(m_document,
        HistoryStep {label, QDateTime::currentDateTimeUtc(), std::move(diff), {}}, mergeKey);
    step->setShown();
    const QScopedValueRollback notifying(m_document.m_isNotifying, true);
    m_document.m_history.push(step.release());
}
