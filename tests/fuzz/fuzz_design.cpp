// SPDX-License-Identifier: MIT
// Design files: what is read can be written and read again as the same design.
#include "core/io/design_json.h"

#include "fuzz/property.h"

using namespace Qt::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto design = core::io::fromText(text, u"input"_s);
    if (!design) {
        fuzz::demand(!design.error().message.isEmpty(), "a refusal has a reason");
        return 0;
    }
    fuzz::demandSound(*design);
    const auto written = core::io::toText(*design);
    const auto again = core::io::fromText(written, u"written"_s);
    fuzz::demand(again.has_value(), "what was read and written can be read again");
    fuzz::demand(*again == *design, "it is the same design then");
    fuzz::demand(core::io::toText(*again) == written, "it is the same text then");
    return 0;
}
