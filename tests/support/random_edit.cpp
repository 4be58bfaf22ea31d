// SPDX-License-Identifier: MIT
#include "core/model/edits.h"
#include "support/random_design.h"

#include <array>
#include <limits>

namespace test {

using namespace Qt::StringLiterals;
using core::Design;
namespace edits = core::edits;

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// One edit with random arguments.
struct Edit {
    const char *name;
    Design (*make)(const Design &, RandomDesigns &);
};

/// An id of any sort of element.
core::ElementId anyId(const Design &design, RandomDesigns &random)
{
    const auto ids = random.someIds(design);
    for (const auto &component : design.components) {
        if (ids.contains(component.id)) {
            return component.id;
        }
    }
    for (const auto &annotation : design.annotations) {
        if (ids.contains(annotation.id)) {
            return annotation.id;
        }
    }
    return random.componentId(design);
}

core::ElementId connectionId(const Design &design, RandomDesigns &random)
{
    const int count = static_cast<int>(design.connections.size());
    return count == 0 ? u"nobody"_s : design.connections.at(random.below(count)).id;
}

QPointF step(RandomDesigns &random)
{
    return random.isOneIn(20) ? QPointF(random.isOneIn(2) ? nan : infinity, 1e9) : random.point();
}

QRectF anyRect(RandomDesigns &random)
{
    return random.isOneIn(10) ? QRectF(nan, 1e12, infinity, 5) : random.rect();
}

Design addComponent(const Design &design, RandomDesigns &random)
{
    auto component = random.component();
    component.id = random.isOneIn(2) ? random.componentId(design) : random.text();
    component.rect = random.isOneIn(8) ? QRectF() : anyRect(random);
    return edits::add(design, component).design;
}

Design addAnnotation(const Design &design, RandomDesigns &random)
{
    auto annotation = random.annotation();
    annotation.id = random.componentId(design);
    annotation.rect = anyRect(random);
    return edits::add(design, annotation).design;
}

Design connect(const Design &design, RandomDesigns &random)
{
    core::Connection connection;
    connection.from = random.componentId(design);
    connection.to = random.componentId(design);
    connection.kind = random.kind();
    return edits::connect(design, connection).design;
}

Design insert(const Design &design, RandomDesigns &random)
{
    // Bounded, or a walk of many edits would double the design again and again.
    const bool isSmall = design.components.size() < 30;
    auto part = isSmall ? edits::fragment(design, random.someIds(design)) : Design();
    if (random.isOneIn(4)) {
        part = random.design({3, 4, 1});
    }
    return edits::insert(design, part, step(random)).design;
}

Design arrange(const Design &design, RandomDesigns &random)
{
    QMap<core::ElementId, QPointF> places;
    const auto ids = random.someIds(design);
    for (const auto &component : design.components) {
        if (ids.contains(component.id)) {
            places.insert(component.id, step(random));
        }
    }
    return edits::arrange(design, places);
}

Design setSetting(const Design &design, RandomDesigns &random)
{
    const auto ids = random.someIds(design);
    std::optional<core::Setting> value;
    if (!random.isOneIn(3)) {
        value = random.isOneIn(8) ? core::Setting(nan) : random.setting();
    }
    return edits::setSetting(design, ids, u"setting_%1"_s.arg(random.below(9)), value);
}

Design setWaypoints(const Design &design, RandomDesigns &random)
{
    QList<QPointF> waypoints;
    for (int i = random.below(4); i > 0; --i) {
        waypoints.append(step(random));
    }
    return edits::setWaypoints(design, connectionId(design, random), waypoints);
}

Design setBrief(const Design &design, RandomDesigns &random)
{
    const auto field = u"field_%1"_s.arg(random.below(8));
    const auto answer = random.text();
    return random.isOneIn(2) ? edits::setBrief(design, field, answer)
                             : edits::setBrief(design, field, QStringList {answer});
}

Design reconnect(const Design &design, RandomDesigns &random)
{
    const auto end = random.isOneIn(2) ? edits::End::From : edits::End::To;
    const auto connection = connectionId(design, random);
    return edits::reconnect(design, connection, end, random.componentId(design));
}

Design rename(const Design &design, RandomDesigns &random)
{
    const auto id = random.isOneIn(3) ? connectionId(design, random) : anyId(design, random);
    return edits::rename(design, id, random.text());
}

Design writeText(const Design &design, RandomDesigns &random)
{
    const auto id = anyId(design, random);
    return edits::writeText(design, id, random.isOneIn(3) ? u" "_s : random.text());
}

Design move(const Design &design, RandomDesigns &random)
{
    const auto ids = random.someIds(design);
    return edits::move(design, ids, step(random));
}

Design resize(const Design &design, RandomDesigns &random)
{
    const auto id = anyId(design, random);
    return edits::resize(design, id, anyRect(random));
}

Design setNote(const Design &design, RandomDesigns &random)
{
    const auto id = anyId(design, random);
    return edits::setNote(design, id, random.text());
}

Design setKind(const Design &design, RandomDesigns &random)
{
    const auto ids = random.someIds(design);
    return edits::setKind(design, ids, random.kind());
}

Design remove(const Design &design, RandomDesigns &random)
{
    return edits::remove(design, random.someIds(design));
}

Design bringToFront(const Design &design, RandomDesigns &random)
{
    return edits::bringToFront(design, random.someIds(design));
}

Design sendToBack(const Design &design, RandomDesigns &random)
{
    return edits::sendToBack(design, random.someIds(design));
}

Design setTitle(const Design &design, RandomDesigns &random)
{
    return edits::setTitle(design, random.text());
}

Design dismiss(const Design &design, RandomDesigns &random)
{
    const auto rule = u"rule.%1"_s.arg(random.below(3));
    const auto elements =
        random.isOneIn(2) ? QStringList() : QStringList {random.componentId(design)};
    return random.isOneIn(3) ? edits::revoke(design, rule, elements)
                             : edits::dismiss(design, {rule, elements, random.text(), {}});
}

Design setChecklists(const Design &design, RandomDesigns &random)
{
    return edits::setChecklists(design, {u"list-%1"_s.arg(random.below(3)), random.text()});
}

Design setStepDone(const Design &design, RandomDesigns &random)
{
    const auto step = u"list/step-%1"_s.arg(random.below(3));
    return edits::setStepDone(design, step, random.isOneIn(2));
}

constexpr std::array allEdits {
    Edit {"add component", addComponent},
    Edit {"add component", addComponent},
    Edit {"add annotation", addAnnotation},
    Edit {"connect", connect},
    Edit {"connect", connect},
    Edit {"insert", insert},
    Edit {"remove", remove},
    Edit {"move", move},
    Edit {"resize", resize},
    Edit {"arrange", arrange},
    Edit {"rename", rename},
    Edit {"write text", writeText},
    Edit {"set note", setNote},
    Edit {"set setting", setSetting},
    Edit {"set kind", setKind},
    Edit {"reconnect", reconnect},
    Edit {"set waypoints", setWaypoints},
    Edit {"bring to front", bringToFront},
    Edit {"send to back", sendToBack},
    Edit {"set title", setTitle},
    Edit {"set brief", setBrief},
    Edit {"waive", dismiss},
    Edit {"set checklists", setChecklists},
    Edit {"set step done", setStepDone},
};

} // namespace

Design RandomDesigns::edited(const Design &design)
{
    const auto &edit = allEdits[static_cast<std::size_t>(below(static_cast<int>(allEdits.size())))];
    m_lastEdit = QString::fromLatin1(edit.name);
    return edit.make(design, *this);
}

} // namespace test
