// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json.h"
#include "core/model/design.h"

/// The parts of a design as JSON: what design files, the journal and the clipboard are made of.
namespace core::io {

/// Only what is not empty is written; unknown members follow the known ones.
Json toJson(const Component &component);
Json toJson(const Connection &connection);
Json toJson(const Annotation &annotation);
Json toJson(const Dismissal &dismissal);
Json toJson(const Brief &brief);
Json toJson(const UnknownJson &unknown);

/// The place names the element in the message of an error: components[3] "ranker". With a list to
/// tell it in, what is wrong is mended or left out: an element may then lack its id or have a null
/// rectangle, and a connection may lack its ends.
Result<Component> componentFromJson(
    const Json &json, const QString &place, QStringList *mended = nullptr);
Result<Connection> connectionFromJson(
    const Json &json, const QString &place, QStringList *mended = nullptr);
Result<Annotation> annotationFromJson(
    const Json &json, const QString &place, QStringList *mended = nullptr);
Result<Dismissal> dismissalFromJson(
    const Json &json, const QString &place, QStringList *mended = nullptr);
Result<Brief> briefFromJson(const Json &json, const QString &place, QStringList *mended = nullptr);

/// Adds the unknown members behind those that the object has; a known member is never replaced.
void append(Json &object, const UnknownMembers &unknown);

} // namespace core::io
