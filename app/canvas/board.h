// SPDX-License-Identifier: MIT
#pragma once

#include "app/canvas/view.h"
#include "app/session/workspace.h"

#include <QPointer>

class AddPopup;
class InlineEditor;

/// The canvas of the window: scene, view and interaction, with the editors that open over them.
class Board : public QWidget {
    Q_OBJECT

public:
    explicit Board(Workspace &workspace, QWidget *parent = nullptr);

    Scene &scene() { return m_scene; }
    View &view() { return m_view; }
    Interaction &interaction() { return m_interaction; }

    void setStyle(const CanvasStyle &style);
    /// Puts a component into the middle of what is in sight.
    void addInSight(const QString &type);
    void openAddPopup();
    /// Opens the field for the name, label or text of the element. With a merge key, what is
    /// written becomes one step with the one before that has it.
    void editText(const core::ElementId &id, const QString &mergeKey = {});
    void editSelectedText();
    void copy() const;
    void cut();
    void paste();
    void selectNeighbour(int step);
    void fitAll();
    void fitSelection();
    void reveal(const core::ElementIds &ids);

Q_SIGNALS:
    void menuWanted(const QPoint &globalPos);
    /// A short sentence for the status line.
    void notice(const QString &text);
    void resized();
    /// The checklist should show what is found about these.
    void findingsWanted(const core::ElementIds &ids);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void followDocument();
    void openPopupAt(const QPointF &at, const core::ElementId &connectFrom);
    QRectF editorRect(const core::ElementId &id) const;
    QString toolTipAt(const QPoint &position) const;
    void beginName(const core::ElementId &id, const QString &text);
    InlineEditor *openEditor(const core::ElementId &id, const QString &mergeKey);
    void writeText(const core::ElementId &id, const QString &text, const QString &mergeKey);
    void keepText(const core::ElementId &id, const QString &text, const QString &mergeKey);

    Workspace &m_workspace;
    Scene m_scene;
    Interaction m_interaction;
    View m_view;
    int m_editorsOpened = 0; ///< numbers the steps of their texts
    bool m_isFitted = true; ///< until the person pans or zooms, the board stays fitted
};
