// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

/// The signals by which the system ends a program (SIGTERM, SIGINT, SIGHUP), told in the event
/// loop. There is one at a time.
class EndingSignals : public QObject {
    Q_OBJECT

public:
    explicit EndingSignals(QObject *parent = nullptr);
    ~EndingSignals() override;

Q_SIGNALS:
    /// The program is to end, with this exit code: 128 and the number of the signal.
    void received(int exitCode);

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

/// Lets a write beyond the limit of file sizes fail like one on a full disk, instead of ending the
/// program in the middle of it.
void survivePastFileSizeLimit();
