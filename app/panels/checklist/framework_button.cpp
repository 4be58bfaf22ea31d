// SPDX-License-Identifier: MIT
#include "app/panels/checklist/framework_button.h"

#include "app/look/plain_text.h"
#include "app/widgets/checkable_menu.h"
#include "app/widgets/labels_and_buttons.h"
#include "core/model/edits.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

QStringList idsOf(const QList<core::Checklist> &checklists)
{
    QStringList ids;
    for (const auto &checklist : checklists) {
        ids.append(checklist.id);
    }
    return ids;
}

/// The frameworks after one was chosen or dropped, in the library's order; those that this library
/// does not know are kept.
QStringList chosenAfter(
    const core::Design &design, const core::Library &library, const QString &id, bool isChosen)
{
    const auto before = idsOf(core::checklistsFor(design, library.checklists));
    QStringList chosen;
    for (const auto &checklist : library.checklists) {
        if (checklist.id == id ? isChosen : before.contains(checklist.id)) {
            chosen.append(checklist.id);
        }
    }
    std::copy_if(design.checklists.begin(), design.checklists.end(), std::back_inserter(chosen),
        [&](const QString &one) { return library.checklist(one) == nullptr; });
    return chosen;
}

} // namespace

FrameworkButton::FrameworkButton(Workspace &workspace, QWidget *parent)
    : QToolButton(parent), m_workspace(workspace)
{
    setObjectName(u"frameworks"_s);
    setFocusPolicy(Qt::StrongFocus);
    setPopupMode(QToolButton::InstantPopup);
    setToolTip(tr("Frameworks that this design is judged by"));
    setFont(::font(TypeSize::Normal, QFont::DemiBold));
    auto *menu = new CheckableMenu(this);
    menu->setToolTipsVisible(true);
    setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &FrameworkButton::fillMenu);
    connect(&workspace.document, &Document::changed, this, [this](const core::Diff &diff) {
        if (diff.checklists) {
            refresh();
        }
    });
    fillMenu();
    refresh();
}

void FrameworkButton::refresh()
{
    const auto chosen =
        core::checklistsFor(m_workspace.document.design(), m_workspace.library.checklists);
    const auto name = chosen.isEmpty() ? tr("No framework") : chosen.first().name;
    const auto more = chosen.size() - 1;
    const auto shown =
        (more > 0 ? tr("%1 + %2").arg(name, QString::number(more)) : name) + u" \u25be"_s;
    setText(plain_text::caption(shown));
    setAccessibleName(tr("Frameworks: %1").arg(shown));
    const auto ids = idsOf(chosen);
    for (auto *action : menu()->actions()) {
        action->setChecked(ids.contains(action->data().toString()));
    }
}

void FrameworkButton::fillMenu()
{
    menu()->clear();
    for (const auto &checklist : m_workspace.library.checklists) {
        auto *action = menu()->addAction(plain_text::caption(checklist.name));
        action->setData(checklist.id);
        action->setCheckable(true);
        action->setToolTip(plain_text::toolTip(checklist.description));
        connect(action, &QAction::triggered, this,
            [this, id = checklist.id](bool isChosen) { choose(id, isChosen); });
    }
    refresh();
}

void FrameworkButton::choose(const QString &id, bool isChosen)
{
    const auto &design = m_workspace.document.design();
    const auto &library = m_workspace.library;
    auto chosen = chosenAfter(design, library, id, isChosen);
    const bool isUsual = chosen.isEmpty() || chosen == QStringList {library.checklists.first().id};
    m_workspace.document.commit(tr("Choose frameworks"),
        core::edits::setChecklists(design, isUsual ? QStringList() : chosen));
    refresh(); // the usual one cannot be dropped when it is the only one
}
