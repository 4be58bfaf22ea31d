// SPDX-License-Identifier: MIT
#include "core/layout/layout.h"

#include "core/base/at.h"
#include "core/layout/columns.h"
#include "core/layout/effort.h"
#include "core/layout/free_place.h"
#include "core/layout/islands.h"
#include "core/layout/packing.h"

#include <QByteArray>

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <mutex>
#include <optional>

namespace core::layout {

namespace {

constexpr double pointsPerInch = 72;
constexpr double rowGap = 40;
constexpr double rankGap = 90;
constexpr double islandGap = 60;
/// Beyond this the numbers that Graphviz computes with overflow.
constexpr double sizeLimit = 10000;

double snapped(double value)
{
    return std::round(value / gridStep) * gridStep;
}

QPointF snapped(const QPointF &point)
{
    return {snapped(point.x()), snapped(point.y())};
}

/// What Graphviz last complained about. It takes a bare function, so this cannot be local; the
/// mutex of arrange() guards it.
QByteArray complaint;

int keepComplaint(char *text)
{
    complaint = QByteArray(text).trimmed();
    return 0;
}

/// Diverts what Graphviz would print, for as long as it lives.
class Silence {
public:
    Silence() : m_level(agseterr(AGERR)), m_printer(agseterrf(keepComplaint)) { complaint.clear(); }
    ~Silence()
    {
        agseterr(m_level);
        agseterrf(m_printer);
    }
    Q_DISABLE_COPY_MOVE(Silence)

private:
    agerrlevel_t m_level;
    agusererrf m_printer;
};

struct Release {
    void operator()(Agraph_t *graph) const { agclose(graph); }
};
using GraphPtr = std::unique_ptr<Agraph_t, Release>;

/// Graphviz 2 takes all text as char * and never writes to it.
char *text(const QByteArray &bytes)
{
    return const_cast<char *>(bytes.constData());
}

QByteArray inches(double units)
{
    return QByteArray::number(units / pointsPerInch, 'f', 6);
}

void setDefault(Agraph_t *graph, int kind, const QByteArray &name, const QByteArray &value)
{
    agattr(graph, kind, text(name), text(value));
}

void set(void *object, const QByteArray &name, const QByteArray &value)
{
    agsafeset(object, text(name), text(value), text(QByteArray()));
}

/// Bounds the effort for large graphs: iterations per node of the network simplex, which take time
/// in proportion to the nodes, and rounds against crossings. Measured to stay within seconds.
void limitEffort(Agraph_t *graph, const Plan &plan)
{
    if (plan.way == Way::Whole) {
        return;
    }
    const double share = 1000 / std::max(1000.0, plan.effort.nodes);
    setDefault(graph, AGRAPH, "nslimit", QByteArray::number(2 * share * share));
    setDefault(graph, AGRAPH, "nslimit1", QByteArray::number(2 * share));
    setDefault(graph, AGRAPH, "mclimit", QByteArray::number(std::min(0.5, 0.2 * share)));
}

/// An empty graph with the attributes that all our drawings share.
GraphPtr emptyGraph(const Plan &plan)
{
    GraphPtr graph(agopen(text("g"), Agstrictdirected, nullptr));
    setDefault(graph.get(), AGRAPH, "rankdir", "LR");
    setDefault(graph.get(), AGRAPH, "nodesep", inches(rowGap));
    setDefault(graph.get(), AGRAPH, "ranksep", inches(rankGap));
    // We route connections ourselves; splines would take most of the time.
    setDefault(graph.get(), AGRAPH, "splines", "none");
    limitEffort(graph.get(), plan);
    setDefault(graph.get(), AGNODE, "shape", "box");
    setDefault(graph.get(), AGNODE, "fixedsize", "true");
    setDefault(graph.get(), AGNODE, "label", "");
    setDefault(graph.get(), AGNODE, "width", "1");
    setDefault(graph.get(), AGNODE, "height", "1");
    setDefault(graph.get(), AGEDGE, "weight", "1");
    return graph;
}

/// Adds the island's nodes and arcs. Nothing that a person wrote gets into the graph.
std::vector<Agnode_t *> fill(Agraph_t *graph, const Island &island, const Design &design)
{
    std::vector<Agnode_t *> nodes(at(static_cast<int>(design.components.size())), nullptr);
    for (const int index : island.nodes) {
        const auto rect = design.components.at(index).rect.normalized();
        auto *node = agnode(graph, text("n" + QByteArray::number(index)), 1);
        set(node, "width", inches(std::max(rect.width(), 1.0)));
        set(node, "height", inches(std::max(rect.height(), 1.0)));
        nodes[at(index)] = node;
    }
    for (const auto &arc : island.arcs) {
        // The graph is strict: parallel connections are one edge, as heavy as the heaviest, for
        // these come first.
        auto *from = nodes[at(arc.from)];
        auto *to = nodes[at(arc.to)];
        if (agedge(graph, from, to, nullptr, 0) == nullptr) {
            set(agedge(graph, from, to, nullptr, 1), "weight", QByteArray::number(arc.weight));
        }
    }
    return nodes;
}

/// An arranged island: the top left of each of its nodes, the smallest being 0, 0, and its size.
struct Arranged {
    std::vector<QPointF> corners;
    QSizeF size;
};

/// Moves an island to the origin and onto the grid. Gaps are wider than two steps of the grid, so
/// no two components come to overlap.
Arranged settled(std::vector<QPointF> corners, const Island &island, const Design &design)
{
    QPointF origin = corners.front();
    for (const auto &corner : corners) {
        origin = {std::min(origin.x(), corner.x()), std::min(origin.y(), corner.y())};
    }
    Arranged arranged {std::move(corners), {}};
    for (std::size_t i = 0; i < arranged.corners.size(); ++i) {
        auto &corner = arranged.corners[i];
        corner = snapped(corner - origin);
        const auto size = design.components.at(island.nodes[i]).rect.normalized().size();
        arranged.size = arranged.size.expandedTo({corner.x() + size.width(), //
            corner.y() + size.height()});
    }
    return arranged;
}

Arranged arrangeInColumns(const Island &island, const Design &design)
{
    std::vector<QSizeF> sizes;
    for (const int index : island.nodes) {
        sizes.push_back(design.components.at(index).rect.normalized().size());
    }
    return settled(inColumns(island, sizes, {rankGap, rowGap}), island, design);
}

Result<Arranged> arrangeIsland(GVC_t *context, const Island &whole, const Design &design)
{
    if (whole.nodes.size() == 1) {
        return settled({QPointF()}, whole, design);
    }
    const auto plan = planFor(whole);
    const auto &island = plan.island;
    if (plan.way == Way::Columns) {
        return arrangeInColumns(island, design);
    }
    const auto graph = emptyGraph(plan);
    const auto nodes = fill(graph.get(), island, design);
    if (gvLayout(context, graph.get(), "dot") != 0) {
        gvFreeLayout(context, graph.get());
        return Error {QStringLiteral("Graphviz could not arrange the components (%1). Move them by "
                                     "hand, or arrange a selection.")
                          .arg(QString::fromUtf8(complaint)),
            {}};
    }
    std::vector<QPointF> corners;
    for (const int index : island.nodes) {
        const auto centre = ND_coord(nodes[at(index)]);
        const auto size = design.components.at(index).rect.normalized().size();
        corners.emplace_back(centre.x - size.width() / 2, -centre.y - size.height() / 2);
    }
    gvFreeLayout(context, graph.get());
    return settled(std::move(corners), island, design);
}

/// Connected islands before single components, large ones first; then as they are listed.
void largestFirst(std::vector<Island> &islands)
{
    std::stable_sort(islands.begin(), islands.end(),
        [](const Island &a, const Island &b) { return a.nodes.size() > b.nodes.size(); });
}

QSizeF wholeSteps(const QSizeF &size)
{
    return {std::ceil(size.width() / gridStep) * gridStep,
        std::ceil(size.height() / gridStep) * gridStep};
}

/// Arranges each island and packs them; the result's top left corner is 0, 0.
Result<QMap<ElementId, QPointF>> arrangeAll(const Design &design, const std::vector<bool> &included)
{
    auto parts = islands(Graph(design), included);
    largestFirst(parts);
    const Silence silence;
    // One for the process, and never freed: Graphviz loses its configuration with each it frees.
    static GVC_t *const context = gvContext();
    std::vector<Arranged> arranged;
    std::vector<QSizeF> sizes;
    for (const auto &island : parts) {
        auto result = arrangeIsland(context, island, design);
        if (!result) {
            return result.error();
        }
        sizes.push_back(wholeSteps(result->size));
        arranged.push_back(std::move(*result));
    }
    const auto corners = packed(sizes, islandGap);
    QMap<ElementId, QPointF> positions;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        for (std::size_t n = 0; n < parts[i].nodes.size(); ++n) {
            const auto &id = design.components.at(parts[i].nodes[n]).id;
            positions.insert(id, corners[i] + arranged[i].corners[n]);
        }
    }
    return positions;
}

bool isSane(const QRectF &rect)
{
    return std::isfinite(rect.x()) && std::isfinite(rect.y()) && rect.width() <= sizeLimit
        && rect.height() <= sizeLimit;
}

std::optional<Error> refusal(const Design &design, const std::vector<bool> &included)
{
    const auto count = std::count(included.begin(), included.end(), true);
    if (count > arrangeLimit) {
        return Error {QStringLiteral("%1 components are too many to arrange at once (the limit is "
                                     "%2). Select a part and arrange that.")
                          .arg(count)
                          .arg(arrangeLimit),
            {}};
    }
    for (int i = 0; i < design.components.size(); ++i) {
        if (included[at(i)] && !isSane(design.components.at(i).rect.normalized())) {
            return Error {QStringLiteral("The component is too large to arrange. Make it smaller."),
                design.components.at(i).id};
        }
    }
    return {};
}

/// The smallest rectangle around the included components, at their positions if these are given.
QRectF bounds(const Design &design, const std::vector<bool> &included,
    const QMap<ElementId, QPointF> *positions = nullptr)
{
    QRectF box;
    bool isFirst = true;
    for (int i = 0; i < design.components.size(); ++i) {
        if (!included[at(i)]) {
            continue;
        }
        auto rect = design.components.at(i).rect.normalized();
        if (positions != nullptr) {
            rect.moveTopLeft(positions->value(design.components.at(i).id));
        }
        // QRectF unites to nothing with an empty rectangle, but a component may be a mere point.
        const QRectF both(
            QPointF(std::min(box.left(), rect.left()), std::min(box.top(), rect.top())),
            QPointF(std::max(box.right(), rect.right()), std::max(box.bottom(), rect.bottom())));
        box = isFirst ? rect : both;
        isFirst = false;
    }
    return box;
}

/// What was arranged, moved as a whole if it came to lie on what was not.
QMap<ElementId, QPointF> besideOthers(Design design, QMap<ElementId, QPointF> positions)
{
    std::vector<QRectF> places;
    for (const auto &component : std::as_const(design.components)) {
        if (const auto position = positions.constFind(component.id);
            position != positions.constEnd()) {
            places.emplace_back(*position, component.rect.normalized().size());
        }
    }
    design.components.removeIf(
        [&](const Component &component) { return positions.contains(component.id); });
    QRectF whole;
    for (const auto &place : places) {
        whole |= place;
    }
    // Where nothing lies on the whole, nothing has to be asked of its parts.
    if (!isCovering(design, whole)
        || std::none_of(places.begin(), places.end(),
            [&](const QRectF &place) { return isCovering(design, place); })) {
        return positions;
    }
    const auto by = freePlace(design, whole).topLeft() - whole.topLeft();
    for (auto &position : positions) {
        position += by;
    }
    return positions;
}

} // namespace

Result<QMap<ElementId, QPointF>> arrange(const Design &design, const ElementIds &only)
{
    std::vector<bool> included;
    for (const auto &component : design.components) {
        included.push_back(only.isEmpty() || only.contains(component.id));
    }
    if (const auto error = refusal(design, included)) {
        return *error;
    }
    // Graphviz keeps global state, and switches the locale of the process while it works.
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    auto positions = arrangeAll(design, included);
    if (!positions) {
        return positions;
    }
    const auto former = bounds(design, included);
    const auto now = bounds(design, included, &*positions);
    const auto by = only.isEmpty() ? former.topLeft() : former.center() - now.center();
    for (auto &position : *positions) {
        position += snapped(by);
    }
    return only.isEmpty() ? positions : besideOthers(design, std::move(*positions));
}

} // namespace core::layout
