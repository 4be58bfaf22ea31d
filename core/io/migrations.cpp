// SPDX-License-Identifier: MIT
#include "core/io/migrations.h"

#include <cmath>

namespace core::io {

using namespace Qt::StringLiterals;

namespace {

/// The version the file says it has, or nothing when that is no whole number from 1.
std::optional<std::uint64_t> versionOf(const Json &file)
{
    const auto found = file.find("version");
    if (found == file.end() || !found->is_number_unsigned() || found->get<std::uint64_t>() == 0) {
        return std::nullopt;
    }
    return found->get<std::uint64_t>();
}

} // namespace

const std::vector<Migration> &migrations()
{
    static const std::vector<Migration> steps;
    return steps;
}

int currentVersion()
{
    return static_cast<int>(migrations().size()) + 1;
}

std::optional<QString> newerVersion(const Json &file, std::size_t newest)
{
    if (const auto written = versionOf(file)) {
        return *written > newest ? std::optional(QString::number(*written)) : std::nullopt;
    }
    // JSON has no bounds for numbers: what is too large for a whole one was read as another.
    const auto number = numberMember(file, "version").value_or(0);
    return number > static_cast<double>(newest) && number == std::floor(number)
        ? std::optional(QString::number(number))
        : std::nullopt;
}

Result<Json> migrate(Json file, const QString &where, const std::vector<Migration> &steps)
{
    const auto written = versionOf(file);
    const auto newest = steps.size() + 1;
    if (const auto newer = newerVersion(file, newest)) {
        return Error {u"it was written by a newer version of Inferboard (format %1, this one reads "
                      "up to %2); nothing was changed; update Inferboard to open it"_s.arg(*newer)
                          .arg(newest),
            where};
    }
    if (!written) {
        return Error {u"version must be a whole number from 1 to %1"_s.arg(newest), where};
    }
    for (auto from = *written; from < newest; ++from) {
        try {
            steps[from - 1](file);
        } catch (const Json::exception &) {
            return Error {
                u"it could not be brought from format %1 to %2; it may be damaged"_s.arg(from).arg(
                    from + 1),
                where};
        }
        file["version"] = from + 1;
    }
    return file;
}

} // namespace core::io
