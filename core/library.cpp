// SPDX-License-Identifier: MIT
#include "core/library.h"

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
template<typename T>
Result<QList<T>> readFolder(
    const QString &folder, Result<T> (*fromJson)(const Json &, const QString &))
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

} // namespace

const Checklist *Library::checklist(const QString &id) const
{
    return withId(checklists, id);
}

const Template *Library::designTemplate(const QString &id) const
{
    return withId(templates, id);
}

Result<Library> loadLibrary(const QString &root)
{
    auto catalog = readCatalog(root + u"/resources"_s);
    if (!catalog) {
        return catalog.error();
    }
    auto checklists = readFolder<Checklist>(root + u"/resources/checklists"_s, checklistFromJson);
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
    return Library {
        std::move(*catalog), std::move(*checklists), std::move(*templates), std::move(*prices)};
}

} // namespace core
