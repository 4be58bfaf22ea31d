// SPDX-License-Identifier: MIT
#include "app/window/main_window.h"

#include "app/look/plain_text.h"
#include "app/look/window_place.h"
#include "app/panels/brief/brief_panel.h"
#include "app/panels/checklist/checklist_panel.h"
#include "app/panels/estimate/estimate_panel.h"
#include "app/panels/insights/insights_panel.h"
#include "app/panels/insights/what_if_bar.h"
#include "app/panels/inspector/inspector.h"
#include "app/panels/palette/palette.h"
#include "app/settings/settings.h"
#include "app/widgets/line_field.h"
#include "app/window/help_view.h"
#include "core/model/edits.h"

#include <QCloseEvent>
#include <QFileInfo>
#include <QMenuBar>
#include <QMessageBox>
#include <QScreen>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

constexpr int paletteWidth = 248;
constexpr int sideWidth = 352;
constexpr QSize firstSize {1440, 900};
constexpr int narrowestPalette = 200;
constexpr int narrowestSide = 320;
constexpr int narrowestMiddle = 260;
constexpr int lowest = 320;
/// A window narrower than that has room for one panel only.
constexpr int leastForBoth = 900;
constexpr int noticeMs = 6000;

/// An action names what it undoes: "Undo set the title".
void nameStep(QAction &action, const QString &verb, const QString &label)
{
    const auto step = label.isEmpty() ? QString() : u' ' + label.first(1).toLower() + label.mid(1);
    action.setText(verb + plain_text::caption(step));
    action.setToolTip(plain_text::toolTip(QString(verb).remove(u'&') + step));
}

} // namespace

MainWindow::MainWindow(const core::Library &library, Appearance &appearance)
    : m_selection(m_document),
      m_analyst(m_document, library), m_workspace {library, appearance, m_document, m_selection,
                                          m_analyst},
      m_session(m_document), m_autosave(m_document, m_session), m_recorder(m_document, m_session),
      m_files(m_workspace, m_session, this), m_recovery(m_workspace, m_session, m_recorder, this),
      m_board(new Board(m_workspace)), m_topBar(new TopBar(m_actions)),
      m_tools(new ToolPalette(m_actions, m_board)), m_summary(new SummaryBar(m_workspace))
{
    setObjectName(u"mainWindow"_s);
    buildPanels();
    buildMenus();
    connectPanels();
    connectDocument();
    m_actions.setBefore([this](const ActionSpec &action) { return beforeAction(action); });
    bindFile();
    bindEdit();
    bindView();
    bindTools();
    bindArrange();
    bindAnalyse();
    bindHelp();
    m_actions.setIconColours(appearance.theme());
    placeWindow();
    refreshTitle();
    refreshActions();
    refreshTools();
    m_board->setFocus();
}

void MainWindow::buildPanels()
{
    m_palette = new Palette(m_workspace);
    m_inspector = new Inspector(m_workspace);
    m_brief = new BriefPanel(m_workspace);
    m_checklist = new ChecklistPanel(m_workspace);
    m_estimate = new EstimatePanel(m_workspace);
    m_insights = new InsightsPanel(m_workspace);
    m_whatIf = new WhatIfBar(m_workspace);
    m_whatIf->hide();
    m_side = new QTabWidget;
    m_side->setObjectName(u"sidePanel"_s);
    m_side->setDocumentMode(true);
    m_side->addTab(m_inspector, tr("Inspector"));
    m_side->addTab(m_brief, tr("Brief"));
    m_side->addTab(m_checklist, tr("Checklist"));
    m_side->addTab(m_estimate, tr("Estimate"));
    m_side->addTab(m_insights, tr("Insights"));

    auto *middle = new QWidget;
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_topBar);
    column->addWidget(m_whatIf);
    column->addWidget(m_board, 1);

    auto *splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_palette);
    splitter->addWidget(middle);
    splitter->addWidget(m_side);
    splitter->setStretchFactor(1, 1);
    m_palette->setMinimumWidth(narrowestPalette);
    middle->setMinimumWidth(narrowestMiddle);
    m_side->setMinimumWidth(narrowestSide);
    splitter->setSizes({paletteWidth, firstSize.width() - paletteWidth - sideWidth, sideWidth});
    setCentralWidget(splitter);
    setStatusBar(m_summary);
}

void MainWindow::buildMenus()
{
    QHash<MenuId, QMenu *> menus;
    for (const auto &spec : m_actions.specs()) {
        auto *&menu = menus[spec.menu];
        if (!menu) {
            menu = menuBar()->addMenu(menuTitle(spec.menu));
        }
        if (spec.beginsGroup) {
            menu->addSeparator();
        }
        menu->addAction(m_actions.action(spec.id));
    }
    for (auto *action : m_actions.inScope(Scope::Window)) {
        addAction(action);
    }
    for (auto *action : m_actions.inScope(Scope::Canvas)) {
        m_board->view().addAction(action);
    }
    connect(m_board, &Board::menuWanted, this, [this](const QPoint &at) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (const auto &id : {u"edit.cut"_s, u"edit.copy"_s, u"edit.copy-image"_s, u"edit.paste"_s,
                 u"edit.duplicate"_s, u"edit.delete"_s, u"edit.rename"_s, u"arrange.front"_s,
                 u"arrange.back"_s, u"insert.component"_s}) {
            menu->addAction(m_actions.action(id));
        }
        menu->popup(at);
    });
}

void MainWindow::connectPanels()
{
    const auto reveal = [this](const core::ElementIds &ids) { m_board->reveal(ids); };
    const auto add = [this](const QString &type) { m_board->addInSight(type); };
    connect(m_palette, &Palette::typeChosen, this, [this](const QString &type) {
        m_board->interaction().takePlace(type);
        m_board->setFocus();
        notice(tr("Click on the board to place it; Escape drops it."));
    });
    connect(m_checklist, &ChecklistPanel::reveal, this, reveal);
    connect(m_checklist, &ChecklistPanel::notice, this, &MainWindow::notice);
    connect(m_checklist, &ChecklistPanel::helpRequested, this, [this](const QString &rule) {
        auto *help = findChild<HelpView *>();
        help = help ? help : new HelpView(m_workspace.library, this);
        help->showRule(rule);
        help->show();
        help->raise();
        help->activateWindow();
    });
    connect(m_checklist, &ChecklistPanel::fieldRequested, this, [this](const QString &field) {
        showPanel(u"view.brief"_s);
        m_brief->focusField(field);
    });
    connect(m_checklist, &ChecklistPanel::settingRequested, this,
        [this] { showPanel(u"view.inspector"_s); });
    connect(m_estimate, &EstimatePanel::reveal, this, reveal);
    connect(m_estimate, &EstimatePanel::addRequested, this, add);
    connect(m_insights, &InsightsPanel::reveal, this, reveal);
    connect(
        m_summary, &SummaryBar::findingsWanted, this, [this] { showPanel(u"view.checklist"_s); });
    connect(
        m_summary, &SummaryBar::estimateWanted, this, [this] { showPanel(u"view.estimate"_s); });
    connect(m_summary, &SummaryBar::zoomResetWanted, this, [this] { m_board->view().zoomTo(1); });
    connect(&m_board->view(), &View::zoomChanged, this,
        [this] { m_summary->showZoom(m_board->view().zoom()); });
    connect(m_board, &Board::findingsWanted, this, [this](const core::ElementIds &ids) {
        showPanel(u"view.checklist"_s);
        m_checklist->showFindingsOf(ids);
    });
    connect(m_board, &Board::notice, this, &MainWindow::notice);
    connect(m_board, &Board::resized, m_tools, [this] {
        m_tools->place();
        m_board->view().setCovered(m_tools->geometry().bottom() + 1);
    });
}

void MainWindow::connectDocument()
{
    connect(&m_document, &Document::historyChanged, this, &MainWindow::refreshActions);
    connect(&m_document, &Document::historyChanged, this, &MainWindow::refreshTitle);
    connect(&m_document, &Document::changed, this, [this](const core::Diff &diff) {
        if (diff.title) {
            refreshTitle();
        }
        m_actions.action(u"edit.undo"_s)->setEnabled(hasUndo());
    });
    connect(&m_document, &Document::refused, this, [this](const QString &label) {
        if (!label.isEmpty()) {
            notice(m_document.isDrafting()
                    ? tr("Not done, because something is being dragged: %1.").arg(label)
                    : tr("Not done, because the board was just changing: %1.").arg(label));
        }
    });
    connect(&m_session, &FileSession::pathChanged, this, &MainWindow::refreshTitle);
    connect(&m_session, &FileSession::pathChanged, this, &MainWindow::refreshActions);
    connect(&m_session, &FileSession::accessChanged, this, &MainWindow::refreshTitle);
    connect(&m_selection, &Selection::changed, this, &MainWindow::refreshActions);
    connect(&m_files, &FileCommands::notice, this, &MainWindow::notice);
    connect(&m_recorder, &Recorder::notice, this, &MainWindow::notice);
    connect(&m_recovery, &Recovery::notice, this, &MainWindow::notice);
    connect(&m_files, &FileCommands::designReplaced, this, &MainWindow::showNewBoard);
    connect(&m_recovery, &Recovery::designReplaced, this, &MainWindow::showNewBoard);
    connect(&m_analyst, &Analyst::arrangingChanged, this, [this] {
        auto *action = m_actions.action(u"arrange.auto"_s);
        action->setText(m_analyst.isArranging() ? tr("Cancel arranging") : tr("Auto-&arrange"));
        notice(m_analyst.isArranging() ? tr("Arranging \u2026") : QString());
    });
    connect(&m_analyst, &Analyst::arranged, this,
        [this](const QMap<core::ElementId, QPointF> &topLeft) {
            if (m_document.commit(
                    tr("Auto-arrange"), core::edits::arrange(m_document.design(), topLeft))) {
                m_board->fitAll();
            }
        });
    connect(&m_analyst, &Analyst::arrangeFailed, this,
        [this](const core::Error &error) { notice(error.text()); });
    connect(&m_workspace.appearance, &Appearance::changed, this, [this] {
        m_actions.setIconColours(m_workspace.appearance.theme());
        refreshActions();
    });
}

void MainWindow::placeWindow()
{
    QList<QRect> areas;
    for (const auto *screen : QGuiApplication::screens()) {
        areas.append(screen->availableGeometry());
    }
    const auto remembered = settings::windowPlace();
    if (areas.isEmpty()) {
        resize(firstSize);
    } else {
        const auto *first = QGuiApplication::primaryScreen();
        setGeometry(remembered ? window_place::onScreen(remembered->rect, areas)
                               : window_place::centred(firstSize, first->availableGeometry()));
    }
    // Said here, so that no content makes the window larger than the screen.
    setMinimumSize(narrowestMiddle + narrowestSide + 2, lowest);
    if (remembered && remembered->isMaximized) {
        setWindowState(windowState() | Qt::WindowMaximized);
    }
    arrangePanels();
}

void MainWindow::rememberPlace() const
{
    const auto normal = normalGeometry();
    settings::setWindowPlace({normal.isValid() ? normal : geometry(), isMaximized()});
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    arrangePanels();
}

void MainWindow::arrangePanels()
{
    const bool isFocused = m_actions.action(u"view.focus"_s)->isChecked();
    const bool hasBoth = width() >= leastForBoth;
    m_palette->setVisible(!isFocused && (hasBoth || m_isPaletteWanted));
    m_side->setVisible(!isFocused && (hasBoth || !m_isPaletteWanted));
}

void MainWindow::showNewBoard()
{
    m_selection.clear();
    m_whatIf->reset();
    m_analyst.setCheckAsked(false); // it was asked of the other board
    m_board->fitAll();
    m_board->setFocus();
}

void MainWindow::showPanel(const QString &actionId)
{
    const QStringList order {u"view.inspector"_s, u"view.brief"_s, u"view.checklist"_s,
        u"view.estimate"_s, u"view.insights"_s};
    m_actions.action(u"view.focus"_s)->setChecked(false);
    m_isPaletteWanted = false;
    arrangePanels();
    m_side->setCurrentIndex(static_cast<int>(order.indexOf(actionId)));
}

void MainWindow::tellProblems(const QList<core::Error> &problems)
{
    if (problems.isEmpty()) {
        return;
    }
    QStringList lines;
    for (const auto &problem : problems) {
        lines.append(problem.text());
    }
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Checklists"), {}, QMessageBox::Ok, this);
    plain_text::setMessage(*box,
        tr("Some of your own checklists cannot be used. The others are loaded."),
        lines.join(u"\n\n"_s));
    box->setObjectName(u"problems"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    settle();
    if (m_document.isClean() && !m_session.isBusy()) {
        rememberPlace();
        event->accept();
        return;
    }
    event->ignore();
    m_files.whenIdle([this] {
        m_files.whenSafe([this] {
            // Later: the session still has to finish what it was doing when it told us.
            m_document.setClean();
            QMetaObject::invokeMethod(this, &MainWindow::close, Qt::QueuedConnection);
        });
    });
}

void MainWindow::refreshActions()
{
    const auto enable = [this](std::initializer_list<QString> ids, bool isEnabled) {
        for (const auto &id : ids) {
            m_actions.action(id)->setEnabled(isEnabled);
        }
    };
    enable({u"file.versions"_s}, !m_session.path().isEmpty());
    enable({u"edit.undo"_s}, hasUndo());
    enable({u"edit.redo"_s}, m_document.canRedo());
    nameStep(*m_actions.action(u"edit.undo"_s), tr("&Undo"), m_document.undoLabel());
    nameStep(*m_actions.action(u"edit.redo"_s), tr("&Redo"), m_document.redoLabel());
    const auto count = m_selection.ids().size();
    enable({u"edit.cut"_s, u"edit.copy"_s, u"edit.copy-image"_s, u"edit.duplicate"_s,
               u"edit.delete"_s, u"view.fit-selection"_s, u"arrange.front"_s, u"arrange.back"_s,
               u"arrange.nudge-left"_s, u"arrange.nudge-right"_s, u"arrange.nudge-up"_s,
               u"arrange.nudge-down"_s, u"arrange.push-left"_s, u"arrange.push-right"_s,
               u"arrange.push-up"_s, u"arrange.push-down"_s},
        count > 0);
    enable({u"edit.rename"_s}, count == 1);
    enable(
        {u"arrange.left"_s, u"arrange.right"_s, u"arrange.top"_s, u"arrange.bottom"_s}, count > 1);
    enable({u"arrange.distribute-h"_s, u"arrange.distribute-v"_s}, count > 2);
}

void MainWindow::refreshTitle()
{
    const auto &title = m_document.design().title;
    m_topBar->showTitle(title, m_session.path(), m_session.access(), !m_document.isClean());
    const auto name = title.isEmpty() ? tr("Untitled design") : title;
    auto file = QFileInfo(m_session.path()).fileName();
    if (m_session.access() == Access::ReadOnly) {
        file = tr("%1, read-only").arg(file);
    }
    const auto shown = file.isEmpty() ? name : tr("%1 (%2)").arg(name, file);
    setWindowTitle(plain_text::windowTitle(shown) + tr("[*] \u2013 Inferboard"));
    setWindowModified(!m_document.isClean());
    setWindowFilePath(m_session.path());
}

void MainWindow::refreshTools()
{
    const auto tool = m_board->interaction().tool();
    m_actions.action(u"tool.select"_s)->setChecked(tool == ToolId::Select);
    m_actions.action(u"tool.pan"_s)->setChecked(tool == ToolId::Pan);
    m_actions.action(u"tool.connect"_s)->setChecked(tool == ToolId::Connect);
    m_actions.action(u"insert.text"_s)
        ->setChecked(m_board->interaction().placing() == u"annotation:text"_s);
    m_actions.action(u"insert.sticky"_s)
        ->setChecked(m_board->interaction().placing() == u"annotation:sticky"_s);
}

void MainWindow::notice(const QString &text)
{
    m_summary->showMessage(text, noticeMs);
}
