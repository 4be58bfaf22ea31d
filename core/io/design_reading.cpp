// SPDX-License-Identifier: MIT
#include "core/io/design_reading.h"

#include "core/io/element_json.h"
#include "core/io/object_reader.h"
#include "core/model/limits.h"

namespace core::io {

using namespace Qt::StringLiterals;

namespace {

/// Reads every entry of a list of the root; stops at the first problem.
template<typename T>
QList<T> elements(ObjectReader &root, const char *key, qsizetype most,
    Result<T> (*fromJson)(const Json &, const QString &, QStringList *))
{
    QList<T> elements;
    const auto *list = root.array(key, most);
    for (std::size_t i = 0; list && i < list->size() && elements.size() < most; ++i) {
        const auto &entry = (*list)[i];
        const auto place = placeOf(key, i, entry);
        if (root.mended() && !entry.is_object()) {
            root.refuse(u"%1: it must be an object, not %2"_s.arg(place, kindOf(entry)));
            continue;
        }
        auto element = fromJson(entry, place, root.mended());
        if (!element) {
            root.refuse(element.error().message);
            return {};
        }
        elements.append(std::move(*element));
    }
    return elements;
}

Brief briefOf(ObjectReader &root)
{
    const auto *brief = root.object("brief");
    if (!brief) {
        return {};
    }
    auto answers = briefFromJson(*brief, u"brief"_s, root.mended());
    if (!answers) {
        root.refuse(answers.error().message);
        return {};
    }
    return std::move(*answers);
}

} // namespace

Result<void> checkFormat(const Json &file, const QString &where)
{
    if (file.is_object() && textMember(file, "format") == "inferboard"_L1) {
        return {};
    }
    return Error {u"this is JSON, but not an Inferboard design: a design is an object with "
                  "\"format\": \"inferboard\""_s,
        where};
}

Design membersFromJson(const Json &file, QString &problem, QStringList *mended)
{
    ObjectReader root(file, {}, mended);
    root.any("format");
    root.any("version");
    Design design;
    design.title = root.line("title");
    design.brief = briefOf(root);
    design.components = elements(root, "components", limits::components, componentFromJson);
    design.connections = elements(root, "connections", limits::connections, connectionFromJson);
    design.annotations = elements(root, "annotations", limits::annotations, annotationFromJson);
    design.dismissals = elements(root, "waivers", limits::dismissals, dismissalFromJson);
    design.checklists = root.lines("checklists", limits::names);
    design.doneSteps = root.lines("done_steps", limits::names);
    design.unknown = root.rest();
    problem = root.problem();
    return design;
}

} // namespace core::io
