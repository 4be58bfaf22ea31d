// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/checklist/finding_filter.h"
#include "app/panels/checklist/finding_row.h"
#include "app/panels/checklist/stage_header.h"
#include "core/checks/rules/checklist.h"

#include <QHash>

class QLabel;
class QPushButton;

/// Findings that are listed under one header: of a stage, or the dismissed ones.
struct FindingGroup {
    QString key; ///< stable: the id of the step, "checklist/stage"
    QString checklist; ///< a name to print above, where a new checklist begins
    QString number;
    QString name;
    int done = 0;
    int total = 0;
    bool isMarkable = false; ///< whether it is a step that can be marked done
    bool isMarked = false;
    std::optional<double> score = {};
    double bestScore = 0; ///< that the step can have
    QList<core::Finding> findings;
    QList<core::Finding> openItems; ///< what is only still to do
    QList<core::BriefField> unwritten; ///< fields of the brief that no finding asks for
};

/// One header with its rows. Rows are kept by the key of their finding, so that an update changes
/// only what differs. It places its children itself when asked to: no layout passes, no flicker.
class FindingSection : public QWidget {
    Q_OBJECT

public:
    explicit FindingSection(const Appearance &appearance, QWidget *parent = nullptr);

    const QString &key() const { return m_group.key; }
    void display(const FindingGroup &group, const FindingFilter &filter);
    /// Places the children for the width and tells the height that they need.
    int arrange(int width);

    void setUnfolded(bool isUnfolded);
    /// Lifts the limit on the number of rows.
    void showAll();
    FindingRow *row(const QString &findingKey) const { return m_rows.value(findingKey); }
    QList<FindingRow *> rows() const { return m_order; }
    /// What the arrow keys walk through, from top to bottom.
    QList<QWidget *> stops() const;

Q_SIGNALS:
    void rowAdded(FindingRow *row);
    /// It was folded, unfolded or asked to show all: the list must arrange anew.
    void resized();
    void fieldRequested(const QString &field);
    void markRequested(const QString &step, bool isDone);

private:
    /// A finding and how it is said.
    struct Said {
        core::Finding finding;
        FindingRow::Emphasis emphasis;
    };
    /// What the filter shows, the quiet ones last.
    QList<Said> shownBy(const FindingFilter &filter) const;
    void fillHeader();
    void fillRows(const QList<Said> &shown);
    void dropRowsBut(const QHash<QString, FindingRow *> &kept);
    FindingRow *rowFor(const Said &said);
    void fillNote(qsizetype hidden);
    void fillUnwritten();
    void lift();

    const Appearance &m_appearance;
    FindingGroup m_group;
    FindingFilter m_filter;
    QLabel *m_checklist;
    StageHeader *m_header;
    QLabel *m_note;
    QPushButton *m_more;
    QLabel *m_unwritten;
    QHash<QString, FindingRow *> m_rows;
    QList<FindingRow *> m_order;
    bool m_showsAll = false;
    bool m_isFound = true; ///< whether a search leaves anything of it
};
