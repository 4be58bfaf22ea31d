// SPDX-License-Identifier: MIT
#include "app/top_bar.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace {

constexpr int barHeight = 44;
constexpr int iconSize = 18;
constexpr int narrowestTitle = 60;

} // namespace

TopBar::TopBar(Actions &actions, QWidget *parent)
    : QWidget(parent), m_title(new QLabel(this)), m_file(new QLabel(this))
{
    setProperty("role", u"panel"_s);
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(barHeight);
    m_title->setProperty("role", u"heading"_s);
    m_file->setProperty("role", u"faint"_s);
    // In a narrow window the names give way to the buttons.
    m_title->setMinimumWidth(narrowestTitle);
    m_file->setMinimumWidth(1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 0, 8, 0);
    layout->setSpacing(4);
    layout->addWidget(m_title);
    layout->addSpacing(8);
    layout->addWidget(m_file);
    layout->addStretch();
    const QList<QStringList> groups {{u"edit.undo"_s, u"edit.redo"_s},
        {u"arrange.auto"_s, u"view.heat"_s, u"view.rates"_s, u"analyse.what-if"_s, u"view.fit"_s},
        {u"view.theme-switch"_s, u"help.shortcuts"_s}};
    for (const auto &group : groups) {
        for (const auto &id : group) {
            layout->addWidget(button(actions.action(id)));
        }
        layout->addSpacing(10);
    }
    auto *exportButton = button(actions.action(u"file.export"_s));
    exportButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    exportButton->setText(tr("Export"));
    layout->addWidget(exportButton);
}

QToolButton *TopBar::button(QAction *action)
{
    auto *result = new QToolButton(this);
    result->setDefaultAction(action);
    result->setIconSize({iconSize, iconSize});
    result->setFocusPolicy(Qt::NoFocus);
    return result;
}

void TopBar::showTitle(const QString &title, const QString &file, bool isModified)
{
    m_title->setText(title.isEmpty() ? tr("Untitled design") : title);
    const auto name = file.isEmpty() ? tr("not saved yet") : QFileInfo(file).fileName();
    m_file->setText(isModified && !file.isEmpty() ? tr("%1 \u2022 edited").arg(name) : name);
    m_file->setToolTip(file);
}
