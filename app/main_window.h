// SPDX-License-Identifier: MIT
#pragma once

#include "app/actions.h"
#include "app/canvas/board.h"
#include "app/document/file_session.h"
#include "app/file_commands.h"
#include "app/summary_bar.h"
#include "app/tool_palette.h"
#include "app/top_bar.h"
#include "app/workspace.h"

#include <QMainWindow>

class BriefPanel;
class ChecklistPanel;
class EstimatePanel;
class InsightsPanel;
class Inspector;
class Palette;
class QSplitter;
class QTabWidget;
class WhatIfBar;

/// The window: it puts the parts together and leads each action to the part that does it.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(const core::Library &library, Appearance &appearance);
    ~MainWindow() override;

    Workspace &workspace() { return m_workspace; }
    FileCommands &files() { return m_files; }
    Board &board() { return *m_board; }
    Actions &actions() { return m_actions; }
    /// The side panels, by the id of the action that shows them: "view.estimate".
    void showPanel(const QString &actionId);
    /// Shows what was wrong with the person's own data files, if anything.
    void tellProblems(const QList<core::Error> &problems);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void buildPanels();
    void buildMenus();
    void connectPanels();
    void connectDocument();
    void bind(const QString &id, const std::function<void()> &function);
    void bindEdit();
    void bindView();
    void bindTools();
    void bindArrange();
    void bindAnalyse();
    void bindHelp();
    void toggleStyle(bool CanvasStyle::*member, bool isOn);
    void refreshActions();
    void refreshTitle();
    void refreshTools();
    void notice(const QString &text);

    Document m_document;
    Selection m_selection;
    Analyst m_analyst;
    Workspace m_workspace;
    FileSession m_session;
    Actions m_actions;
    FileCommands m_files;

    Board *m_board;
    TopBar *m_topBar;
    ToolPalette *m_tools;
    SummaryBar *m_summary;
    Palette *m_palette;
    QTabWidget *m_side;
    Inspector *m_inspector;
    BriefPanel *m_brief;
    ChecklistPanel *m_checklist;
    EstimatePanel *m_estimate;
    InsightsPanel *m_insights;
    WhatIfBar *m_whatIf;
};
