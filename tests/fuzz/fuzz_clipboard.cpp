// SPDX-License-Identifier: MIT
// A fragment from the clipboard: pasting it, and pasting it again, leaves a sound board that can be
// saved and opened.
#include "core/io/design_json.h"
#include "core/model/edits.h"

#include "fuzz/property.h"

using namespace Qt::StringLiterals;

namespace {

core::Design board()
{
    core::Design design;
    for (int i = 0; i < 2; ++i) {
        core::Component component;
        component.type = u"app-server"_s;
        component.rect = {200.0 * i, 0, 180, 60};
        design = core::edits::add(design, component).design;
    }
    return design;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto fragment = core::io::fromText(text, u"clipboard"_s);
    if (!fragment) {
        return 0;
    }
    auto design = board();
    for (int i = 1; i <= 2; ++i) {
        const auto pasted = core::edits::insert(design, *fragment, QPointF(20, 20) * i);
        design = pasted.design;
        fuzz::demandSound(design);
        const core::ElementIds ids(pasted.ids.begin(), pasted.ids.end());
        fuzz::demandSound(core::edits::fragment(design, ids));
    }
    const auto again = core::io::fromText(core::io::toText(design), u"written"_s);
    fuzz::demand(again.has_value(), "a board that was pasted into can be opened again");
    fuzz::demand(*again == design, "it is the same board then");
    return 0;
}
