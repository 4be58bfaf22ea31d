// SPDX-License-Identifier: MIT
#include "app/canvas/board_edits.h"

#include "app/canvas/scene/canvas_style.h"
#include "core/layout/free_place.h"
#include "core/model/edits.h"

#include <QCoreApplication>

#include <algorithm>

namespace board_edits {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("board_edits", text);
}

struct Placed {
    core::ElementId id;
    QRectF rect;
};

QList<Placed> placed(const core::Design &design, const core::ElementIds &ids)
{
    QList<Placed> result;
    const auto take = [&](const auto &elements) {
        for (const auto &element : elements) {
            if (ids.contains(element.id)) {
                result.append({element.id, element.rect});
            }
        }
    };
    take(design.components);
    take(design.annotations);
    return result;
}

QRectF boundsOf(const QList<Placed> &elements)
{
    QRectF bounds;
    for (const auto &element : elements) {
        bounds |= element.rect;
    }
    return bounds;
}

QPointF shiftTo(const QRectF &rect, const QRectF &bounds, Side side)
{
    switch (side) {
    case Side::Left:
        return {bounds.left() - rect.left(), 0};
    case Side::Right:
        return {bounds.right() - rect.right(), 0};
    case Side::Top:
        return {0, bounds.top() - rect.top()};
    case Side::Bottom:
        break;
    }
    return {0, bounds.bottom() - rect.bottom()};
}

} // namespace

void nudge(Document &document, const Selection &selection, const QPointF &by)
{
    // One step as long as it is the same elements that are nudged.
    auto ids = selection.ids().values();
    ids.sort();
    document.commit(tr("Nudge"), core::edits::move(document.design(), selection.ids(), by),
        QStringLiteral("nudge ") + ids.join(u' '));
}

void align(Document &document, const Selection &selection, Side side)
{
    auto design = document.design();
    const auto elements = placed(design, selection.ids());
    const auto bounds = boundsOf(elements);
    for (const auto &element : elements) {
        design = core::edits::move(design, {element.id}, shiftTo(element.rect, bounds, side));
    }
    document.commit(tr("Align"), design);
}

void distribute(Document &document, const Selection &selection, Qt::Orientation orientation)
{
    auto design = document.design();
    auto elements = placed(design, selection.ids());
    if (elements.size() < 3) {
        return;
    }
    const bool isFlat = orientation == Qt::Horizontal;
    const auto start = [&](const Placed &element) {
        return isFlat ? element.rect.left() : element.rect.top();
    };
    const auto extent = [&](const Placed &element) {
        return isFlat ? element.rect.width() : element.rect.height();
    };
    std::sort(elements.begin(), elements.end(),
        [&](const Placed &a, const Placed &b) { return start(a) < start(b); });
    double taken = 0;
    for (const auto &element : std::as_const(elements)) {
        taken += extent(element);
    }
    const double room = start(elements.last()) + extent(elements.last()) - start(elements.first());
    const double gap = (room - taken) / double(elements.size() - 1);
    double at = start(elements.first());
    for (const auto &element : std::as_const(elements)) {
        const double by = at - start(element);
        design = core::edits::move(design, {element.id}, isFlat ? QPointF(by, 0) : QPointF(0, by));
        at += extent(element) + gap;
    }
    document.commit(tr("Distribute"), design);
}

void removeSelected(Document &document, const Selection &selection)
{
    document.commit(tr("Delete"), core::edits::remove(document.design(), selection.ids()));
}

void duplicate(Document &document, Selection &selection)
{
    const auto fragment = core::edits::fragment(document.design(), selection.ids());
    const auto added = core::edits::insert(
        document.design(), fragment, QPointF(canvas::gridStep, canvas::gridStep));
    if (document.commit(tr("Duplicate"), added.design)) {
        selection.set(core::ElementIds(added.ids.begin(), added.ids.end()));
    }
}

void paste(
    Document &document, Selection &selection, const core::Design &fragment, const QPointF &centre)
{
    QRectF bounds;
    for (const auto &component : fragment.components) {
        bounds |= component.rect;
    }
    for (const auto &annotation : fragment.annotations) {
        bounds |= annotation.rect;
    }
    const auto raw = centre - bounds.center();
    const auto step = canvas::gridStep;
    const QPointF by(std::round(raw.x() / step) * step, std::round(raw.y() / step) * step);
    const auto added = core::edits::insert(document.design(), fragment,
        by + core::intoTheOpen(document.design(), bounds.translated(by)));
    if (document.commit(tr("Paste"), added.design)) {
        selection.set(core::ElementIds(added.ids.begin(), added.ids.end()));
    }
}

core::ElementId neighbourInOrder(
    const core::Design &design, const core::ElementIds &selected, int step)
{
    QList<Placed> elements;
    for (const auto &component : design.components) {
        elements.append({component.id, component.rect});
    }
    if (elements.isEmpty()) {
        return {};
    }
    std::sort(elements.begin(), elements.end(), [](const Placed &a, const Placed &b) {
        return std::pair(a.rect.x(), a.rect.y()) < std::pair(b.rect.x(), b.rect.y());
    });
    const auto current = std::find_if(elements.begin(), elements.end(),
        [&](const Placed &element) { return selected.contains(element.id); });
    if (current == elements.end()) {
        return step > 0 ? elements.first().id : elements.last().id;
    }
    const auto count = elements.size();
    const qsizetype next = ((current - elements.begin()) + step + count) % count;
    return elements.at(next).id;
}

} // namespace board_edits
