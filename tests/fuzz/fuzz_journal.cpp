// SPDX-License-Identifier: MIT
// The journal of a board. An input that begins with '!' is the file as it is; of any other, each
// line is the payload of a record, whose checksum no fuzzer would guess.
#include "core/io/journal.h"

#include "fuzz/property.h"

namespace {

using namespace core::io;

QByteArray journalOf(const QByteArray &input)
{
    if (input.startsWith('!')) {
        return input.sliced(1);
    }
    QByteArray bytes;
    const auto payloads = input.split('\n');
    for (const auto &payload : payloads) {
        bytes += framed(payload);
    }
    return bytes;
}

/// What was read, written as a journal again.
QByteArray written(const Journal &journal)
{
    auto bytes =
        journalStart({journal.writer, journal.file, journal.savedDigest, 0}, journal.start);
    for (const auto &step : journal.steps) {
        bytes += stepRecord(step);
    }
    return bytes;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const auto bytes =
        journalOf({reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)});
    const auto journal = readJournal(bytes);
    if (!journal) {
        fuzz::demand(!journal.error().message.isEmpty(), "a refusal has a reason");
        return 0;
    }
    fuzz::demand(
        journal->goodBytes + journal->badBytes == bytes.size(), "every byte is good or bad");
    fuzz::demandSound(journal->start);
    fuzz::demandSound(journal->design);
    const auto torn = readJournal(bytes.first(journal->goodBytes));
    fuzz::demand(torn && torn->design == journal->design && torn->badBytes == 0,
        "what is torn off takes nothing along");
    const auto again = readJournal(written(*journal));
    fuzz::demand(again.has_value(), "what was read and written can be read again");
    fuzz::demand(again->start == journal->start && again->design == journal->design,
        "it leads to the same design then");
    fuzz::demand(again->steps == journal->steps, "by the same steps");
    return 0;
}
