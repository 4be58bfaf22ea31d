// SPDX-License-Identifier: MIT
#include "app/panels/finding_section.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

/// More rows at once help nobody and cost time; a button shows the rest.
constexpr qsizetype rowLimit = 25;
constexpr int textLeft = 38;
constexpr int rightMargin = 14;
constexpr int bottomMargin = 8;

/// The height the widget needs at the width.
int neededHeight(const QWidget &widget, int width)
{
    return widget.hasHeightForWidth() ? widget.heightForWidth(width) : widget.sizeHint().height();
}

} // namespace

bool SeverityFilter::shows(core::Severity severity) const
{
    switch (severity) {
    case core::Severity::Error:
        return errors;
    case core::Severity::Warning:
        return warnings;
    case core::Severity::Hint:
        break;
    }
    return hints;
}

void SeverityFilter::set(core::Severity severity, bool isShown)
{
    switch (severity) {
    case core::Severity::Error:
        errors = isShown;
        return;
    case core::Severity::Warning:
        warnings = isShown;
        return;
    case core::Severity::Hint:
        hints = isShown;
        return;
    }
}

FindingSection::FindingSection(const Appearance &appearance, QWidget *parent)
    : QWidget(parent), m_appearance(appearance), m_checklist(new QLabel(this)),
      m_header(new StageHeader(appearance, this)), m_note(new QLabel(this)),
      m_more(new QPushButton(this)), m_unwritten(new QLabel(this))
{
    m_checklist->setProperty("role", u"section"_s);
    m_note->setObjectName(u"note"_s);
    m_note->setProperty("role", u"faint"_s);
    m_note->setFont(::font(TypeSize::Small));
    m_more->setProperty("link", true);
    m_more->setFont(::font(TypeSize::Small));
    m_unwritten->setObjectName(u"unwritten"_s);
    m_unwritten->setProperty("role", u"muted"_s);
    m_unwritten->setFont(::font(TypeSize::Small));
    m_unwritten->setWordWrap(true);
    m_unwritten->setTextFormat(Qt::RichText);
    m_unwritten->setTextInteractionFlags(
        Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    for (auto *part : std::initializer_list<QWidget *> {m_checklist, m_note, m_more, m_unwritten}) {
        part->hide();
    }
    connect(m_unwritten, &QLabel::linkActivated, this, &FindingSection::fieldRequested);
    connect(&appearance, &Appearance::changed, this, &FindingSection::fillUnwritten);
    connect(m_header, &QAbstractButton::toggled, this, &FindingSection::resized);
    connect(m_more, &QAbstractButton::clicked, this, &FindingSection::lift);
}

void FindingSection::display(const FindingGroup &group, const SeverityFilter &filter)
{
    m_group = group;
    m_filter = filter;
    m_checklist->setText(group.checklist);
    m_header->display({group.number, group.name, group.done, group.total,
        static_cast<int>(group.findings.size()), static_cast<int>(group.unwritten.size())});
    QList<core::Finding> shown;
    std::copy_if(group.findings.begin(), group.findings.end(), std::back_inserter(shown),
        [&](const core::Finding &finding) { return filter.shows(finding.severity); });
    fillNote(group.findings.size() - shown.size());
    const auto limit = m_showsAll ? shown.size() : std::min(rowLimit, shown.size());
    m_more->setText(tr("Show %1 more").arg(shown.size() - limit));
    m_more->setEnabled(limit < shown.size());
    fillUnwritten();
    fillRows(shown.first(limit));
}

void FindingSection::fillNote(qsizetype hidden)
{
    m_note->setText(hidden == 0 ? QString()
            : hidden == 1       ? tr("1 more is hidden by the filter")
                                : tr("%1 more are hidden by the filter").arg(hidden));
}

void FindingSection::fillUnwritten()
{
    QStringList names;
    for (const auto &field : std::as_const(m_group.unwritten)) {
        names.append(u"<a href=\"%1\" style=\"color:%2; text-decoration:none\">%3</a>"_s.arg(
            field.id.toHtmlEscaped(), m_appearance.theme().accent.name(),
            field.name.toHtmlEscaped()));
    }
    const auto text =
        names.isEmpty() ? QString() : tr("Still to write: %1").arg(names.join(u", "_s));
    if (text != m_unwritten->text()) {
        m_unwritten->setText(text);
    }
}

void FindingSection::fillRows(const QList<core::Finding> &shown)
{
    QHash<QString, FindingRow *> kept;
    m_order.clear();
    for (const auto &finding : shown) {
        if (kept.contains(finding.key)) {
            continue;
        }
        auto *row = rowFor(finding);
        kept.insert(finding.key, row);
        m_order.append(row);
    }
    dropRowsBut(kept);
    m_rows = kept;
}

FindingRow *FindingSection::rowFor(const core::Finding &finding)
{
    if (auto *row = m_rows.value(finding.key)) {
        row->display(finding);
        return row;
    }
    auto *row = new FindingRow(m_appearance, finding, this);
    Q_EMIT rowAdded(row);
    return row;
}

void FindingSection::dropRowsBut(const QHash<QString, FindingRow *> &kept)
{
    for (auto entry = m_rows.cbegin(); entry != m_rows.cend(); ++entry) {
        if (kept.contains(entry.key())) {
            continue;
        }
        auto *row = entry.value();
        if (row->hasFocus() || row->isAncestorOf(QApplication::focusWidget())) {
            m_header->setFocus();
        }
        row->hide();
        row->deleteLater();
    }
}

int FindingSection::arrange(int width)
{
    int y = 0;
    const auto place = [&](QWidget *widget, bool isShown, int left, int right) {
        widget->setVisible(isShown);
        if (isShown) {
            const int room = width - left - right;
            const int height = neededHeight(*widget, room);
            widget->setGeometry(left, y, room, height);
            y += height;
        }
    };
    if (!m_group.checklist.isEmpty()) {
        y += bottomMargin;
    }
    place(m_checklist, !m_group.checklist.isEmpty(), rightMargin, rightMargin);
    place(m_header, true, 0, 0);
    const bool isUnfolded = m_header->isChecked();
    for (auto *row : m_order) {
        place(row, isUnfolded, 0, 0);
    }
    place(m_more, isUnfolded && m_more->isEnabled(), textLeft, rightMargin);
    place(m_note, isUnfolded && !m_note->text().isEmpty(), textLeft, rightMargin);
    place(m_unwritten, isUnfolded && !m_unwritten->text().isEmpty(), textLeft, rightMargin);
    const bool isEmpty = m_group.findings.isEmpty() && m_group.unwritten.isEmpty();
    return isUnfolded && !isEmpty ? y + bottomMargin : y;
}

void FindingSection::setUnfolded(bool isUnfolded)
{
    m_header->setChecked(isUnfolded);
}

void FindingSection::lift()
{
    showAll();
    Q_EMIT resized();
}

void FindingSection::showAll()
{
    if (!m_showsAll) {
        m_showsAll = true;
        display(FindingGroup(m_group), m_filter);
    }
}

const core::Finding *FindingSection::findingOf(const core::ElementId &element) const
{
    const auto &findings = m_group.findings;
    const auto found = std::find_if(findings.begin(), findings.end(),
        [&](const core::Finding &finding) { return finding.elements.contains(element); });
    return found == findings.end() ? nullptr : &*found;
}

QList<QWidget *> FindingSection::stops() const
{
    QList<QWidget *> result {m_header};
    for (auto *row : m_order) {
        if (!row->isHidden()) {
            result.append(row);
        }
    }
    return result;
}
