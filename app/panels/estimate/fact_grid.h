// SPDX-License-Identifier: MIT
#pragma once

#include "app/look/appearance.h"
#include "app/wording/fact.h"

#include <QWidget>

class QGridLayout;

/// Lines of facts. The lines stay when only their numbers change, so that the keyboard stays where
/// it is.
class FactGrid : public QWidget {
    Q_OBJECT

public:
    explicit FactGrid(const Appearance &appearance, QWidget *parent = nullptr);

    void display(const QList<Fact> &facts, const core::Estimate &estimate);

Q_SIGNALS:
    void linkActivated(const core::ElementId &element);
    void workingRequested(const WorkingOf &working);

private:
    struct Line {
        QString id;
        class QLabel *title;
        class NumberButton *number; ///< null in a line of words
        QLabel *words; ///< null in a line with a number
    };

    Line makeLine(const Fact &fact, int place);
    void rebuild(const QList<Fact> &facts);
    bool isSame(const QList<Fact> &facts) const;
    QLabel *linkLabel(const char *role);

    const Appearance &m_appearance;
    QList<Fact> m_facts;
    QList<Line> m_lines;
    QGridLayout *m_grid;
};
