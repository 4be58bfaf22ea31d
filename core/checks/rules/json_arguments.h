// SPDX-License-Identifier: MIT
#pragma once

#include "core/checks/rules/selector.h"

namespace core {

/// Reads the members of an object one by one and keeps the first thing that is wrong with them.
/// A member that nobody read is wrong, too.
class Arguments {
public:
    /// `what` is the word or the thing that the object describes, for messages.
    Arguments(const Json &json, const QString &what);

    bool has(const char *key) const { return m_json.is_object() && m_json.contains(key); }

    QString text(const char *key);
    QString optionalText(const char *key) { return has(key) ? text(key) : QString(); }
    double number(const char *key);
    std::optional<double> optionalNumber(const char *key);
    bool flag(const char *key);
    std::optional<bool> optionalFlag(const char *key);
    /// A flag, number or text.
    std::optional<Setting> optionalValue(const char *key);
    /// One text or more.
    QStringList texts(const char *key);
    QStringList optionalTexts(const char *key) { return has(key) ? texts(key) : QStringList(); }
    Selector elements(const char *key);
    /// A selector that names no connections.
    Selector components(const char *key);
    std::optional<Selector> optionalComponents(const char *key);
    /// The kinds a path may take; all when the member is absent.
    KindSet kinds(const char *key);
    /// The member as it is, or null.
    const Json *any(const char *key);

    void refuse(const QString &problem);
    /// Refuses what is wrong with an object that is a member of this one.
    void refuseFor(const Arguments &member);
    /// The first problem, or nothing.
    std::optional<Error> problem() const;

    /// The value, or the first problem.
    template<typename T> Result<T> finish(T value) const
    {
        if (const auto wrong = problem()) {
            return *wrong;
        }
        return value;
    }

private:
    void refuseMember(const char *key, const QString &mustBe);

    const Json &m_json;
    QString m_what;
    QStringList m_read;
    QString m_problem;
};

} // namespace core
