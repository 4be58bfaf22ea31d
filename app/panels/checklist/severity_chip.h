// SPDX-License-Identifier: MIT
#pragma once

#include "app/look/appearance.h"

#include <QAbstractButton>

/// How many findings of a severity there are; switched off, they are hidden.
class SeverityChip : public QAbstractButton {
    Q_OBJECT

public:
    SeverityChip(const Appearance &appearance, core::Severity severity, QWidget *parent = nullptr);

    core::Severity severity() const { return m_severity; }
    void setCount(int count);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString words() const;

    const Appearance &m_appearance;
    core::Severity m_severity;
    int m_count = 0;
};
