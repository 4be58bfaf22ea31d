// SPDX-License-Identifier: MIT
#include "app/document/thinker.h"

Thinker::Thinker(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

Thinker::~Thinker()
{
    ++m_ticket;
    m_pool.clear();
    m_pool.waitForDone();
}

void Thinker::ask(const Question &question)
{
    const auto ticket = ++m_ticket;
    m_pool.clear();
    m_pool.start([this, ticket, question] {
        const auto answer = question([this, ticket] { return m_ticket == ticket; });
        QMetaObject::invokeMethod(
            this,
            [this, ticket, answer] {
                if (m_ticket == ticket) {
                    setThinking(false);
                    answer();
                }
            },
            Qt::QueuedConnection);
    });
    setThinking(true);
}

void Thinker::callOff()
{
    ++m_ticket;
    m_pool.clear();
    setThinking(false);
}

void Thinker::setThinking(bool isThinking)
{
    if (isThinking != m_isThinking) {
        m_isThinking = isThinking;
        Q_EMIT thinkingChanged();
    }
}
