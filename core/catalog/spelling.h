// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace core {

/// The known word that the written one was most likely meant to be ("replica": "replicas",
/// "Model-Sever-GPU": "model-server-gpu"); empty when none is near.
QString nearestWord(const QString &written, const QStringList &known);

} // namespace core
