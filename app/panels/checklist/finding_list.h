// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/checklist/finding_section.h"

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
    void setFilter(const FindingFilter &filter);
    const FindingFilter &filter() const { return m_filter; }
    /// Marks the rows that are about one of the elements.
    void mark(const core::ElementIds &elements);
    /// The gravest finding about one of the elements, or else what is still to do about it; null
    /// when there is nothing.
    const core::Finding *findingOf(const core::ElementIds &elements) const;
    /// The finding with the key, shown or not; null when there is none.
    const core::Finding *finding(const QString &key) const;
    void setLevel(QuestionLevel level);
    /// Tells in the finding's row why its fix was not done.
    void refuse(const QString &findingKey, const QString &reason);
    /// Takes back what was said of fixes of an earlier design.
    void forgetRefusals();
    /// Unfolds, expands and scrolls to the finding.
    void open(const QString &findingKey);

Q_SIGNALS:
    void activated(const core::Finding &finding);
    void acted(const core::Finding &finding, const FindingAction &action);
    void levelChosen(QuestionLevel level);
    void markRequested(const QString &step, bool isDone);
    void fieldRequested(const QString &field);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void follow(Sections sections);
    FindingSection *sectionFor(const FindingGroup &group);
    FindingSection *addSection();
    void addRow(FindingRow *row);
    FindingRow *row(const QString &findingKey) const;
    void activate(FindingRow *row);
    void expandOnly(FindingRow *row);
    void arrange();
    void arrangeAround();
    void reveal(QWidget *widget);
    void moveFocus(int by);
    QWidget *firstSeen() const;

    const Appearance &m_appearance;
    QScrollArea &m_area;
    FindingFilter m_filter;
    QuestionLevel m_level = QuestionLevel::Senior;
    Sections m_usual = Sections::Folded;
    QList<FindingGroup> m_groups;
    QList<FindingSection *> m_sections;
    core::ElementIds m_marked;
};
