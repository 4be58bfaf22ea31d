// SPDX-License-Identifier: MIT
#include "app/panels/inspector/component_page.h"

#include "app/panels/inspector/peak_load_section.h"
#include "app/widgets/auto_height_text_edit.h"
#include "app/widgets/component_badge.h"
#include "app/widgets/labels_and_buttons.h"
#include "app/widgets/line_field.h"
#include "core/model/edits.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace {

constexpr int badgeSize = 36;
constexpr int gap = 8;

struct ComponentPage {
    Q_DECLARE_TR_FUNCTIONS(ComponentPage)
};

/// The note of one component.
void addNote(InspectorPage &page, const core::ElementId &id)
{
    page.addHeading(ComponentPage::tr("Note"));
    auto *note = new AutoHeightTextEdit(AutoHeightTextEdit::Enter::BreaksLine, &page);
    note->setObjectName(u"inspectorNote"_s);
    note->setAccessibleName(ComponentPage::tr("Note"));
    note->setPlaceholderText(ComponentPage::tr("Why it is here, what it trades off"));
    QObject::connect(note, &AutoHeightTextEdit::entered, &page, [&page, id](const QString &text) {
        page.workspace().document.commit(ComponentPage::tr("Write a note"),
            core::edits::setNote(page.design(), id, text), page.mergeKey(u"note"_s));
    });
    page.follow([&page, note, id] {
        const auto *component = core::find(page.design().components, id);
        note->setShown(component ? component->note : QString());
    });
    page.add(note);
}

/// The badge, and beside it the name and the type's name.
void addHead(InspectorPage &page, const core::Component &component, const core::ComponentType *type)
{
    const auto &catalog = page.workspace().library.catalog;
    auto *head = new QWidget(&page);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gap);
    row->addWidget(
        new ComponentBadge(catalog, component.type, badgeSize, page.workspace().appearance, head));
    auto *name = page.makeName(component.id, [&page, id = component.id] {
        const auto *named = core::find(page.design().components, id);
        return named ? named->name : QString();
    });
    labels_and_buttons::makeTitle(name, type ? type->name : component.type);
    row->addWidget(name, 1);
    page.add(head);
}

void addPurpose(
    InspectorPage &page, const core::Component &component, const core::ComponentType *type)
{
    const auto &catalog = page.workspace().library.catalog;
    if (!type) {
        page.add(labels_and_buttons::label(
            ComponentPage::tr("This version does not know the component type "
                              "“%1”. It is kept as it is.")
                .arg(component.type),
            "muted", &page));
        return;
    }
    const auto *category = catalog.category(type->category);
    page.add(labels_and_buttons::smallLabel(
        category ? type->name + u" · "_s + category->name : type->name, "faint", &page));
    page.add(labels_and_buttons::label(type->purpose, "muted", &page));
}

} // namespace

InspectorPage *makeComponentPage(Workspace &workspace, const core::Component &component)
{
    const auto *type = workspace.library.catalog.type(component.type);
    auto *page = new InspectorPage(workspace);
    addHead(*page, component, type);
    addPurpose(*page, component, type);
    addNote(*page, component.id);
    page->addSettings();
    page->addUndeclared();
    addPeakLoad(*page, component.id);
    return page;
}

InspectorPage *makeComponentsPage(Workspace &workspace)
{
    auto *page = new InspectorPage(workspace);
    page->addTitle(ComponentPage::tr("%1 components").arg(page->ids().size()));
    page->add(labels_and_buttons::label(page->commonSettings().isEmpty()
            ? ComponentPage::tr("They have no settings in common.")
            : ComponentPage::tr("A change here changes all of them."),
        "muted", page));
    page->addSettings();
    page->addDeleteButton(ComponentPage::tr("Delete %1 components").arg(page->ids().size()));
    return page;
}
