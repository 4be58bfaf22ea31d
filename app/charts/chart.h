// SPDX-License-Identifier: MIT
#pragma once

#include "app/charts/chart_picture.h"
#include "app/look/appearance.h"

#include <QWidget>

/// A chart in the window. The arrow keys walk over its parts, Return shows what there is to say
/// about one, and the picture can be copied and saved with the keys of the board's picture.
class Chart : public QWidget {
    Q_OBJECT

public:
    explicit Chart(const Appearance &appearance, QWidget *parent = nullptr);

    void display(const ChartPicture &picture);
    const ChartPicture &picture() const { return m_picture; }
    /// The part that the keyboard is at, or -1.
    int selected() const { return m_selected; }

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    /// A part was pressed or chosen with the keyboard.
    void chosen(const ChartPart &part);
    /// The keyboard went to a place of the chart.
    void focusMoved(const QRect &place);
    void copyWanted(const ChartPicture &picture);
    void saveWanted(const ChartPicture &picture);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    QList<ChartPart> parts() const;
    int partAt(const QPointF &point) const;
    void select(int part);
    void moveBy(int steps);

    const Appearance &m_appearance;
    ChartPicture m_picture;
    int m_selected = -1;
};
