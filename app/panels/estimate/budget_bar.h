// SPDX-License-Identifier: MIT
#pragma once

#include "app/look/appearance.h"

#include <QWidget>

/// The p99 against what was promised: filled as far as it is used up, red beyond the promise.
class BudgetBar : public QWidget {
    Q_OBJECT

public:
    explicit BudgetBar(const Appearance &appearance, QWidget *parent = nullptr);

    /// 1 is the whole budget.
    void display(double used);
    double used() const { return m_used; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_appearance;
    double m_used = 0;
};
