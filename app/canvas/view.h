// SPDX-License-Identifier: MIT
#pragma once

#include "app/canvas/hand.h"

#include <QGraphicsView>

#include <optional>

/// Shows the scene and turns mouse, wheel and drops into what the hand does; pans and zooms.
class View : public QGraphicsView {
    Q_OBJECT

public:
    View(Scene &scene, Hand &hand, QWidget *parent = nullptr);

    double zoom() const { return transform().m11(); }
    void zoomTo(double zoom);
    void zoomIn();
    void zoomOut();
    void fit(const QRectF &rect);
    /// Scrolls as little as needed to bring the rectangle into sight.
    void reveal(const QRectF &rect);
    void setGridShown(bool isShown);
    /// The middle of what is in sight, or the pointer when it is over the board.
    QPointF insertionPoint() const;

Q_SIGNALS:
    void zoomChanged();
    /// The person panned or zoomed.
    void moved();
    void menuWanted(const QPoint &globalPos);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;

private:
    PointerEvent pointer(const QPointF &position, Qt::KeyboardModifiers modifiers) const;
    bool beginsPan(const QMouseEvent &event) const;
    void panBy(const QPointF &pixels);
    void zoomBy(double factor, const QPointF &anchor);
    void updateCursor(const PointerEvent &event);
    void updateOverlay();
    void scrollAtEdge();

    Scene &m_scene;
    Hand &m_hand;
    std::optional<QPointF> m_panFrom;
    QPointF m_panPress;
    bool m_isSpaceHeld = false;
    bool m_isGridShown = true;
    QRectF m_overlayRect;
    std::optional<QPointF> m_pointer;
    Qt::KeyboardModifiers m_modifiers;
    class QTimer *m_edgeTimer;
};
