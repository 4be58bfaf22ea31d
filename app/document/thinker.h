// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <functional>

/// Works one long computation out off the GUI thread. A new one calls the one before it off, whose
/// answer is dropped.
class Thinker : public QObject {
    Q_OBJECT

public:
    using GoOn = std::function<bool()>;
    using Answer = std::function<void()>;
    /// Computes on copies, asking now and then whether to go on; what it returns is called in the
    /// GUI thread, unless something newer was asked.
    using Question = std::function<Answer(const GoOn &)>;

    explicit Thinker(QObject *parent = nullptr);
    ~Thinker() override;

    void ask(const Question &question);
    void callOff();
    bool isThinking() const { return m_isThinking; }

Q_SIGNALS:
    void thinkingChanged();

private:
    void setThinking(bool isThinking);

    std::atomic<quint64> m_ticket = 0;
    bool m_isThinking = false;
    QThreadPool m_pool;
};
