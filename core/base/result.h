// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>
#include <utility>
#include <variant>

namespace core {

/// Bad input, told to a person: what is wrong and what to do, and where.
struct Error {
    QString message;
    QString where;

    /// "where: message", or the message alone when there is no place to name.
    QString text() const
    {
        return where.isEmpty() ? message : where + QStringLiteral(": ") + message;
    }
    bool operator==(const Error &) const = default;
};

/// A value or an Error, in the shape of std::expected so that it can become an alias of it.
template<typename T> class [[nodiscard]] Result {
public:
    Result(T value) : m_content(std::move(value)) { }
    Result(Error error) : m_content(std::move(error)) { }

    bool has_value() const { return std::holds_alternative<T>(m_content); }
    explicit operator bool() const { return has_value(); }

    const T &value() const { return std::get<T>(m_content); }
    T &value() { return std::get<T>(m_content); }
    const Error &error() const { return std::get<Error>(m_content); }

    const T &operator*() const { return value(); }
    T &operator*() { return value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

private:
    std::variant<T, Error> m_content;
};

/// Success without a value, or an Error.
template<> class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) { }

    bool has_value() const { return !m_error.has_value(); }
    explicit operator bool() const { return has_value(); }
    const Error &error() const { return *m_error; }

private:
    std::optional<Error> m_error;
};

} // namespace core
