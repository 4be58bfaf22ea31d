// SPDX-License-Identifier: MIT
#include "core/io/repair.h"

#include "core/io/design_json.h"
#include "core/io/design_reading.h"
#include "core/io/json_salvage.h"
#include "core/io/migrations.h"
#include "core/model/limits.h"

#include <algorithm>

namespace core::io {

using namespace Qt::StringLiterals;

namespace {

constexpr QSizeF usualSize {180, 60};

QString placeOf(const char *list, qsizetype index, const ElementId &id)
{
    return u"%1[%2] \"%3\""_s.arg(QLatin1String(list)).arg(index).arg(id.left(60));
}

/// Puts right what single elements cannot know of the others.
class Consistency {
public:
    Consistency(Design &design, QStringList &notes) : m_design(design), m_notes(notes) { }

    void restore()
    {
        forAll([&](auto &element, const char *, qsizetype) { m_taken.insert(element.id); });
        forAll([&](auto &element, const char *list, qsizetype index) {
            giveOwnId(element, list, index);
        });
        dropLoose();
        placeAll();
        forAll([](auto &element, const char *, qsizetype) { limits::keep(element); });
        m_design.dismissals.removeIf(
            [](const Dismissal &dismissal) { return dismissal.rule.isEmpty(); });
    }

private:
    template<typename Visit> void forAll(const Visit &visit)
    {
        const auto each = [&](auto &elements, const char *list) {
            for (qsizetype i = 0; i < elements.size(); ++i) {
                visit(elements[i], list, i);
            }
        };
        each(m_design.components, "components");
        each(m_design.connections, "connections");
        each(m_design.annotations, "annotations");
    }

    static QString baseOf(const Component &component) { return component.type; }
    static QString baseOf(const Connection &connection) { return kindWord(connection.kind); }
    static QString baseOf(const Annotation &annotation) { return annotation.kind; }

    template<typename T> void giveOwnId(T &element, const char *list, qsizetype index)
    {
        if (!element.id.isEmpty() && !m_given.contains(element.id)) {
            m_given.insert(element.id);
            return;
        }
        const auto fresh = freshId(element.id.isEmpty() ? baseOf(element) : element.id, m_taken);
        if (!element.id.isEmpty()) { // that one is missing was told when it was read
            m_notes << u"%1: another element has this id, too; it was given the id \"%2\""_s.arg(
                placeOf(list, index, element.id), fresh);
        }
        m_taken.insert(fresh);
        m_given.insert(fresh);
        element.id = fresh;
    }

    /// Drops connections that lead to nowhere.
    void dropLoose()
    {
        ElementIds components;
        for (const auto &component : std::as_const(m_design.components)) {
            components.insert(component.id);
        }
        QList<Connection> kept;
        for (qsizetype i = 0; i < m_design.connections.size(); ++i) {
            const auto &connection = m_design.connections.at(i);
            const bool hasFrom = components.contains(connection.from);
            if (hasFrom && components.contains(connection.to)) {
                kept.append(connection);
                continue;
            }
            const auto &missing = hasFrom ? connection.to : connection.from;
            if (!missing.isEmpty()) {
                m_notes << u"%1: there is no component \"%2\"; the connection was left out"_s.arg(
                    placeOf("connections", i, connection.id), missing.left(60));
            }
        }
        m_design.connections = kept;
    }

    /// Gives a place to what has none, and a size to components that have none.
    void placeAll()
    {
        QRectF taken;
        const auto extend = [&](const auto &element) {
            if (element.rect.width() >= 0) {
                taken |= element.rect;
            }
        };
        std::for_each(m_design.components.cbegin(), m_design.components.cend(), extend);
        std::for_each(m_design.annotations.cbegin(), m_design.annotations.cend(), extend);
        m_free = {taken.left(), taken.bottom() + gap};
        for (auto &component : m_design.components) {
            if (component.rect.width() < 0) {
                component.rect = freePlace();
            } else if (component.rect.isEmpty()) {
                component.rect.setSize(usualSize);
            }
        }
        for (auto &annotation : m_design.annotations) {
            if (annotation.rect.width() < 0) {
                annotation.rect = freePlace();
            }
        }
    }

    /// The next place in rows below everything.
    QRectF freePlace()
    {
        constexpr int perRow = 6;
        const int column = m_placed % perRow;
        const int row = m_placed++ / perRow;
        const QPointF by(column * (usualSize.width() + gap), row * (usualSize.height() + gap));
        return {m_free + by, usualSize};
    }

    static constexpr double gap = 40;

    Design &m_design;
    QStringList &m_notes;
    ElementIds m_taken;
    ElementIds m_given;
    QPointF m_free;
    int m_placed = 0;
};

/// Says whether the JSON may be a design, though it does not say so itself.
bool looksLikeDesign(const Json &file)
{
    return !file.contains("format") && file.contains("components") && file["components"].is_array();
}

/// The file as one of our version, as far as that goes.
Json ofOurVersion(Json file, Repaired &repaired)
{
    const auto newest = static_cast<std::size_t>(currentVersion());
    if (const auto newer = newerVersion(file, newest)) {
        repaired.isOfNewerFormat = true;
        repaired.notes << u"it was written by a newer version of Inferboard (format %1, this one "
                          "reads up to %2); it is shown as far as this one understands it"_s
                              .arg(*newer)
                              .arg(newest);
        return file;
    }
    const auto version = file.find("version");
    const bool isVersion =
        version != file.end() && version->is_number_unsigned() && version->get<std::uint64_t>() > 0;
    if (!isVersion) {
        repaired.notes << u"version must be a whole number from 1 to %1; it was read as %1"_s.arg(
            newest);
        return file;
    }
    auto migrated = migrate(file, {});
    if (!migrated) {
        repaired.notes << migrated.error().message + u"; it was read as it is"_s;
        return file;
    }
    return std::move(*migrated);
}

bool opensAgain(const Design &design)
{
    return fromText(toText(design), {}).has_value();
}

/// Leaves out what is not known to this version.
void dropUnknown(Design &design)
{
    const auto drop = [](auto &elements) {
        for (auto &element : elements) {
            element.unknown.clear();
        }
    };
    drop(design.components);
    drop(design.connections);
    drop(design.annotations);
    drop(design.dismissals);
    design.unknown.clear();
}

} // namespace

Result<Repaired> repairedFromText(const QByteArray &text, const QString &where)
{
    const auto opened = fromText(text, where);
    if (opened) {
        return Repaired {*opened, {}, false};
    }
    if (text.size() > JsonBounds().bytes) {
        return opened.error();
    }
    auto found = salvage(text);
    Repaired repaired;
    repaired.notes = std::move(found.notes);
    if (found.json.is_object() && looksLikeDesign(found.json)) {
        repaired.notes << u"it does not say that it is an Inferboard design; it was read as one"_s;
    } else if (const auto isOurs = checkFormat(found.json, where); !isOurs) {
        return found.json.is_null() ? opened.error() : isOurs.error();
    }
    const auto file = ofOurVersion(std::move(found.json), repaired);
    QString problem;
    repaired.design = membersFromJson(file, problem, &repaired.notes);
    Consistency(repaired.design, repaired.notes).restore();
    if (repaired.design.isEmpty() && !repaired.isOfNewerFormat) {
        return opened.error();
    }
    // What was given to it may be more than a file can hold beside all the rest.
    if (opensAgain(repaired.design)) {
        return repaired;
    }
    dropUnknown(repaired.design);
    repaired.notes << u"there is too much in it for one file; what this version of Inferboard does "
                      "not know was left out"_s;
    return opensAgain(repaired.design) ? Result(std::move(repaired)) : opened.error();
}

} // namespace core::io
