// SPDX-License-Identifier: MIT
#include "app/canvas/view.h"

#include "app/canvas/inline_editor.h"
#include "app/canvas/scene/foreground.h"

#include <QMimeData>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace {

constexpr double usualLeastZoom = 0.1;
constexpr double leastZoomOfAll = 2e-4; // shows all that core::limits allows on a small screen
constexpr double mostZoom = 8;
constexpr double zoomStep = 1.25;
constexpr double fitPadding = 28; // pixels
constexpr double mostFitZoom = 1.5;
constexpr int edgeZone = 12; // pixels from the border where a drag scrolls
constexpr int edgeSpeed = 12; // pixels per tick
constexpr int edgeTick = 16; // ms
const auto componentMime = u"application/vnd.inferboard.component-type"_s;

} // namespace

View::View(Scene &scene, Interaction &interaction, QWidget *parent)
    : QGraphicsView(&scene, parent), m_scene(scene), m_interaction(interaction),
      m_edgeTimer(new QTimer(this))
{
    setObjectName(u"canvas"_s);
    setFrameShape(QFrame::NoFrame);
    setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTransformationAnchor(NoAnchor);
    setResizeAnchor(NoAnchor);
    setOptimizationFlags(DontAdjustForAntialiasing | DontSavePainterState);
    setAcceptDrops(true);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    m_edgeTimer->setInterval(edgeTick);
    connect(m_edgeTimer, &QTimer::timeout, this, &View::scrollAtEdge);
    connect(&scene, &Scene::overlayChanged, this, &View::updateOverlay);
    connect(&interaction, &Interaction::toolChanged, this, [this] {
        viewport()->setCursor(
            m_interaction.tool() == ToolId::Pan ? Qt::OpenHandCursor : Qt::ArrowCursor);
    });
}

void View::zoomIn()
{
    zoomBy(zoomStep, viewport()->rect().center());
}

void View::zoomOut()
{
    zoomBy(1 / zoomStep, viewport()->rect().center());
}

void View::fit(const QRectF &rect)
{
    if (rect.isEmpty()) {
        setTransform({});
        centerOn(0, 0);
    } else {
        const double zoom = zoomToFit(rect);
        setTransform(QTransform::fromScale(zoom, zoom));
        // In the middle of the view; lower only where the tools would lie on it.
        const double top = viewport()->height() / 2.0 - rect.height() * zoom / 2;
        const double lower = std::max(0.0, freeArea().top() - top);
        centerOn(rect.center() - QPointF(0, lower / zoom));
    }
    updateOverlay();
    Q_EMIT zoomChanged();
}

QRectF View::freeArea() const
{
    const auto area = QRectF(viewport()->rect());
    const double top = m_covered > 0 ? m_covered + fitPadding / 2 : fitPadding;
    return area.adjusted(fitPadding, top, -fitPadding, -fitPadding);
}

double View::zoomToFit(const QRectF &rect) const
{
    const auto area = freeArea().size().expandedTo({1, 1});
    const double zoom = std::min(area.width() / rect.width(), area.height() / rect.height());
    return std::clamp(zoom, leastZoomOfAll, mostFitZoom);
}

double View::leastZoom() const
{
    // A wide board can be seen as a whole, with some room around it.
    return std::min(usualLeastZoom, zoomToFit(m_scene.contentRect()) / zoomStep);
}

void View::reveal(const QRectF &rect)
{
    const auto seen = mapToScene(viewport()->rect()).boundingRect();
    if (!rect.isEmpty() && !seen.contains(rect)) {
        ensureVisible(rect, static_cast<int>(fitPadding), static_cast<int>(fitPadding));
    }
}

void View::setGridShown(bool isShown)
{
    m_isGridShown = isShown;
    viewport()->update();
}

QPointF View::insertionPoint() const
{
    const auto position = viewport()->mapFromGlobal(QCursor::pos());
    const bool isOver = underMouse() && viewport()->rect().contains(position);
    return mapToScene(isOver ? position : viewport()->rect().center());
}

PointerEvent View::pointer(const QPointF &position, Qt::KeyboardModifiers modifiers) const
{
    // mapToScene takes whole pixels; half a pixel matters when zoomed in.
    return {viewportTransform().inverted().map(position), zoom(), modifiers};
}

bool View::beginsPan(const QMouseEvent &event) const
{
    const bool isLeft = event.button() == Qt::LeftButton;
    return event.button() == Qt::MiddleButton || event.button() == Qt::RightButton
        || (isLeft && (m_isSpaceHeld || m_interaction.tool() == ToolId::Pan));
}

void View::mousePressEvent(QMouseEvent *event)
{
    setFocus(Qt::MouseFocusReason);
    m_isSpent = event->buttons() != event->button();
    if (m_isSpent) {
        interrupt(Ending::Drop);
        return;
    }
    endLost();
    if (beginsPan(*event)) {
        m_panFrom = m_panPress = event->position();
        if (event->button() != Qt::RightButton) {
            viewport()->setCursor(Qt::ClosedHandCursor);
        }
    } else if (event->button() == Qt::LeftButton) {
        m_interaction.press(pointer(event->position(), event->modifiers()));
    }
}

void View::endLost()
{
    if (m_panFrom || m_interaction.isBusy()) {
        interrupt(Ending::Keep);
    }
}

void View::interrupt(Ending ending)
{
    m_edgeTimer->stop();
    m_interaction.end(ending);
    m_panFrom.reset();
    viewport()->setCursor(
        m_interaction.tool() == ToolId::Pan ? Qt::OpenHandCursor : Qt::ArrowCursor);
}

void View::mouseMoveEvent(QMouseEvent *event)
{
    m_pointer = event->position();
    m_modifiers = event->modifiers();
    if (event->buttons() == Qt::NoButton) {
        m_isSpent = false;
        endLost();
    }
    if (m_isSpent) {
        return;
    }
    if (m_panFrom) {
        panBy(event->position() - *m_panFrom);
        m_panFrom = event->position();
        return;
    }
    const auto where = pointer(event->position(), event->modifiers());
    m_interaction.move(where);
    updateCursor(where);
    const auto inner = viewport()->rect().adjusted(edgeZone, edgeZone, -edgeZone, -edgeZone);
    if (m_interaction.isBusy() && !inner.contains(event->position().toPoint())) {
        m_edgeTimer->start();
    } else {
        m_edgeTimer->stop();
    }
}

void View::mouseReleaseEvent(QMouseEvent *event)
{
    m_edgeTimer->stop();
    if (m_isSpent) {
        m_isSpent = event->buttons() != Qt::NoButton;
    } else if (m_panFrom) {
        endPan(*event);
    } else if (event->button() == Qt::LeftButton) {
        m_interaction.release(pointer(event->position(), event->modifiers()));
    }
}

void View::endPan(const QMouseEvent &event)
{
    const bool isClick = QLineF(m_panPress, event.position()).length() < canvas::dragDistance;
    m_panFrom.reset();
    updateCursor(pointer(event.position(), event.modifiers()));
    // Only now that no button is down: a menu would act on the release of one.
    if (event.button() == Qt::RightButton && isClick) {
        Q_EMIT menuWanted(event.globalPosition().toPoint());
    }
}

void View::mouseDoubleClickEvent(QMouseEvent *event)
{
    const bool isAlone = event->buttons() == event->button();
    if (isAlone && event->button() == Qt::LeftButton && m_interaction.tool() == ToolId::Select) {
        endLost();
        m_interaction.doubleClick(pointer(event->position(), event->modifiers()));
    } else {
        mousePressEvent(event);
    }
}

void View::wheelEvent(QWheelEvent *event)
{
    const auto angle = event->angleDelta();
    const bool isZoom = (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) != 0
        || (event->buttons() & Qt::MiddleButton) != 0;
    if (isZoom) {
        // Alt turns the wheel sideways on some platforms.
        const int turn = angle.y() != 0 ? angle.y() : angle.x();
        zoomBy(std::pow(1.1, turn / 120.0), event->position());
        return;
    }
    auto pixels = event->pixelDelta().isNull() ? QPointF(angle) / 2 : QPointF(event->pixelDelta());
    if (event->modifiers().testFlag(Qt::ShiftModifier) && pixels.x() == 0) {
        pixels = pixels.transposed();
    }
    panBy(pixels);
}

void View::panBy(const QPointF &pixels)
{
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - qRound(pixels.x()));
    verticalScrollBar()->setValue(verticalScrollBar()->value() - qRound(pixels.y()));
    Q_EMIT moved();
}

void View::zoomBy(double factor, const QPointF &anchor)
{
    const double wanted = zoom() * factor;
    // What is shown smaller than that already is not made larger by zooming out.
    const double least = factor < 1 && wanted < usualLeastZoom ? std::min(zoom(), leastZoom()) : 0;
    const double target = std::clamp(wanted, least, mostZoom);
    const auto before = pointer(anchor, {}).at;
    setTransform(QTransform::fromScale(target, target));
    panBy(anchor - viewportTransform().map(before));
    updateOverlay();
    Q_EMIT zoomChanged();
}

bool View::event(QEvent *event)
{
    // The letters are shortcuts, unless a name is wanted.
    if (event->type() == QEvent::ShortcutOverride && !m_interaction.fresh().isEmpty()
        && beginsName(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QGraphicsView::event(event);
}

void View::keyPressEvent(QKeyEvent *event)
{
    if (!m_interaction.fresh().isEmpty() && beginsName(*event)) {
        const auto id = m_interaction.fresh(); // a copy: who listens has it forgotten
        Q_EMIT nameTyped(id, event->text());
    } else if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_isSpaceHeld = true;
        viewport()->setCursor(Qt::OpenHandCursor);
    } else if (event->key() == Qt::Key_Escape) {
        m_interaction.escape();
    } else {
        event->ignore(); // everything else is an action of the window
    }
}

void View::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_isSpaceHeld = false;
        viewport()->setCursor(Qt::ArrowCursor);
    }
}

void View::leaveEvent(QEvent *event)
{
    m_pointer.reset();
    if (!m_interaction.isBusy()) {
        m_scene.setHovered({});
        m_scene.setOverlay({});
    }
    QGraphicsView::leaveEvent(event);
}

void View::focusOutEvent(QFocusEvent *event)
{
    m_isSpaceHeld = false;
    interrupt(Ending::Keep);
    QGraphicsView::focusOutEvent(event);
}

void View::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasFormat(componentMime)) {
        m_interaction.takePlace(QString::fromUtf8(event->mimeData()->data(componentMime)));
        event->acceptProposedAction();
    }
}

void View::dragMoveEvent(QDragMoveEvent *event)
{
    m_interaction.move(pointer(event->position(), event->modifiers()));
    event->acceptProposedAction();
}

void View::dragLeaveEvent(QDragLeaveEvent *)
{
    m_interaction.take(ToolId::Select);
}

void View::dropEvent(QDropEvent *event)
{
    const auto type = QString::fromUtf8(event->mimeData()->data(componentMime));
    m_interaction.take(ToolId::Select);
    m_interaction.placeAt(type, pointer(event->position(), event->modifiers()).at);
    event->acceptProposedAction();
    setFocus(Qt::OtherFocusReason);
}

void View::drawBackground(QPainter *painter, const QRectF &rect)
{
    painter->fillRect(rect, m_scene.style().theme.canvas);
    if (m_isGridShown) {
        foreground::paintGrid(*painter, m_scene, rect, zoom());
    }
}

void View::drawForeground(QPainter *painter, const QRectF &)
{
    foreground::paint(*painter, m_scene, zoom());
}

void View::updateCursor(const PointerEvent &event)
{
    if (m_interaction.tool() == ToolId::Pan || m_isSpaceHeld) {
        viewport()->setCursor(Qt::OpenHandCursor);
    } else if (!m_interaction.isBusy()) {
        viewport()->setCursor(m_interaction.cursor(event));
    }
}

void View::updateOverlay()
{
    const auto now = foreground::bounds(m_scene, zoom());
    for (const auto &rect : {m_overlayRect, now}) {
        if (!rect.isNull()) {
            viewport()->update(mapFromScene(rect).boundingRect().adjusted(-2, -2, 2, 2));
        }
    }
    m_overlayRect = now;
}

void View::scrollAtEdge()
{
    if (!m_pointer || !m_interaction.isBusy()) {
        m_edgeTimer->stop();
        return;
    }
    const auto area = viewport()->rect();
    const auto push = [](double position, int size) {
        return position < edgeZone ? edgeSpeed : position > size - edgeZone ? -edgeSpeed : 0;
    };
    panBy(QPointF(push(m_pointer->x(), area.width()), push(m_pointer->y(), area.height())));
    m_interaction.move(pointer(*m_pointer, m_modifiers));
}
