// SPDX-License-Identifier: MIT
#pragma once

#include "app/look/appearance.h"
#include "app/wording/estimate_text.h"

#include <QFrame>

class NumberButton;
class QLabel;

/// What flows along the connection that is selected on the board.
class ConnectionCard : public QFrame {
    Q_OBJECT

public:
    explicit ConnectionCard(const Appearance &appearance, QWidget *parent = nullptr);

    void display(const core::ConnectionEstimate &connection, const QString &name);

Q_SIGNALS:
    void workingRequested(const WorkingOf &working);

private:
    using Member = core::Quantity core::ConnectionEstimate::*;
    NumberButton *number(const QString &title, Member member);
    void requestWorking(const QString &title, Member member);

    const Appearance &m_appearance;
    core::ElementId m_id;
    QLabel *m_name;
    NumberButton *m_rate;
    NumberButton *m_bandwidth;
};
