// SPDX-License-Identifier: MIT
#include "app/window/display.h"

#include <QLibrary>
#include <QtGlobal>

namespace {

/// Whether an X server answers at DISPLAY; asked through libxcb, which Qt's own plugin uses.
bool answersX()
{
    using Connect = void *(*)(const char *, int *);
    using HasError = int (*)(void *);
    using Disconnect = void (*)(void *);
    QLibrary xcb(QStringLiteral("xcb"), 1);
    const auto connect = reinterpret_cast<Connect>(xcb.resolve("xcb_connect"));
    const auto hasError = reinterpret_cast<HasError>(xcb.resolve("xcb_connection_has_error"));
    const auto disconnect = reinterpret_cast<Disconnect>(xcb.resolve("xcb_disconnect"));
    if (!connect || !hasError || !disconnect) {
        return false;
    }
    auto *connection = connect(nullptr, nullptr);
    const bool isFine = hasError(connection) == 0;
    disconnect(connection);
    return isFine;
}

} // namespace

bool hasDisplay()
{
#ifdef Q_OS_LINUX
    if (qEnvironmentVariableIsSet("QT_QPA_PLATFORM")
        || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")) {
        return true; // the person, or the desktop, has decided
    }
    return qEnvironmentVariableIsSet("DISPLAY") && answersX();
#else
    return true;
#endif
}
