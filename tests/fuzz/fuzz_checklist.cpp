// SPDX-License-Identifier: MIT
// A person's own checklist: what is read judges boards without a crash, by its own rules alone.
#include "core/analysis/library.h"
#include "core/checks/evaluation/check.h"
#include "core/estimate/estimate.h"
#include "support/shipped.h"

#include "fuzz/property.h"

using namespace Qt::StringLiterals;

namespace {

/// Of a shipped template, computed once.
const core::Estimate &estimateOf(const core::Template &shipped)
{
    static QHash<QString, core::Estimate> known;
    if (!known.contains(shipped.id)) {
        known.insert(shipped.id, core::estimate(shipped.design, library().catalog));
    }
    return *known.constFind(shipped.id);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto json = core::parseJson(text, u"input"_s);
    if (!json) {
        return 0;
    }
    const auto read = core::checklistFromJson(*json, u"input"_s, library().glossary);
    if (!read) {
        fuzz::demand(!read.error().message.isEmpty(), "a refusal has a reason");
        return 0;
    }
    const auto checklist = core::linked(*read, library().checklists);
    if (!checklist) {
        return 0;
    }
    for (const auto &shipped : library().templates) {
        const auto result =
            core::check(shipped.design, library().catalog, estimateOf(shipped), {*checklist});
        for (const auto &finding : result.findings) {
            fuzz::demand(checklist->rule(finding.rule) != nullptr, "a finding is of a rule of it");
        }
    }
    return 0;
}
