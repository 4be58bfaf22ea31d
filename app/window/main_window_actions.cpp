// SPDX-License-Identifier: MIT
// What each action does: the other half of main_window.cpp.
#include "app/canvas/board_edits.h"
#include "app/document/file_writer.h"
#include "app/export/chart_file.h"
#include "app/export/export_dialog.h"
#include "app/look/plain_text.h"
#include "app/panels/checklist/checklist_panel.h"
#include "app/panels/insights/insights_panel.h"
#include "app/panels/insights/sizing_dialog.h"
#include "app/panels/insights/what_if_bar.h"
#include "app/panels/palette/palette.h"
#include "app/settings/settings.h"
#include "app/widgets/line_field.h"
#include "app/window/help_view.h"
#include "app/window/main_window.h"
#include "app/window/shortcut_sheet.h"
#include "core/model/edits.h"

#include <QMessageBox>
#include <QTabWidget>

using namespace Qt::StringLiterals;

namespace {

constexpr int aboutIcon = 64;

} // namespace

/// What is under way ends before an action: a gesture, and what is typed. ARCHITECTURE.md has the
/// table of what becomes of it.
bool MainWindow::beforeAction(const ActionSpec &action)
{
    auto &interaction = m_board->interaction();
    interaction.forgetFresh();
    const bool isEdit = action.menu == MenuId::Edit || action.menu == MenuId::Insert
        || action.menu == MenuId::Arrange;
    const bool wasBusy = interaction.end(isEdit ? Ending::Drop : Ending::Keep);
    if (!m_board->view().hasFocus()) {
        finishEditing();
    }
    // Undoing a drag that goes on is all that undo is asked for.
    return !wasBusy || (action.id != "edit.undo"_L1 && action.id != "edit.redo"_L1);
}

void MainWindow::bind(const QString &id, const std::function<void()> &function)
{
    m_actions.bind(id, function);
}

void MainWindow::bindEdit()
{
    const auto follow = [this](const QString &label) {
        if (label == tr("Auto-arrange")) {
            m_board->fitAll();
        }
    };
    bind(u"edit.undo"_s, [this, follow] {
        m_document.undo();
        follow(m_document.redoLabel());
    });
    bind(u"edit.redo"_s, [this, follow] {
        m_document.redo();
        follow(m_document.undoLabel());
    });
    bind(u"edit.cut"_s, [this] { m_board->cut(); });
    bind(u"edit.copy"_s, [this] { m_board->copy(); });
    bind(u"edit.copy-image"_s, [this] {
        const auto copied = copyPicture(m_workspace, m_board->scene().style());
        notice(copied ? tr("The picture is on the clipboard.") : copied.error().text());
    });
    bind(u"edit.paste"_s, [this] { m_board->paste(); });
    bind(u"edit.duplicate"_s, [this] { board_edits::duplicate(m_document, m_selection); });
    bind(u"edit.delete"_s, [this] { board_edits::removeSelected(m_document, m_selection); });
    bind(u"edit.rename"_s, [this] { m_board->editSelectedText(); });
    bind(u"edit.select-all"_s, [this] { m_selection.selectAll(); });
    bind(u"edit.select-none"_s, [this] { m_selection.clear(); });
    bind(u"edit.select-next"_s, [this] { m_board->selectNeighbour(1); });
    bind(u"edit.select-previous"_s, [this] { m_board->selectNeighbour(-1); });
}

void MainWindow::toggleStyle(bool CanvasStyle::*member, bool isOn)
{
    auto style = m_board->scene().style();
    style.*member = isOn;
    m_board->setStyle(style);
}

void MainWindow::bindView()
{
    auto &view = m_board->view();
    bind(u"view.zoom-in"_s, [&view] { view.zoomIn(); });
    bind(u"view.zoom-out"_s, [&view] { view.zoomOut(); });
    bind(u"view.zoom-100"_s, [&view] { view.zoomTo(1); });
    bind(u"view.fit"_s, [this] { m_board->fitAll(); });
    bind(u"view.fit-selection"_s, [this] { m_board->fitSelection(); });
    for (const auto &id : {u"view.inspector"_s, u"view.brief"_s, u"view.checklist"_s,
             u"view.estimate"_s, u"view.insights"_s}) {
        bind(id, [this, id] { showPanel(id); });
    }
    const auto toggle = [this](const QString &id, bool isOn,
                            const std::function<void(bool)> &function) {
        m_actions.bindToggle(id, function);
        m_actions.action(id)->setChecked(isOn);
        function(isOn);
    };
    toggle(u"view.grid"_s, settings::isGridShown(), [this](bool isOn) {
        settings::setGridShown(isOn);
        m_board->view().setGridShown(isOn);
    });
    toggle(
        u"view.heat"_s, true, [this](bool isOn) { toggleStyle(&CanvasStyle::isHeatShown, isOn); });
    toggle(u"view.rates"_s, false,
        [this](bool isOn) { toggleStyle(&CanvasStyle::areRatesShown, isOn); });
    toggle(u"view.findings"_s, true,
        [this](bool isOn) { toggleStyle(&CanvasStyle::areFindingsShown, isOn); });
    toggle(u"view.focus"_s, false, [this](bool) { arrangePanels(); });
    auto &appearance = m_workspace.appearance;
    const QMap<QString, ThemeChoice> choices {{u"view.theme-system"_s, ThemeChoice::System},
        {u"view.theme-light"_s, ThemeChoice::Light}, {u"view.theme-dark"_s, ThemeChoice::Dark}};
    const auto showChoice = [this, choices] {
        for (auto choice = choices.begin(); choice != choices.end(); ++choice) {
            m_actions.action(choice.key())
                ->setChecked(m_workspace.appearance.choice() == choice.value());
        }
    };
    for (auto choice = choices.begin(); choice != choices.end(); ++choice) {
        bind(choice.key(), [&appearance, theme = choice.value()] { appearance.choose(theme); });
    }
    bind(u"view.theme-switch"_s, [&appearance] {
        appearance.choose(appearance.theme().isDark ? ThemeChoice::Light : ThemeChoice::Dark);
    });
    connect(&appearance, &Appearance::changed, this, showChoice);
    showChoice();
}

void MainWindow::bindTools()
{
    auto &interaction = m_board->interaction();
    connect(&interaction, &Interaction::toolChanged, this, &MainWindow::refreshTools);
    bind(u"tool.select"_s, [&interaction] { interaction.take(ToolId::Select); });
    bind(u"tool.pan"_s, [&interaction] {
        interaction.take(interaction.tool() == ToolId::Pan ? ToolId::Select : ToolId::Pan);
    });
    bind(u"tool.connect"_s, [&interaction] { interaction.take(ToolId::Connect); });
    bind(u"insert.text"_s, [&interaction] { interaction.takePlace(u"annotation:text"_s); });
    bind(u"insert.sticky"_s, [&interaction] { interaction.takePlace(u"annotation:sticky"_s); });
    bind(u"insert.component"_s, [this] { m_board->openAddPopup(); });
    bind(u"insert.search"_s, [this] {
        m_actions.action(u"view.focus"_s)->setChecked(false);
        m_isPaletteWanted = true;
        arrangePanels();
        m_palette->focusSearch();
    });
}

void MainWindow::bindArrange()
{
    bind(u"arrange.auto"_s, [this] {
        if (m_analyst.isArranging()) {
            m_analyst.cancelArrange();
            return;
        }
        core::ElementIds several;
        for (const auto &component : m_selection.components()) {
            several.insert(component.id);
        }
        m_analyst.arrange(several.size() > 1 ? several : core::ElementIds());
    });
    auto *snap = m_actions.action(u"arrange.snap"_s);
    snap->setChecked(true);
    m_actions.bindToggle(
        u"arrange.snap"_s, [this](bool isOn) { m_board->interaction().setSnapping(isOn); });
    using board_edits::Side;
    const QMap<QString, Side> sides {{u"arrange.left"_s, Side::Left},
        {u"arrange.right"_s, Side::Right}, {u"arrange.top"_s, Side::Top},
        {u"arrange.bottom"_s, Side::Bottom}};
    for (auto side = sides.begin(); side != sides.end(); ++side) {
        bind(side.key(),
            [this, to = side.value()] { board_edits::align(m_document, m_selection, to); });
    }
    bind(u"arrange.distribute-h"_s,
        [this] { board_edits::distribute(m_document, m_selection, Qt::Horizontal); });
    bind(u"arrange.distribute-v"_s,
        [this] { board_edits::distribute(m_document, m_selection, Qt::Vertical); });
    bind(u"arrange.front"_s, [this] {
        m_document.commit(tr("Bring to front"),
            core::edits::bringToFront(m_document.design(), m_selection.ids()));
    });
    bind(u"arrange.back"_s, [this] {
        m_document.commit(
            tr("Send to back"), core::edits::sendToBack(m_document.design(), m_selection.ids()));
    });
    const QMap<QString, QPointF> directions {
        {u"left"_s, {-1, 0}}, {u"right"_s, {1, 0}}, {u"up"_s, {0, -1}}, {u"down"_s, {0, 1}}};
    for (auto direction = directions.begin(); direction != directions.end(); ++direction) {
        const auto by = direction.value();
        bind(u"arrange.nudge-"_s + direction.key(), [this, by] {
            const double step = m_board->interaction().isSnapping() ? canvas::gridStep : 1;
            board_edits::nudge(m_document, m_selection, by * step);
        });
        bind(u"arrange.push-"_s + direction.key(), [this, by] {
            const double step = m_board->interaction().isSnapping() ? 5 * canvas::gridStep : 10;
            board_edits::nudge(m_document, m_selection, by * step);
        });
    }
}

void MainWindow::bindAnalyse()
{
    auto *whatIf = m_actions.action(u"analyse.what-if"_s);
    m_actions.bindToggle(u"analyse.what-if"_s, [this](bool isOn) {
        m_whatIf->setVisible(isOn);
        m_whatIf->reset();
        (isOn ? static_cast<QWidget *>(m_whatIf) : m_board)->setFocus(Qt::ShortcutFocusReason);
    });
    connect(m_whatIf, &WhatIfBar::closeWanted, whatIf, [whatIf] { whatIf->setChecked(false); });
    connect(
        &m_board->interaction(), &Interaction::escaped, m_whatIf, [this] { m_whatIf->reset(); });
    auto *check = m_actions.action(u"analyse.check"_s);
    m_actions.bindToggle(u"analyse.check"_s, [this](bool isOn) {
        if (isOn && !m_analyst.isCheckAsked()) {
            showPanel(u"view.checklist"_s);
        }
        m_analyst.setCheckAsked(isOn);
    });
    connect(&m_analyst, &Analyst::updated, check,
        [this, check] { check->setChecked(m_analyst.isCheckAsked()); });
    bind(u"analyse.fix-all"_s, [this] {
        finishEditing();
        showPanel(u"view.checklist"_s);
        m_checklist->fixAll();
    });
    bind(u"analyse.size"_s, [this] {
        finishEditing();
        auto *dialog = new SizingDialog(m_workspace, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    bind(u"analyse.simulate"_s, [this] {
        finishEditing();
        m_analyst.simulator().start();
        showPanel(u"view.estimate"_s);
    });
    auto *whenIdle = m_actions.action(u"analyse.simulate-idle"_s);
    m_actions.bindToggle(u"analyse.simulate-idle"_s, [this](bool isOn) {
        settings::setSimulatedWhenIdle(isOn);
        m_analyst.simulator().setAutomatic(isOn);
    });
    m_analyst.simulator().setAutomatic(settings::isSimulatedWhenIdle());
    whenIdle->setChecked(settings::isSimulatedWhenIdle());
    connect(m_insights, &InsightsPanel::sizingWanted, m_actions.action(u"analyse.size"_s),
        &QAction::trigger);
    connect(m_insights, &InsightsPanel::copyWanted, this, [this](const ChartPicture &picture) {
        chart_file::copy(picture, m_workspace.appearance.theme());
        notice(tr("The picture is on the clipboard."));
    });
    auto *charts = new FileWriter(m_insights);
    connect(charts, &FileWriter::told, this, &MainWindow::notice);
    connect(m_insights, &InsightsPanel::saveWanted, this, [=, this](const ChartPicture &picture) {
        const auto path = chart_file::choose(picture, m_files.names(), m_session.path());
        if (path.isEmpty()) {
            return;
        }
        const auto bytes = chart_file::encoded(picture, m_workspace.appearance.theme(), path);
        if (bytes) {
            charts->write(path, *bytes);
        } else {
            notice(bytes.error().text());
        }
    });
}

void MainWindow::bindHelp()
{
    bind(u"help.shortcuts"_s, [this] { (new ShortcutSheet(m_actions, this))->show(); });
    bind(u"help.manual"_s, [this] {
        auto *help = findChild<HelpView *>();
        help = help ? help : new HelpView(m_workspace.library, this);
        help->show();
        help->raise();
    });
    bind(u"help.about"_s, [this] {
        QMessageBox box(this);
        box.setWindowTitle(tr("About Inferboard"));
        box.setIconPixmap(windowIcon().pixmap(aboutIcon));
        plain_text::setMessage(box, tr("Inferboard %1").arg(QStringLiteral(INFERBOARD_VERSION)),
            tr("A whiteboard for machine-learning system design that judges, computes and "
               "rehearses.\n\nOffline and private. MIT licence."));
        box.exec();
    });
}
