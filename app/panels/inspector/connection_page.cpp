// SPDX-License-Identifier: MIT
#include "app/panels/inspector/connection_page.h"

#include "app/panels/inspector/connection_kind_switch.h"
#include "app/widgets/labels_and_buttons.h"
#include "app/widgets/line_field.h"
#include "core/model/edits.h"

#include <QCoreApplication>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace {

struct ConnectionPage {
    Q_DECLARE_TR_FUNCTIONS(ConnectionPage)
};

QString nameOf(const Workspace &workspace, const core::ElementId &id)
{
    const auto *component = core::find(workspace.document.design().components, id);
    return component ? workspace.library.catalog.displayName(*component) : id;
}

/// "Ranker → Feature store", above the label.
void addEnds(InspectorPage &page, const core::ElementId &id)
{
    auto *ends = labels_and_buttons::label({}, "heading", &page);
    page.follow([&page, ends, id] {
        const auto *connection = core::find(page.design().connections, id);
        ends->setText(!connection ? QString()
                                  : nameOf(page.workspace(), connection->from) + u" → "_s
                    + nameOf(page.workspace(), connection->to));
    });
    page.add(ends);
    auto *label = page.makeName(id, [&page, id] {
        const auto *connection = core::find(page.design().connections, id);
        return connection ? connection->label : QString();
    });
    label->setPlaceholderText(ConnectionPage::tr("Label, such as “top 500 items”"));
    label->setAccessibleName(ConnectionPage::tr("Label"));
    page.add(label);
}

void addKind(InspectorPage &page)
{
    const auto &workspace = page.workspace();
    auto *kindSwitch = new ConnectionKindSwitch(workspace.library.catalog, &page);
    auto *purpose = labels_and_buttons::label({}, "muted", &page);
    page.follow([&workspace, kindSwitch, purpose] {
        const auto kind = commonKind(workspace.selection.connections());
        kindSwitch->setKind(kind);
        purpose->setVisible(kind.has_value());
        purpose->setText(
            kind ? workspace.library.catalog.connectionType(*kind).purpose : QString());
    });
    QObject::connect(
        kindSwitch, &ConnectionKindSwitch::chosen, &page, [&page](core::ConnectionKind kind) {
            page.workspace().document.commit(ConnectionPage::tr("Set the kind"),
                core::edits::setKind(page.design(), page.ids(), kind), page.mergeKey(u"kind"_s));
        });
    page.add(kindSwitch);
    page.add(purpose);
}

} // namespace

InspectorPage *makeConnectionPage(Workspace &workspace, const core::ElementId &id)
{
    auto *page = new InspectorPage(workspace);
    addEnds(*page, id);
    addKind(*page);
    page->addSettings();
    page->addUndeclared();
    return page;
}

InspectorPage *makeConnectionsPage(Workspace &workspace)
{
    auto *page = new InspectorPage(workspace);
    page->addTitle(ConnectionPage::tr("%1 connections").arg(page->ids().size()));
    addKind(*page);
    page->addSettings();
    page->addDeleteButton(ConnectionPage::tr("Delete %1 connections").arg(page->ids().size()));
    return page;
}
