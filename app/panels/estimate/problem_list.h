// SPDX-License-Identifier: MIT
#pragma once

#include "app/look/appearance.h"

#include <QWidget>

class QLabel;

/// Why something could not be computed, as warnings below each other.
class ProblemList : public QWidget {
    Q_OBJECT

public:
    explicit ProblemList(const Appearance &appearance, QWidget *parent = nullptr);

    void display(const QStringList &problems);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_appearance;
    QStringList m_problems;
    QList<QLabel *> m_labels;
};
