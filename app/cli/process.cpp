// SPDX-License-Identifier: MIT
#include "app/cli/process.h"

#include "core/base/clean_text.h"

#include <QApplication>

#include <clocale>
#include <cstdio>

#ifdef Q_OS_UNIX
#include <langinfo.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace cli {

namespace {

bool isWritten(std::FILE *stream, const QString &text)
{
    const auto bytes = text.toUtf8();
    const auto size = static_cast<std::size_t>(bytes.size());
    return std::fwrite(bytes.constData(), 1, size, stream) == size && std::fflush(stream) == 0;
}

/// By this name the settings are found, and what lies beside them.
void nameProgram()
{
    QCoreApplication::setOrganizationName(u"Inferboard"_s);
    QCoreApplication::setApplicationName(u"inferboard"_s);
}

} // namespace

void useUtf8()
{
#ifdef Q_OS_UNIX
    std::setlocale(LC_ALL, "");
    if (QByteArray(nl_langinfo(CODESET)) != "UTF-8") {
        qputenv("LC_ALL", "C.UTF-8");
    }
#endif
}

bool hasColours()
{
#ifdef Q_OS_UNIX
    return qEnvironmentVariableIsEmpty("NO_COLOR") && qgetenv("TERM") != "dumb"
        && isatty(STDOUT_FILENO) == 1;
#else
    return false;
#endif
}

bool isErrorShown()
{
#ifdef Q_OS_UNIX
    return qgetenv("TERM") != "dumb" && isatty(STDERR_FILENO) == 1;
#else
    return false;
#endif
}

int print(const Answer &answer)
{
    for (const auto &error : answer.notes + answer.errors) {
        fail(error);
    }
    if (!isWritten(stdout, answer.text)) {
        return fail({u"it cannot be written: check that there is room"_s, u"standard output"_s});
    }
    return static_cast<int>(answer.exit);
}

int fail(const core::Error &error)
{
    // A name or a path may hold what a terminal would obey.
    isWritten(stderr, u"inferboard: "_s + core::cleanLine(error.text()) + u'\n');
    return static_cast<int>(Exit::BadInput);
}

Process Process::plain(int &argc, char **argv)
{
    Process process;
    process.m_application = std::make_unique<QCoreApplication>(argc, argv);
    nameProgram();
    return process;
}

Process Process::painting(int &argc, char **argv)
{
    Process process;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // What themes the desktop would be read from a display, and is nothing a picture should show.
    qunsetenv("QT_QPA_PLATFORMTHEME");
    qunsetenv("QT_STYLE_OVERRIDE");
    if (qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR")) {
        process.m_runtime = std::make_unique<QTemporaryDir>();
        qputenv("XDG_RUNTIME_DIR", process.m_runtime->path().toLocal8Bit());
    }
    process.m_application = std::make_unique<QApplication>(argc, argv);
    nameProgram();
    return process;
}

} // namespace cli
