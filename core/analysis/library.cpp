// SPDX-License-Identifier: MIT
#include "core/analysis/library.h"

#include "core/checks/rules/name_check.h"
#include "core/io/design_json.h"
#include "core/io/file.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

Result<Json> readJson(const QString &path)
{
    const auto text = io::read(path);
    return text ? parseJson(*text, path) : Result<Json>(text.error());
}

Result<Category> categoryFromJson(const Json &json, const QString &where)
{
    Category category {textMember(json, "id"), textMember(json, "name"), textMember(json, "hue")};
    if (category.id.isEmpty() || category.name.isEmpty() || category.hue.isEmpty()) {
        return Error {u"a category needs id, name and hue"_s, where};
    }
    return category;
}

/// Every entry of the list that the file holds.
template<typename T>
Result<QList<T>> readList(const QString &path, Result<T> (*fromJson)(const Json &, const QString &))
{
    const auto json = readJson(path);
    if (!json) {
        return json.error();
    }
    QList<T> entries;
    for (const auto &item : *json) {
        auto entry = fromJson(item, path);
        if (!entry) {
            return entry.error();
        }
        entries.append(std::move(*entry));
    }
    return entries;
}

/// One value from each .json file of the folder; the name of the file must be its id.
template<typename T, typename Read>
Result<QList<T>> readFolder(const QString &folder, const Read &fromJson)
{
    const auto suffix = u".json"_s;
    const auto names = io::list(folder, suffix);
    if (!names) {
        return names.error();
    }
    QList<T> values;
    for (const auto &name : *names) {
        const auto path = folder + u'/' + name;
        const auto json = readJson(path);
        auto value = json ? fromJson(*json, path) : Result<T>(json.error());
        if (!value) {
            return value.error();
        }
        if (value->id + suffix != name) {
            return Error {u"the id \"%1\" differs from the file name"_s.arg(value->id), path};
        }
        values.append(std::move(*value));
    }
    return values;
}

Result<Catalog> readCatalog(const QString &folder)
{
    auto categories = readList<Category>(folder + u"/categories.json"_s, categoryFromJson);
    if (!categories) {
        return categories.error();
    }
    auto connections =
        readList<ConnectionType>(folder + u"/connections.json"_s, connectionTypeFromJson);
    if (!connections) {
        return connections.error();
    }
    const auto common =
        readList<CommonSettings>(folder + u"/behaviours.json"_s, commonSettingsFromJson);
    if (!common) {
        return common.error();
    }
    auto components = readFolder<ComponentType>(folder + u"/components"_s, componentTypeFromJson);
    if (!components) {
        return components.error();
    }
    return Catalog::build(
        std::move(*categories), std::move(*connections), std::move(*components), *common);
}

Result<Glossary> readGlossary(const QString &resources)
{
    Glossary glossary;
    const auto folder = resources + u"/glossary"_s;
    const auto names = io::list(folder, u".json"_s);
    if (!names) {
        return names.error();
    }
    for (const auto &name : *names) {
        const auto path = folder + u'/' + name;
        const auto json = readJson(path);
        const auto wrong = json ? addConcepts(glossary, *json, path) : std::optional(json.error());
        if (wrong) {
            return *wrong;
        }
    }
    const auto path = resources + u"/metrics.json"_s;
    const auto json = readJson(path);
    auto metrics = json ? metricsFromJson(*json, path) : Result<QList<Metric>>(json.error());
    if (!metrics) {
        return metrics.error();
    }
    glossary.metrics = std::move(*metrics);
    return glossary;
}

/// All shipped checklists, the usual one first, with what they borrow from each other.
Result<QList<Checklist>> readChecklists(const QString &folder, const Glossary &glossary)
{
    auto checklists = readFolder<Checklist>(folder, [&](const Json &json, const QString &where) {
        return checklistFromJson(json, where, glossary);
    });
    if (!checklists) {
        return checklists;
    }
    std::stable_partition(checklists->begin(), checklists->end(),
        [](const Checklist &checklist) { return checklist.id == "seven-steps"_L1; });
    const auto all = *checklists;
    for (auto &checklist : *checklists) {
        auto complete = linked(std::move(checklist), all);
        if (!complete) {
            return complete.error();
        }
        checklist = std::move(*complete);
    }
    return checklists;
}

Result<PriceTable> readPrices(const QString &path)
{
    const auto json = readJson(path);
    return json ? priceTableFromJson(*json, path) : Result<PriceTable>(json.error());
}

Result<QList<Template>> readTemplates(const QString &folder)
{
    const auto suffix = u".inferboard"_s;
    const auto names = io::list(folder, suffix);
    if (!names) {
        return names.error();
    }
    QList<Template> templates;
    for (const auto &name : *names) {
        const auto path = folder + u'/' + name;
        const auto text = io::read(path);
        auto design = text ? io::fromText(*text, path) : Result<Design>(text.error());
        if (!design) {
            return design.error();
        }
        templates.append({name.chopped(suffix.size()), std::move(*design)});
    }
    return templates;
}

template<typename T> const T *withId(const QList<T> &values, const QString &id)
{
    const auto found =
        std::find_if(values.begin(), values.end(), [&](const T &value) { return value.id == id; });
    return found == values.end() ? nullptr : &*found;
}

/// The checklist that has the rule, or null.
const Checklist *ownerOf(const QString &rule, const Library &library)
{
    const auto found = std::find_if(library.checklists.begin(), library.checklists.end(),
        [&](const Checklist &checklist) { return checklist.rule(rule) != nullptr; });
    return found == library.checklists.end() ? nullptr : &*found;
}

} // namespace

const Checklist *Library::checklist(const QString &id) const
{
    return withId(checklists, id);
}

const Template *Library::designTemplate(const QString &id) const
{
    return withId(templates, id);
}

Result<Checklist> readChecklist(const QString &path, const Library &library)
{
    const auto json = readJson(path);
    auto checklist =
        json ? checklistFromJson(*json, path, library.glossary) : Result<Checklist>(json.error());
    if (!checklist) {
        return checklist;
    }
    if (library.checklist(checklist->id)) {
        return Error {
            u"there is a checklist \"%1\" already; give it another id"_s.arg(checklist->id), path};
    }
    if (const auto unknown = unknownName(*checklist, library.catalog, library.checklists)) {
        return Error {unknown->message, path + u',' + unknown->where.section(u',', 1)};
    }
    // Verdicts, dismissals and fixes know rules by their ids alone.
    for (const auto &stage : checklist->stages) {
        for (const auto &rule : stage.rules) {
            if (const auto *owner = ownerOf(rule.id, library)) {
                return Error {u"%1 has this rule already; write only its id to borrow it, or give "
                              "yours another"_s.arg(owner->id),
                    path + u", rule "_s + rule.id};
            }
        }
    }
    return linked(std::move(*checklist), library.checklists);
}

QList<Error> addChecklists(Library &library, const QString &folder)
{
    const auto names = io::list(folder, u".json"_s);
    QList<Error> problems;
    for (const auto &name : names ? *names : QStringList()) {
        const auto path = folder + u'/' + name;
        auto checklist = readChecklist(path, library);
        if (!checklist) {
            problems.append(checklist.error());
        } else {
            library.checklists.append(std::move(*checklist));
        }
    }
    return problems;
}

Result<Library> loadLibrary(const QString &root)
{
    auto catalog = readCatalog(root + u"/resources"_s);
    if (!catalog) {
        return catalog.error();
    }
    auto glossary = readGlossary(root + u"/resources"_s);
    if (!glossary) {
        return glossary.error();
    }
    auto checklists = readChecklists(root + u"/resources/checklists"_s, *glossary);
    if (!checklists) {
        return checklists.error();
    }
    auto templates = readTemplates(root + u"/templates"_s);
    if (!templates) {
        return templates.error();
    }
    auto prices = readPrices(root + u"/resources/prices.json"_s);
    if (!prices) {
        return prices.error();
    }
    return Library {std::move(*catalog), std::move(*checklists), std::move(*glossary),
        std::move(*templates), std::move(*prices)};
}

} // namespace core
