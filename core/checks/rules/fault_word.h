// SPDX-License-Identifier: MIT
#pragma once

namespace core::words {

/// The faults of a drawing that a rule can ask for.
enum class FaultWord { Misspelt, Unknown, Refused, Contradiction, AnswerArrow };

/// A word of rules: nothing written or drawn is faulty in this way. A rule that asks it finds each
/// fault by itself.
struct NoFault {
    FaultWord fault = FaultWord::Misspelt;
};

} // namespace core::words
