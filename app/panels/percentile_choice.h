// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class LineField;
class QButtonGroup;

/// Which request to show: the typical one, one of the slow ones, or any percentile.
class PercentileChoice : public QWidget {
    Q_OBJECT

public:
    explicit PercentileChoice(QWidget *parent = nullptr);

    /// 0..100
    double percentile() const { return m_percentile; }

Q_SIGNALS:
    void changed(double percentile);

private:
    void choose(double percentile);

    double m_percentile = 99;
    QButtonGroup *m_buttons;
    LineField *m_any;
};
