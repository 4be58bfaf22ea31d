// SPDX-License-Identifier: MIT
#include "support/random_design.h"

#include "core/model/limits.h"

#include <array>

namespace test {

using namespace Qt::StringLiterals;

namespace {

/// As reading a file would leave it: texts above all are clean.
void keepToLimits(core::Design &design)
{
    namespace limits = core::limits;
    limits::keepLine(design.title);
    for (auto &answer : design.brief) {
        limits::keep(answer);
    }
    for (auto &component : design.components) {
        limits::keep(component);
    }
    for (auto &connection : design.connections) {
        limits::keep(connection);
    }
    for (auto &annotation : design.annotations) {
        limits::keep(annotation);
    }
    for (auto &dismissal : design.dismissals) {
        limits::keep(dismissal.reason);
    }
}

} // namespace

RandomDesigns::RandomDesigns(quint32 seed, const core::Catalog *catalog)
    : m_random(seed), m_catalog(catalog)
{
}

QString RandomDesigns::text()
{
    static const std::array texts {QString(), u"Ranker"_s, u"Feature store"_s,
        u"a \"quoted\", {odd}: [name] \\"_s, u"two\nlines\tand a tab"_s, u"naïve 模型 модель 🚀"_s,
        u"p99 ≤ 50 ms"_s, QString(1, QChar(u'\0')) + QChar(0x2028) + QChar(0x7f),
        u"A long text that no line of the file can hold. "_s.repeated(6)};
    return texts[static_cast<std::size_t>(below(static_cast<int>(texts.size())))];
}

double RandomDesigns::coordinate()
{
    const double tenths = below(40'000) / 10.0 - 2'000.0;
    return isOneIn(4) ? tenths + m_random.generateDouble() : tenths;
}

QPointF RandomDesigns::point()
{
    const double x = coordinate();
    return {x, coordinate()};
}

QRectF RandomDesigns::rect()
{
    const auto corner = point();
    const double width = 1 + below(4'000) / 8.0;
    return {corner.x(), corner.y(), width, 1 + below(4'000) / 8.0};
}

core::Setting RandomDesigns::setting()
{
    switch (below(6)) {
    case 0:
        return isOneIn(2);
    case 1:
        return text();
    case 2:
        return core::UnknownJson {uR"({"per":["hour",1.5],"since":null})"_s};
    case 3:
        return m_random.generateDouble() * 1e-9;
    case 4:
        return static_cast<double>(m_random.generate64()) * 1e9;
    default:
        return static_cast<double>(below(100'000));
    }
}

core::Settings RandomDesigns::settings()
{
    core::Settings settings;
    for (int i = below(5); i > 0; --i) {
        const auto id = u"setting_%1"_s.arg(below(9));
        settings.insert(id, setting());
    }
    return settings;
}

core::UnknownMembers RandomDesigns::unknown()
{
    core::UnknownMembers members;
    for (int i = isOneIn(4) ? below(3) : 0; i > 0; --i) {
        members.insert(u"newer_%1 \"x\""_s.arg(i),
            core::UnknownJson {uR"({"points":[[1,2.5],[3,-4e-07]],"ink":"模 a, b: c"})"_s});
    }
    return members;
}

core::Brief RandomDesigns::brief()
{
    core::Brief brief;
    for (int i = below(6); i > 0; --i) {
        const auto field = u"field_%1"_s.arg(i);
        const auto answer = text();
        if (isOneIn(5)) {
            brief.insert(field, core::UnknownJson {u"{\"rank\":1}"_s});
        } else if (isOneIn(2)) {
            brief.insert(field, QStringList {answer, text(), text()});
        } else if (!answer.isEmpty()) {
            brief.insert(field, answer);
        }
    }
    return brief;
}

core::Component RandomDesigns::component()
{
    core::Component component;
    component.type = u"type-of-tomorrow"_s;
    if (m_catalog && !isOneIn(10)) {
        component.type =
            m_catalog->types().at(below(static_cast<int>(m_catalog->types().size()))).id;
    }
    component.name = text();
    component.rect = rect();
    component.settings = settings();
    component.note = isOneIn(3) ? text() : QString();
    component.unknown = unknown();
    return component;
}

core::Annotation RandomDesigns::annotation()
{
    static const std::array kinds {u"text"_s, u"sticky"_s, u"frame"_s, u"hologram"_s};
    core::Annotation annotation;
    annotation.kind = kinds[static_cast<std::size_t>(below(static_cast<int>(kinds.size())))];
    annotation.rect = rect();
    annotation.text = text();
    annotation.unknown = unknown();
    return annotation;
}

core::ConnectionKind RandomDesigns::kind()
{
    return static_cast<core::ConnectionKind>(below(4));
}

core::ElementId RandomDesigns::componentId(const core::Design &design)
{
    if (design.components.isEmpty() || isOneIn(12)) {
        return u"nobody"_s;
    }
    return design.components.at(below(static_cast<int>(design.components.size()))).id;
}

core::ElementIds RandomDesigns::someIds(const core::Design &design)
{
    core::ElementIds ids;
    const int rarity = 1 + below(8);
    const auto choose = [&](const auto &elements) {
        for (const auto &element : elements) {
            if (isOneIn(rarity)) {
                ids.insert(element.id);
            }
        }
    };
    choose(design.components);
    choose(design.connections);
    choose(design.annotations);
    return ids;
}

core::Design RandomDesigns::design(const Amounts &amounts)
{
    core::Design design;
    design.title = text();
    design.brief = brief();
    design.unknown = unknown();
    for (int i = below(amounts.components + 1); i > 0; --i) {
        design.components.append(component());
        design.components.last().id = u"c%1 ü"_s.arg(i);
    }
    for (int i = below(amounts.connections + 1); i > 0; --i) {
        core::Connection connection {u"w%1"_s.arg(i), componentId(design), componentId(design),
            kind(), text(), settings(), {}, unknown()};
        for (int points = isOneIn(3) ? below(4) : 0; points > 0; --points) {
            connection.waypoints.append(point());
        }
        if (connection.from != connection.to && core::find(design.components, connection.from)
            && core::find(design.components, connection.to)) {
            design.connections.append(connection);
        }
    }
    for (int i = below(amounts.annotations + 1); i > 0; --i) {
        design.annotations.append(annotation());
        design.annotations.last().id = u"n%1"_s.arg(i);
    }
    for (int i = below(3); i > 0; --i) {
        design.dismissals.append({u"serving.cache-%1"_s.arg(i),
            isOneIn(2) ? QStringList() : QStringList {componentId(design)}, text(), unknown()});
    }
    keepToLimits(design);
    return design;
}

} // namespace test
