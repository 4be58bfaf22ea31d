// SPDX-License-Identifier: MIT
#pragma once

#include "core/estimate/insights/trace_waterfall.h"

#include <QWidget>

#include <optional>

class LineField;
class QButtonGroup;
class QPushButton;

/// Which request to show: the formula's at any percentile, or one that was simulated.
class PercentileChoice : public QWidget {
    Q_OBJECT

public:
    explicit PercentileChoice(QWidget *parent = nullptr);

    /// 0..100
    double percentile() const { return m_percentile; }
    /// The simulated request to show instead; nothing while none is asked for or there is none.
    std::optional<core::TraceChoice> traceChoice() const;
    /// Whether something was simulated. What was chosen is shown again when it is.
    void setSimulated(bool isSimulated);

Q_SIGNALS:
    void changed();

private:
    void choose(double percentile);
    void chooseSimulated(core::TraceChoice traceChoice);
    QPushButton *addButton(const QString &text, int id, class QHBoxLayout *row);
    void buildSimulated(class QVBoxLayout *column);
    void display();

    double m_percentile = 99;
    std::optional<core::TraceChoice> m_traceChoice;
    bool m_isSimulated = false;
    QButtonGroup *m_buttons;
    LineField *m_any;
    QWidget *m_simulated;
};
