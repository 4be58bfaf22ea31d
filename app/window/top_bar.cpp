// SPDX-License-Identifier: MIT
#include "app/window/top_bar.h"

#include "app/look/plain_text.h"
#include "app/widgets/elided.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr int barHeight = 44;
constexpr int barIconSize = 18;
constexpr int spacing = 4;
constexpr int groupGap = 10;
constexpr int leftMargin = 12;
constexpr int rightMargin = 8;
constexpr int roomForTitle = 110; ///< the names of design and file are cut short before buttons go

const QList<QStringList> &groups()
{
    static const QList<QStringList> all {{u"edit.undo"_s, u"edit.redo"_s},
        {u"arrange.auto"_s, u"view.heat"_s, u"view.rates"_s, u"analyse.what-if"_s, u"view.fit"_s},
        {u"view.theme-switch"_s, u"help.shortcuts"_s}};
    return all;
}

/// What goes into the menu first when there is no room.
const QStringList &neededLeast()
{
    static const QStringList ids {u"help.shortcuts"_s, u"view.theme-switch"_s, u"view.rates"_s,
        u"view.heat"_s, u"analyse.what-if"_s, u"arrange.auto"_s, u"view.fit"_s, u"edit.redo"_s,
        u"edit.undo"_s};
    return ids;
}

} // namespace

TopBar::TopBar(Actions &actions, QWidget *parent)
    : QWidget(parent), m_title(new ElidedLabel(this)), m_file(new ElidedLabel(this)),
      m_export(button(actions.action(u"file.export"_s))), m_more(new QToolButton(this))
{
    setProperty("role", u"panel"_s);
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(barHeight);
    m_title->setProperty("role", u"heading"_s);
    m_file->setProperty("role", u"faint"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(leftMargin, 0, rightMargin, 0);
    layout->setSpacing(spacing);
    layout->addWidget(m_title);
    layout->addSpacing(2 * spacing);
    layout->addWidget(m_file);
    layout->addStretch();
    for (const auto &group : groups()) {
        for (const auto &id : group) {
            m_buttons.append(button(actions.action(id)));
            layout->addWidget(m_buttons.last());
        }
        layout->addSpacing(groupGap);
    }
    layout->addWidget(m_export);
    layout->addWidget(m_more);
    buildMore();
}

QToolButton *TopBar::button(QAction *action)
{
    auto *result = new QToolButton(this);
    result->setObjectName(action->objectName());
    result->setDefaultAction(action);
    result->setIconSize({barIconSize, barIconSize});
    result->setFocusPolicy(Qt::NoFocus);
    return result;
}

void TopBar::buildMore()
{
    m_more->setObjectName(u"more"_s);
    m_more->setText(u"\u00bb"_s);
    m_more->setToolTip(tr("More actions"));
    m_more->setAccessibleName(tr("More actions"));
    m_more->setFocusPolicy(Qt::NoFocus);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(new QMenu(m_more));
    m_more->hide();
}

QSize TopBar::minimumSizeHint() const
{
    const int icon = m_buttons.first()->sizeHint().width();
    return {
        leftMargin + roomForTitle + icon + m_more->sizeHint().width() + 2 * spacing + rightMargin,
        barHeight};
}

void TopBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fold();
}

bool TopBar::event(QEvent *event)
{
    const bool isDone = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest) {
        fold(); // a button has got its icon, or another size of type
    }
    return isDone;
}

void TopBar::fold()
{
    const auto gaps = static_cast<int>(groups().size()) * (groupGap + spacing);
    int missing = minimumSizeHint().width() + gaps - m_more->sizeHint().width() - width();
    for (const auto *button : std::as_const(m_buttons)) {
        missing += button->sizeHint().width() + spacing;
    }
    // The words of the last button go before any other button does.
    const int words = m_export->fontMetrics().horizontalAdvance(m_export->text()) + 2 * spacing;
    m_export->setToolButtonStyle(
        missing + words > 0 ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    if (missing > 0) {
        missing += m_more->sizeHint().width();
    }
    QSet<QToolButton *> folded;
    for (const auto &id : neededLeast()) {
        auto *button = findChild<QToolButton *>(id);
        if (missing > 0) {
            folded.insert(button);
            missing -= button->sizeHint().width() + spacing;
        }
    }
    m_more->menu()->clear();
    for (auto *button : std::as_const(m_buttons)) {
        button->setVisible(!folded.contains(button));
        if (folded.contains(button)) {
            m_more->menu()->addAction(button->defaultAction());
        }
    }
    m_more->setVisible(!folded.isEmpty());
}

void TopBar::showTitle(const QString &title, const QString &file, Access access, bool isModified)
{
    m_title->setText(title.isEmpty() ? tr("Untitled design") : title);
    const auto name = file.isEmpty() ? tr("not saved yet") : QFileInfo(file).fileName();
    QStringList parts {name};
    if (access == Access::ReadOnly) {
        parts.append(tr("read-only"));
    }
    if (isModified && !file.isEmpty()) {
        parts.append(tr("edited"));
    }
    m_file->setText(parts.join(u" \u2022 "_s));
    m_file->setToolTip(plain_text::toolTip(file));
}
