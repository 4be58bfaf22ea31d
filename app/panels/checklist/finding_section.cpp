// SPDX-License-Identifier: MIT
#include "app/panels/checklist/finding_section.h"

#include "app/look/plain_text.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

/// More rows at once help nobody and cost time; a button shows the rest.
constexpr qsizetype rowLimit = 25;
/// Of what is only still to do, a few say enough.
constexpr qsizetype openLimit = 4;
constexpr int sectionTextLeft = 38;
constexpr int rightMargin = 14;
constexpr int sectionBottomMargin = 8;
constexpr int titleGap = 4;

/// The height the widget needs at the width.
int neededHeight(const QWidget &widget, int width)
{
    return widget.hasHeightForWidth() ? widget.heightForWidth(width) : widget.sizeHint().height();
}

} // namespace

FindingSection::FindingSection(const Appearance &appearance, QWidget *parent)
    : QWidget(parent), m_appearance(appearance), m_checklist(plain_text::label({}, this)),
      m_header(new StageHeader(appearance, this)), m_note(plain_text::label({}, this)),
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
    connect(m_header, &StageHeader::markRequested, this,
        [this](bool isDone) { Q_EMIT markRequested(m_group.key, isDone); });
    connect(m_more, &QAbstractButton::clicked, this, &FindingSection::lift);
}

void FindingSection::display(const FindingGroup &group, const FindingFilter &filter)
{
    m_group = group;
    m_filter = filter;
    m_checklist->setText(group.checklist);
    fillHeader();
    auto shown = shownBy(filter);
    m_isFound = !filter.isSearch() || !shown.isEmpty();
    fillNote(group.findings.size()
        - std::count_if(shown.cbegin(), shown.cend(),
            [](const Said &said) { return said.emphasis == FindingRow::Emphasis::Finding; }));
    const auto all = shown.size();
    if (!m_showsAll) {
        qsizetype aloud = 0;
        qsizetype quiet = 0;
        shown.removeIf([&](const Said &said) {
            return said.emphasis == FindingRow::Emphasis::Finding ? ++aloud > rowLimit
                                                                  : ++quiet > openLimit;
        });
    }
    m_more->setText(tr("Show %1 more").arg(all - shown.size()));
    m_more->setEnabled(shown.size() < all);
    fillUnwritten();
    fillRows(shown);
}

void FindingSection::fillHeader()
{
    StageHeader::Content content;
    content.number = m_group.number;
    content.name = m_group.name;
    content.done = m_group.done;
    content.total = m_group.total;
    content.findings = static_cast<int>(m_group.findings.size());
    content.stillToDo = static_cast<int>(m_group.openItems.size() + m_group.unwritten.size());
    content.isMarkable = m_group.isMarkable;
    content.isMarked = m_group.isMarked;
    content.score = m_group.score;
    content.bestScore = m_group.bestScore;
    for (const auto &finding : std::as_const(m_group.findings)) {
        if (!finding.isDismissed()) {
            content.worst = std::min(content.worst.value_or(finding.severity), finding.severity);
        }
    }
    m_header->display(content);
}

QList<FindingSection::Said> FindingSection::shownBy(const FindingFilter &filter) const
{
    QList<Said> shown;
    for (const auto &finding : m_group.findings) {
        if (filter.shows(finding)) {
            shown.append({finding, FindingRow::Emphasis::Finding});
        }
    }
    for (const auto &finding : m_group.openItems) {
        if (filter.showsOpenItem(finding)) {
            shown.append({finding, FindingRow::Emphasis::OpenItem});
        }
    }
    return shown;
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

void FindingSection::fillRows(const QList<Said> &shown)
{
    QHash<QString, FindingRow *> kept;
    m_order.clear();
    for (const auto &said : shown) {
        if (kept.contains(said.finding.key)) {
            continue;
        }
        auto *row = rowFor(said);
        kept.insert(said.finding.key, row);
        m_order.append(row);
    }
    dropRowsBut(kept);
    m_rows = kept;
}

FindingRow *FindingSection::rowFor(const Said &said)
{
    if (auto *row = m_rows.value(said.finding.key)) {
        row->display(said.finding, said.emphasis);
        return row;
    }
    auto *row = new FindingRow(m_appearance, said.finding, said.emphasis, this);
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
        y += sectionBottomMargin;
    }
    place(m_checklist, !m_group.checklist.isEmpty(), rightMargin, rightMargin);
    if (!m_group.checklist.isEmpty()) {
        y += titleGap;
    }
    place(m_header, m_isFound, 0, 0);
    // Who searches wants to see what is found.
    const bool isUnfolded = m_isFound && (m_header->isChecked() || m_filter.isSearch());
    for (auto *row : m_order) {
        place(row, isUnfolded, 0, 0);
    }
    place(m_more, isUnfolded && m_more->isEnabled(), sectionTextLeft, rightMargin);
    place(m_note, isUnfolded && !m_note->text().isEmpty(), sectionTextLeft, rightMargin);
    const bool isWritingShown = m_filter.openItems && !m_filter.isSearch();
    place(m_unwritten, isUnfolded && isWritingShown && !m_unwritten->text().isEmpty(),
        sectionTextLeft, rightMargin);
    const bool isEmpty =
        m_group.findings.isEmpty() && m_group.openItems.isEmpty() && m_group.unwritten.isEmpty();
    return isUnfolded && !isEmpty ? y + sectionBottomMargin : y;
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

QList<QWidget *> FindingSection::stops() const
{
    QList<QWidget *> result;
    if (!m_header->isHidden()) {
        result.append(m_header);
    }
    for (auto *row : m_order) {
        if (!row->isHidden()) {
            result.append(row);
        }
    }
    return result;
}
