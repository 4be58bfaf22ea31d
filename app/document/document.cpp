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
        if (!m_isShown) {
            m_document.show(core::apply(m_document.design(), m_step.diff));
        }
        m_isShown = false;
    }
    void undo() override
    {
        m_document.show(core::apply(m_document.design(), core::inverse(m_step.diff)));
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

void Document::commit(const QString &label, const core::Design &next, const QString &mergeKey)
{
    Draft draft(*this);
    draft.show(next);
    draft.keep(label, mergeKey);
}

void Document::reset(const core::Design &design)
{
    Q_ASSERT_X(!m_draft, "Document::reset", "a draft is open");
    show(design);
    m_history.clear();
    m_history.setClean();
    Q_EMIT settled();
    Q_EMIT historyChanged();
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
    Q_ASSERT_X(!m_isNotifying, "Document::show", "a listener of changed() tried to edit");
    const auto diff = core::difference(m_design, next);
    if (diff.isEmpty()) {
        return;
    }
    m_design = next;
    const QScopedValueRollback notifying(m_isNotifying, true);
    Q_EMIT changed(diff);
}

Draft::Draft(Document &document) : m_document(document), m_start(document.design())
{
    Q_ASSERT_X(!m_document.m_draft, "Draft", "only one edit is tried out at a time");
    m_document.m_draft = this;
}

Draft::~Draft()
{
    if (m_isOpen) {
        m_document.show(m_start);
        m_document.m_draft = nullptr;
    }
}

void Draft::show(const core::Design &next)
{
    Q_ASSERT(m_isOpen);
    m_document.show(next);
}

void Draft::keep(const QString &label, const QString &mergeKey)
{
    Q_ASSERT(m_isOpen);
    m_isOpen = false;
    m_document.m_draft = nullptr;
    auto diff = core::difference(m_start, m_document.design());
    if (diff.isEmpty()) {
        return;
    }
    auto step = std::make_unique<Document::Step>(m_document,
        HistoryStep {label, QDateTime::currentDateTimeUtc(), std::move(diff)}, mergeKey);
    step->setShown();
    m_document.m_history.push(step.release());
}
