// SPDX-License-Identifier: MIT
#pragma once

#include "app/look/appearance.h"
#include "core/checks/rules/finding.h"

#include <QAbstractButton>

/// The one thing that is best done next; pressing it opens it.
class NextStep : public QAbstractButton {
    Q_OBJECT

public:
    explicit NextStep(const Appearance &appearance, QWidget *parent = nullptr);

    /// Shows the finding; null when nothing is open.
    void display(const core::Finding *finding);
    /// The key of the finding; empty when nothing is open.
    QString findingKey() const { return m_key; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    const Appearance &m_appearance;
    QString m_key;
};
