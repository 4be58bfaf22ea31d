// SPDX-License-Identifier: MIT
#pragma once

#include "app/canvas/board.h"
#include "app/document/autosave.h"
#include "app/document/file_session.h"
#include "app/document/recorder.h"
#include "app/session/workspace.h"
#include "app/window/actions.h"
#include "app/window/file_commands.h"
#include "app/window/recovery.h"
#include "app/window/summary_bar.h"
#include "app/window/tool_palette.h"
#include "app/window/top_bar.h"

#include <QMainWindow>

#include <chrono>

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
    /// Ends in a designed order, whatever goes on: see main_window_end.cpp.
    ~MainWindow() override;

    Workspace &workspace() { return m_workspace; }
    FileCommands &files() { return m_files; }
    const FileSession &session() const { return m_session; }
    Recorder &recorder() { return m_recorder; }
    Recovery &recovery() { return m_recovery; }
    Board &board() { return *m_board; }
    Actions &actions() { return m_actions; }
    /// The side panels, by the id of the action that shows them: "view.estimate".
    void showPanel(const QString &actionId);
    /// Shows what was wrong with the person's own data files, if anything.
    void tellProblems(const QList<core::Error> &problems);
    /// Keeps what is under way as it stands: a gesture, and what is typed.
    void settle();
    /// Waits for files that are being written, so long at most; whether all are.
    bool finishWriting(std::chrono::milliseconds most);

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildPanels();
    void placeWindow();
    void rememberPlace() const;
    /// Shows the panels that there is room for.
    void arrangePanels();
    void buildMenus();
    void connectPanels();
    void connectDocument();
    bool beforeAction(const ActionSpec &action);
    void bind(const QString &id, const std::function<void()> &function);
    void bindFile();
    void bindExport();
    void bindEdit();
    void bindView();
    void bindTools();
    void bindArrange();
    void bindAnalyse();
    void bindHelp();
    void toggleStyle(bool CanvasStyle::*member, bool isOn);
    void showNewBoard();
    /// Undo also drops what is being dragged.
    bool hasUndo() const { return m_document.canUndo() || m_document.isDrafting(); }
    void refreshActions();
    void refreshTitle();
    void refreshTools();
    void notice(const QString &text);
    void silence();

    // Who listens stands below those it listens to, and so goes before them.
    Document m_document;
    Selection m_selection;
    Analyst m_analyst;
    Workspace m_workspace;
    FileSession m_session;
    Autosave m_autosave;
    Recorder m_recorder;
    Actions m_actions;
    FileCommands m_files;
    Recovery m_recovery;

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
    bool m_isPaletteWanted = false; ///< rather than the side panel, where only one has room
};
