// SPDX-License-Identifier: MIT
#pragma once

#include <QFileDevice>

namespace core::io {

/// Writes all bytes, going on after a short write, so that the device says why it takes no more.
inline bool writeAll(QFileDevice &device, const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const auto written = device.write(bytes.constData() + done, bytes.size() - done);
        if (written <= 0) {
            return false;
        }
        done += written;
    }
    return true;
}

} // namespace core::io
