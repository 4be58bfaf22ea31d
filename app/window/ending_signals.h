// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

/// What ends a program from outside, told in the event loop: signals (SIGTERM, SIGINT, SIGHUP), and
/// the desktop when its session is over, heard as an event filter of the application. There is one
/// at a time.
class EndingSignals : public QObject {
    Q_OBJECT

public:
    explicit EndingSignals(QObject *parent = nullptr);
    ~EndingSignals() override;

    /// Takes the desktop's wish before windows ask about it: it waits for no answer.
    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// The program is to end, with this exit code: 128 and the number of the signal, if it was one.
    void received(int exitCode);

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

/// Lets a write beyond the limit of file sizes fail like one on a full disk, instead of ending the
/// program in the middle of it.
void survivePastFileSizeLimit();
