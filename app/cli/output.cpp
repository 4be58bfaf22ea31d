// SPDX-License-Identifier: MIT
#include "app/cli/output.h"

#include "app/settings/file_settings.h"
#include "core/io/file.h"
#include "core/io/versions.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace cli {

namespace {

bool isFile(const QString &path)
{
    return QFileInfo(path).isFile() && !core::io::isStream(path);
}

/// Whether something would be lost. Of a file that cannot be written nothing is.
bool isToBeKept(const QString &path, const QByteArray &bytes)
{
    if (!isFile(path) || !QFileInfo(path).isWritable()) {
        return false;
    }
    const auto before = core::io::read(path);
    return !before || *before != bytes;
}

} // namespace

core::Result<void> mayWrite(const QString &out, bool isForced)
{
    if (isForced || !isFile(out)) {
        return {};
    }
    return core::Error {
        u"the file exists already: choose another name with -o or give --force"_s, out};
}

core::Result<void> writeDesign(const QString &out, const QByteArray &bytes)
{
    if (isToBeKept(out, bytes)) {
        if (auto kept = core::io::keepVersion(out, file_settings::versionsKept()); !kept) {
            return kept;
        }
    }
    return core::io::write(out, bytes);
}

} // namespace cli
