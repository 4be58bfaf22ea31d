// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/finding_section.h"

class QScrollArea;

/// All sections of the checklist below each other. It keeps what the person sees in its place while
/// findings come and go, and lets the arrow keys walk through them.
class FindingList : public QWidget {
    Q_OBJECT

public:
    FindingList(const Appearance &appearance, QScrollArea &area);

    /// How sections are until the person folds or unfolds them; they all follow when it changes.
    enum class Sections { Folded, Unfolded };
    void display(const QList<FindingGroup> &groups, Sections sections);
    void setFilter(const SeverityFilter &filter);
    const SeverityFilter &filter() const { return m_filter; }
    /// Marks the rows that are about one of the elements.
    void mark(const core::ElementIds &elements);
    /// The first finding about the element; null when there is none.
    const core::Finding *findingOf(const core::ElementId &element) const;
    /// Unfolds, expands and scrolls to the finding.
    void open(const QString &findingKey);

Q_SIGNALS:
    void activated(const core::Finding &finding);
    void fixRequested(const core::Finding &finding);
    void fieldRequested(const QString &field);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void follow(Sections sections);
    FindingSection *sectionFor(const FindingGroup &group);
    FindingSection *addSection();
    void addRow(FindingRow *row);
    void activate(FindingRow *row);
    void expandOnly(FindingRow *row);
    void arrange();
    void arrangeAround();
    void reveal(QWidget *widget);
    void moveFocus(int by);
    QWidget *firstSeen() const;

    const Appearance &m_appearance;
    QScrollArea &m_area;
    SeverityFilter m_filter;
    Sections m_usual = Sections::Folded;
    QList<FindingGroup> m_groups;
    QList<FindingSection *> m_sections;
    core::ElementIds m_marked;
};
