// SPDX-License-Identifier: MIT
#pragma once

#include "app/canvas/interaction.h"

#include <QGraphicsView>

#include <optional>

/// Shows the scene and turns mouse, wheel and drops into what the interaction does with them; pans
/// and zooms. A second button ends what the first one does, and then nothing counts until all are
/// up; a lost focus and a lost release end it, too.
class View : public QGraphicsView {
    Q_OBJECT

public:
    View(Scene &scene, Interaction &interaction, QWidget *parent = nullptr);

    double zoom() const { return transform().m11(); }
    void zoomTo(double zoom) { zoomBy(zoom / this->zoom(), viewport()->rect().center()); }
    void zoomIn();
    void zoomOut();
    /// Shows all of the rectangle, clear of what lies over the upper edge.
    void fit(const QRectF &rect);
    /// How many pixels at the upper edge are covered by what floats over the board.
    void setCovered(int top) { m_covered = top; }
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
    /// A letter or digit was typed right after this component was placed.
    void nameTyped(const core::ElementId &id, const QString &text);

protected:
    bool event(QEvent *event) override;
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
    void endPan(const QMouseEvent &event);
    /// Ends what goes on although no button is down: its release went to a menu or a dialog.
    void endLost();
    /// Ends a gesture or a pan before the release.
    void interrupt(Ending ending);
    void panBy(const QPointF &pixels);
    void zoomBy(double factor, const QPointF &anchor);
    /// The area that is not covered.
    QRectF freeArea() const;
    double zoomToFit(const QRectF &rect) const;
    double leastZoom() const;
    void updateCursor(const PointerEvent &event);
    void updateOverlay();
    void scrollAtEdge();

    Scene &m_scene;
    Interaction &m_interaction;
    std::optional<QPointF> m_panFrom;
    QPointF m_panPress;
    bool m_isSpent = false; ///< a second button came; nothing counts until all are up
    bool m_isSpaceHeld = false;
    bool m_isGridShown = true;
    int m_covered = 0;
    QRectF m_overlayRect;
    std::optional<QPointF> m_pointer;
    Qt::KeyboardModifiers m_modifiers;
    class QTimer *m_edgeTimer;
};
