// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/estimate/load_delegate.h"
#include "app/wording/estimate_text.h"

#include <QListView>

/// The components of the estimate as a list that is as high as its rows: the panel scrolls it. A
/// press on a row chooses the component, a press on a number shows its working, too.
class LoadView : public QListView {
    Q_OBJECT

public:
    LoadView(const Appearance &appearance, const Selection &selection, QWidget *parent = nullptr);

    void display(const core::Estimate &estimate, const QHash<core::ElementId, QString> &names);
    const LoadModel &loads() const { return m_model; }

Q_SIGNALS:
    void chosen(const core::ElementId &component);
    void workingRequested(const WorkingOf &working);
    /// The row that the keyboard went to, in the view's coordinates.
    void focusMoved(const QRect &row);

protected:
    bool viewportEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void hover(const QPoint &point);
    QString toolTipAt(const QPoint &point) const;
    void moveNumber(int by);
    void choose(int row, std::optional<LoadNumber> number);
    void markFocus();

    LoadModel m_model;
    LoadMarks m_marks;
};
