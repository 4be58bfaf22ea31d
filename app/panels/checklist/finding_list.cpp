// SPDX-License-Identifier: MIT
#include "app/panels/checklist/finding_list.h"

#include <QApplication>
#include <QKeyEvent>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

namespace {

constexpr int bottomMargin = 12;
constexpr int listRevealMargin = 40;

} // namespace

FindingList::FindingList(const Appearance &appearance, QScrollArea &area)
    : m_appearance(appearance), m_area(area)
{
}

void FindingList::display(const QList<FindingGroup> &groups, Sections sections)
{
    follow(sections);
    m_groups = groups;
    QList<FindingSection *> shown;
    for (const auto &group : groups) {
        auto *section = sectionFor(group);
        section->display(group, m_filter);
        shown.append(section);
    }
    for (auto *section : std::as_const(m_sections)) {
        if (!shown.contains(section)) {
            section->hide();
            section->deleteLater();
        }
    }
    m_sections = shown;
    arrangeAround();
}

void FindingList::setFilter(const FindingFilter &filter)
{
    m_filter = filter;
    for (qsizetype i = 0; i < m_sections.size(); ++i) {
        m_sections.at(i)->display(m_groups.at(i), filter);
    }
    arrangeAround();
}

void FindingList::follow(Sections sections)
{
    if (sections == m_usual) {
        return;
    }
    m_usual = sections;
    for (auto *section : std::as_const(m_sections)) {
        section->setUnfolded(sections == Sections::Unfolded);
    }
}

FindingSection *FindingList::sectionFor(const FindingGroup &group)
{
    const auto found = std::find_if(m_sections.cbegin(), m_sections.cend(),
        [&](const FindingSection *section) { return section->key() == group.key; });
    if (found != m_sections.cend()) {
        return *found;
    }
    auto *section = addSection();
    section->setUnfolded(m_usual == Sections::Unfolded);
    return section;
}

FindingSection *FindingList::addSection()
{
    auto *section = new FindingSection(m_appearance, this);
    connect(section, &FindingSection::rowAdded, this, &FindingList::addRow);
    connect(section, &FindingSection::resized, this, &FindingList::arrange);
    connect(section, &FindingSection::fieldRequested, this, &FindingList::fieldRequested);
    connect(section, &FindingSection::markRequested, this, &FindingList::markRequested);
    section->show();
    return section;
}

void FindingList::addRow(FindingRow *row)
{
    const auto &elements = row->finding().elements;
    row->setMarked(std::any_of(elements.begin(), elements.end(),
        [&](const core::ElementId &id) { return m_marked.contains(id); }));
    connect(row, &FindingRow::activated, this, [this, row] { activate(row); });
    row->setLevel(m_level);
    connect(row, &FindingRow::levelChosen, this, &FindingList::levelChosen);
    connect(row, &FindingRow::resized, this, [this, row] {
        arrange();
        auto *focus = QApplication::focusWidget();
        if (focus != nullptr && row->isAncestorOf(focus)) {
            reveal(focus->parentWidget());
        }
    });
    connect(row, &FindingRow::acted, this, [this, row](const FindingAction &action) {
        Q_EMIT acted(core::Finding(row->finding()), action);
    });
}

void FindingList::activate(FindingRow *row)
{
    if (row->isExpanded()) {
        row->collapse();
        arrange();
    } else {
        expandOnly(row);
    }
    Q_EMIT activated(core::Finding(row->finding()));
}

void FindingList::expandOnly(FindingRow *row)
{
    for (auto *section : std::as_const(m_sections)) {
        for (auto *other : section->rows()) {
            other->collapse();
        }
    }
    row->expand();
    arrange();
    reveal(row);
}

void FindingList::mark(const core::ElementIds &elements)
{
    m_marked = elements;
    for (auto *section : std::as_const(m_sections)) {
        for (auto *row : section->rows()) {
            const auto &about = row->finding().elements;
            row->setMarked(std::any_of(about.begin(), about.end(),
                [&](const core::ElementId &id) { return elements.contains(id); }));
        }
    }
}

const core::Finding *FindingList::findingOf(const core::ElementIds &elements) const
{
    const core::Finding *gravest = nullptr;
    const core::Finding *open = nullptr;
    const auto isAbout = [&](const core::Finding &finding) {
        return std::any_of(finding.elements.begin(), finding.elements.end(),
            [&](const core::ElementId &id) { return elements.contains(id); });
    };
    for (const auto &group : m_groups) {
        for (const auto &finding : group.findings) {
            const bool isGraver = gravest == nullptr
                || (gravest->isDismissed() && !finding.isDismissed())
                || (!finding.isDismissed() && finding.severity < gravest->severity);
            if (isGraver && isAbout(finding)) {
                gravest = &finding;
            }
        }
        for (const auto &finding : group.openItems) {
            if (open == nullptr && isAbout(finding)) {
                open = &finding;
            }
        }
    }
    return gravest != nullptr ? gravest : open;
}

const core::Finding *FindingList::finding(const QString &key) const
{
    for (const auto &group : m_groups) {
        for (const auto *findings : {&group.findings, &group.openItems}) {
            const auto found = std::find_if(findings->begin(), findings->end(),
                [&](const core::Finding &finding) { return finding.key == key; });
            if (found != findings->end()) {
                return &*found;
            }
        }
    }
    return nullptr;
}

FindingRow *FindingList::row(const QString &findingKey) const
{
    for (const auto *section : m_sections) {
        if (auto *row = section->row(findingKey)) {
            return row;
        }
    }
    return nullptr;
}

void FindingList::setLevel(QuestionLevel level)
{
    m_level = level;
    for (auto *section : std::as_const(m_sections)) {
        for (auto *row : section->rows()) {
            row->setLevel(level);
        }
    }
    arrange();
}

void FindingList::forgetRefusals()
{
    for (auto *section : std::as_const(m_sections)) {
        for (auto *one : section->rows()) {
            one->setRefusal({});
        }
    }
}

void FindingList::refuse(const QString &findingKey, const QString &reason)
{
    if (auto *refused = row(findingKey)) {
        refused->setRefusal(reason);
    }
}

void FindingList::open(const QString &findingKey)
{
    for (qsizetype i = 0; i < m_sections.size(); ++i) {
        const auto findings = m_groups.at(i).findings + m_groups.at(i).openItems;
        const bool isHere = std::any_of(findings.begin(), findings.end(),
            [&](const core::Finding &finding) { return finding.key == findingKey; });
        auto *section = m_sections.at(i);
        if (isHere && section->row(findingKey) == nullptr) {
            section->showAll();
        }
        if (auto *row = section->row(findingKey)) {
            section->setUnfolded(true);
            expandOnly(row);
            row->setFocus();
            return;
        }
    }
}

void FindingList::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) {
        arrange();
    }
}

void FindingList::arrange()
{
    int y = 0;
    for (auto *section : std::as_const(m_sections)) {
        const int height = section->arrange(width());
        section->setGeometry(0, y, width(), height);
        y += height;
    }
    setMinimumHeight(y + bottomMargin);
}

void FindingList::arrangeAround()
{
    // What is at the top of the view stays there when something above it comes or goes.
    const auto *anchor = firstSeen();
    const int before = anchor != nullptr ? anchor->mapTo(this, QPoint()).y() : 0;
    arrange();
    if (anchor == nullptr || anchor->isHidden()) {
        return;
    }
    const int moved = anchor->mapTo(this, QPoint()).y() - before;
    auto *bar = m_area.verticalScrollBar();
    if (moved != 0 && bar->value() > 0) {
        resize(width(), std::max(minimumHeight(), m_area.viewport()->height()));
        bar->setMaximum(std::max(0, height() - m_area.viewport()->height()));
        bar->setValue(bar->value() + moved);
    }
}

QWidget *FindingList::firstSeen() const
{
    const int top = m_area.verticalScrollBar()->value();
    for (const auto *section : m_sections) {
        for (auto *stop : section->stops()) {
            if (stop->mapTo(this, QPoint(0, stop->height())).y() > top) {
                return stop;
            }
        }
    }
    return nullptr;
}

void FindingList::reveal(QWidget *widget)
{
    // The area learns of the new height only later; scrolling needs it now.
    resize(width(), std::max(minimumHeight(), m_area.viewport()->height()));
    m_area.verticalScrollBar()->setMaximum(std::max(0, height() - m_area.viewport()->height()));
    const int top = widget->mapTo(this, QPoint()).y();
    m_area.ensureVisible(0, top + widget->height(), 0, listRevealMargin);
    m_area.ensureVisible(0, top, 0, listRevealMargin);
}

void FindingList::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Up:
        moveFocus(-1);
        return;
    case Qt::Key_Down:
        moveFocus(1);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void FindingList::moveFocus(int by)
{
    QList<QWidget *> stops;
    for (const auto *section : std::as_const(m_sections)) {
        stops += section->stops();
    }
    const auto holder = std::find_if(stops.cbegin(), stops.cend(), [](const QWidget *stop) {
        return stop->hasFocus() || stop->isAncestorOf(QApplication::focusWidget());
    });
    const auto next = holder - stops.cbegin() + by;
    if (holder == stops.cend() || next < 0 || next >= stops.size()) {
        return;
    }
    stops.at(next)->setFocus(by > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    reveal(stops.at(next));
}
