// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <cstdint>

namespace cli {

/// Why a simulation ended.
enum class Ending {
    Precise, ///< as sure as asked
    Requests, ///< it simulated as much as asked
    Time, ///< it took as long as allowed
    Interrupted, ///< by a person
};

/// "precise", "requests", "time" or "interrupted".
QString endingWord(Ending ending);

/// What a report says of the run itself.
struct RunFacts {
    std::uint64_t seed = 1;
    double seconds = 0; ///< on the wall
    Ending ending = Ending::Requests;
};

} // namespace cli
