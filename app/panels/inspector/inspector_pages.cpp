// SPDX-License-Identifier: MIT
#include "app/panels/inspector/inspector_pages.h"

#include "app/panels/inspector/common_settings.h"
#include "app/panels/inspector/component_page.h"
#include "app/panels/inspector/connection_page.h"
#include "app/widgets/auto_height_text_edit.h"
#include "app/widgets/labels_and_buttons.h"
#include "app/widgets/line_field.h"
#include "core/model/edits.h"
#include "core/model/visible.h"

#include <QCoreApplication>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace {

constexpr int pageGap = 8;

struct InspectorText {
    Q_DECLARE_TR_FUNCTIONS(InspectorText)
};

QList<core::Annotation> selectedNotes(const Workspace &workspace)
{
    auto annotations = workspace.document.design().annotations;
    annotations.removeIf([&](const core::Annotation &annotation) {
        return !workspace.selection.contains(annotation.id);
    });
    return annotations;
}

/// "3 components, 2 connections": what there is, without what there is none of.
QString counted(qsizetype components, qsizetype connections, qsizetype notes)
{
    QStringList parts;
    const auto count = [&](qsizetype number, const QString &one, const QString &many) {
        if (number > 0) {
            parts.append(number == 1 ? one : many.arg(number));
        }
    };
    count(components, InspectorText::tr("1 component"), InspectorText::tr("%1 components"));
    count(connections, InspectorText::tr("1 connection"), InspectorText::tr("%1 connections"));
    count(notes, InspectorText::tr("1 note"), InspectorText::tr("%1 notes"));
    return parts.isEmpty() ? InspectorText::tr("Nothing yet") : parts.join(u", "_s);
}

void addDesignTitle(InspectorPage &page)
{
    auto *line = page.makeLine([&page] { return page.design().title; },
        [&page](const QString &text) {
            page.workspace().document.commit(InspectorText::tr("Set the title"),
                core::edits::setTitle(page.design(), text), u"title"_s);
        });
    labels_and_buttons::makeTitle(line, InspectorText::tr("Title of the design"));
    page.add(line);
}

InspectorPage *designPage(Workspace &workspace)
{
    auto *page = new InspectorPage(workspace);
    addDesignTitle(*page);
    auto *count = labels_and_buttons::label({}, "muted", page);
    auto *hint = labels_and_buttons::label({}, "muted", page);
    page->add(count);
    page->addSpace(pageGap);
    page->add(hint);
    page->follow([page, count, hint] {
        const auto &design = page->design();
        count->setText(counted(
            design.components.size(), design.connections.size(), design.annotations.size()));
        hint->setText(design.components.isEmpty()
                ? InspectorText::tr("Start with the client that sends the requests: drag it from "
                                    "the palette onto the board, then add what answers them.")
                : InspectorText::tr("Select a component or a connection to see and change its "
                                    "settings here."));
    });
    return page;
}

InspectorPage *notePage(Workspace &workspace, const core::ElementId &id)
{
    auto *page = new InspectorPage(workspace);
    page->addTitle(InspectorText::tr("Note on the board"));
    auto *text = new AutoHeightTextEdit(AutoHeightTextEdit::Enter::BreaksLine, page);
    text->setObjectName(u"inspectorName"_s);
    QObject::connect(text, &AutoHeightTextEdit::entered, page, [page, id](const QString &entered) {
        page->workspace().document.commit(InspectorText::tr("Write a note"),
            core::edits::rename(page->design(), id, entered), page->mergeKey(u"text"_s));
    });
    // Only now: who clears a text may be about to write another.
    QObject::connect(text, &AutoHeightTextEdit::left, page, [page, id] {
        const auto *note = core::find(page->design().annotations, id);
        if (note && core::isInvisible(*note)) {
            page->workspace().document.commit(InspectorText::tr("Write a note"),
                core::edits::remove(page->design(), {id}), page->mergeKey(u"text"_s));
        }
    });
    page->follow([page, text, id] {
        const auto *annotation = core::find(page->design().annotations, id);
        text->setShown(annotation ? annotation->text : QString());
    });
    text->setLeastLines(3);
    page->add(text);
    return page;
}

InspectorPage *mixedPage(Workspace &workspace, const QString &counted)
{
    auto *page = new InspectorPage(workspace);
    page->addTitle(counted);
    page->add(labels_and_buttons::label(
        InspectorText::tr("They have no settings in common."), "muted", page));
    page->addDeleteButton(InspectorText::tr("Delete %1 elements").arg(page->ids().size()));
    return page;
}

} // namespace

InspectorPage *makeInspectorPage(Workspace &workspace)
{
    const auto components = workspace.selection.components();
    const auto connections = workspace.selection.connections();
    const auto notes = selectedNotes(workspace);
    const auto total = components.size() + connections.size() + notes.size();
    if (total == 0) {
        return designPage(workspace);
    }
    if (components.size() == total) {
        return total == 1 ? makeComponentPage(workspace, components.first())
                          : makeComponentsPage(workspace);
    }
    if (connections.size() == total) {
        return total == 1 ? makeConnectionPage(workspace, connections.first().id)
                          : makeConnectionsPage(workspace);
    }
    return notes.size() == 1 && total == 1
        ? notePage(workspace, notes.first().id)
        : mixedPage(workspace, counted(components.size(), connections.size(), notes.size()));
}

QString inspectorPageKey(const Workspace &workspace)
{
    const auto &catalog = workspace.library.catalog;
    const auto &design = workspace.document.design();
    QStringList parts;
    for (const auto &element : inspect(catalog, design, workspace.selection.ids())) {
        parts.append(element.id + u'|' + undeclared(element).join(u'+'));
    }
    for (const auto &component : workspace.selection.components()) {
        parts.append(component.type);
    }
    for (const auto &connection : workspace.selection.connections()) {
        parts.append(QString::number(static_cast<int>(connection.kind)));
    }
    for (const auto &note : selectedNotes(workspace)) {
        parts.append(note.id);
    }
    return parts.join(u'\n');
}
