// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/library.h"

/// Templates that were spoilt on purpose, each with the findings that a senior interviewer would
/// expect: what tells whether the judge is right.
namespace corpus {

/// The design after operators, one after the other (see tests/data/judge/README.md); the error
/// names the first that cannot be carried out.
core::Result<core::Design> changed(
    core::Design design, const core::Json &operations, const core::Catalog &catalog);

/// One spoilt template, and what has to be said of it that was not said before.
struct Mutant {
    QString base; ///< the id of the template
    QString name;
    core::Design design;
    QStringList must; ///< rules that have to speak
    QStringList mustNot; ///< rules that would be false alarms, or second findings for one cause
    QStringList may; ///< rules that may speak, too
};

/// All mutants of the folder; an error names the file, the mutant and what is wrong with it.
core::Result<QList<Mutant>> read(const QString &folder, const core::Library &library);

/// How the findings of one mutant compare with what was expected, at warning level and above;
/// hints count where they are expected.
struct Score {
    QStringList found; ///< expected, and said
    QStringList missed;
    QStringList said; ///< all that was said anew, hints included
    QStringList alarms; ///< said anew, and neither expected nor allowed
};
Score score(const Mutant &mutant, const core::Library &library);

} // namespace corpus
