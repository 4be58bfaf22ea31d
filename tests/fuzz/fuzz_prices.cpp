// SPDX-License-Identifier: MIT
// The table of prices, and a component type: data that people edit by hand.
#include "core/catalog/component_type.h"
#include "core/catalog/price_table.h"

#include "fuzz/property.h"
#include <cmath>

using namespace Qt::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto json = core::parseJson(text, u"input"_s);
    if (!json) {
        return 0;
    }
    if (const auto table = core::priceTableFromJson(*json, u"input"_s)) {
        for (const auto &price : table->prices) {
            fuzz::demand(std::isfinite(price.usd) && price.usd >= 0, "a price is a number");
            fuzz::demand(table->price(price.id) != nullptr, "a price is found by its id");
        }
    }
    if (const auto type = core::componentTypeFromJson(*json, u"input"_s)) {
        for (const auto &spec : type->settings) {
            fuzz::demand(type->setting(spec.id) != nullptr, "a setting is found by its id");
        }
    }
    return 0;
}
