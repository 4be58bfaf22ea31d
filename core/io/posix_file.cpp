// SPDX-License-Identifier: MIT
#include "core/io/posix_file.h"

#include <qglobal.h>

#ifdef Q_OS_UNIX

#include <QFile>
#include <QFileInfo>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace core::io::posix {

using namespace Qt::StringLiterals;

namespace {

constexpr mode_t permissionBits = 07777;
constexpr mode_t everybody = 0666; // less the umask
constexpr int mostTries = 100;

/// An open file that closes itself.
class Handle {
public:
    explicit Handle(int number) : m_number(number) { }
    ~Handle()
    {
        if (m_number >= 0) {
            ::close(m_number);
        }
    }
    Q_DISABLE_COPY_MOVE(Handle)

    int number() const { return m_number; }
    bool isOpen() const { return m_number >= 0; }

private:
    int m_number;
};

Error systemError(int code)
{
    return {qt_error_string(code), {}};
}

Result<void> outcomeOf(int returned)
{
    return returned == 0 ? Result<void>() : systemError(errno);
}

std::optional<struct stat> statOf(const QString &path)
{
    struct stat found { };
    return ::stat(QFile::encodeName(path).constData(), &found) == 0 ? std::optional(found)
                                                                    : std::nullopt;
}

/// Short, so that it fits beside a name of any length; no two of living processes are the same.
QByteArray temporaryNameIn(const QByteArray &folder)
{
    static std::atomic<unsigned> count = 0;
    return folder + "/.inferboard-" + QByteArray::number(::getpid()) + '-'
        + QByteArray::number(++count);
}

/// Goes on after a short write, so that the system says why it takes no more.
Result<void> writeAll(int handle, const QByteArray &content)
{
    qsizetype done = 0;
    while (done < content.size()) {
        const auto written = ::write(
            handle, content.constData() + done, static_cast<std::size_t>(content.size() - done));
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return systemError(written < 0 ? errno : ENOSPC);
        }
        done += written;
    }
    return {};
}

Result<void> writeAndFlush(int handle, const QByteArray &content)
{
    const auto written = writeAll(handle, content);
    return written ? outcomeOf(::fsync(handle)) : written;
}

/// Makes a renaming itself outlive a power cut.
void flushFolder(const QByteArray &folder)
{
    const Handle handle(::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (handle.isOpen()) {
        ::fsync(handle.number()); // some file systems cannot; the content is safe without it
    }
}

void takeOver(int handle, const struct stat &like)
{
    // Who may not give a file away keeps it; the permissions count.
    [[maybe_unused]] const int given = ::fchown(handle, like.st_uid, like.st_gid);
    ::fchmod(handle, like.st_mode & permissionBits);
}

/// A file without a name gets one; a process that dies before leaves nothing behind.
Result<QByteArray> nameIn(const QByteArray &folder, int handle)
{
    const auto source = "/proc/self/fd/" + QByteArray::number(handle);
    for (int i = 0; i < mostTries; ++i) {
        auto name = temporaryNameIn(folder);
        if (::linkat(AT_FDCWD, source.constData(), AT_FDCWD, name.constData(), AT_SYMLINK_FOLLOW)
            == 0) {
            return name;
        }
        if (errno != EEXIST) {
            break;
        }
    }
    return systemError(errno);
}

/// The content flushed under a name of its own in the folder; the name.
Result<QByteArray> writeUnnamed(
    const QByteArray &folder, const QByteArray &content, const std::optional<struct stat> &like)
{
#ifdef O_TMPFILE
    const Handle handle(
        ::open(folder.constData(), O_TMPFILE | O_WRONLY | O_CLOEXEC, like ? 0600 : everybody));
#else
    const Handle handle(-1);
#endif
    if (!handle.isOpen()) {
        return systemError(errno);
    }
    if (like) {
        takeOver(handle.number(), *like);
    }
    const auto written = writeAndFlush(handle.number(), content);
    return written ? nameIn(folder, handle.number()) : written.error();
}

/// The same on file systems that have no files without a name.
Result<QByteArray> writeNamed(
    const QByteArray &folder, const QByteArray &content, const std::optional<struct stat> &like)
{
    for (int i = 0; i < mostTries; ++i) {
        auto name = temporaryNameIn(folder);
        const Handle handle(::open(
            name.constData(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, like ? 0600 : everybody));
        if (!handle.isOpen()) {
            if (errno == EEXIST) {
                continue;
            }
            return systemError(errno);
        }
        if (like) {
            takeOver(handle.number(), *like);
        }
        if (const auto written = writeAndFlush(handle.number(), content); !written) {
            ::unlink(name.constData());
            return written.error();
        }
        return name;
    }
    return systemError(EEXIST);
}

/// The process that a temporary name belongs to; 0 for other names.
pid_t processOf(const QByteArray &name)
{
    const auto parts = name.split('-');
    return parts.size() == 3 && parts.first() == ".inferboard" ? parts.at(1).toInt() : 0;
}

/// Removes what killed saves have left in the folder. Those of another machine look dead as well,
/// so only what is older by a day than the file written now.
void removeLeftovers(const QByteArray &folder, const QString &written)
{
    constexpr time_t daySeconds = 86'400;
    const auto now = statOf(written);
    const std::unique_ptr<DIR, int (*)(DIR *)> names(::opendir(folder.constData()), &::closedir);
    while (const auto *entry = names && now ? ::readdir(names.get()) : nullptr) {
        const auto process = processOf(entry->d_name);
        if (process <= 0 || ::kill(process, 0) == 0 || errno != ESRCH) {
            continue;
        }
        const auto path = folder + '/' + entry->d_name;
        const auto left = statOf(QFile::decodeName(path));
        if (left && S_ISREG(left->st_mode) && left->st_mtime + daySeconds < now->st_mtime) {
            ::unlink(path.constData());
        }
    }
}

} // namespace

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error {file.errorString(), {}};
    }
    auto content = file.readAll();
    return file.error() == QFileDevice::NoError
        ? Result(content)
        : Result<QByteArray>(Error {file.errorString(), {}});
}

Result<void> replace(const QString &path, const QByteArray &content, const QString &like)
{
    const auto target = QFile::encodeName(path);
    const auto folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const auto model = statOf(like);
    auto name = writeUnnamed(folder, content, model);
    if (!name) {
        name = writeNamed(folder, content, model);
    }
    if (!name) {
        return name.error();
    }
    if (auto renamed = outcomeOf(::rename(name->constData(), target.constData())); !renamed) {
        ::unlink(name->constData());
        return renamed;
    }
    flushFolder(folder);
    removeLeftovers(folder, path);
    return {};
}

Result<void> overwrite(const QString &path, const QByteArray &content)
{
    const auto before = statOf(path);
    const Handle handle(::open(QFile::encodeName(path).constData(), O_WRONLY | O_CLOEXEC));
    if (!handle.isOpen() || !before) {
        return systemError(errno);
    }
    const auto size = static_cast<off_t>(content.size());
    if (size > before->st_size) {
        if (const int code = ::posix_fallocate(handle.number(), 0, size); code != 0) {
            [[maybe_unused]] const int back = ::ftruncate(handle.number(), before->st_size);
            return systemError(code);
        }
    }
    if (auto written = writeAll(handle.number(), content); !written) {
        return written;
    }
    const bool isDone = ::ftruncate(handle.number(), size) == 0 && ::fsync(handle.number()) == 0;
    return outcomeOf(isDone ? 0 : -1);
}

Result<void> link(const QString &path, const QString &name)
{
    return outcomeOf(
        ::link(QFile::encodeName(path).constData(), QFile::encodeName(name).constData()));
}

Result<void> rename(const QString &path, const QString &name)
{
    return outcomeOf(
        ::rename(QFile::encodeName(path).constData(), QFile::encodeName(name).constData()));
}

void remove(const QString &path)
{
    ::unlink(QFile::encodeName(path).constData());
}

int linkCount(const QString &path)
{
    const auto found = statOf(path);
    return found ? static_cast<int>(found->st_nlink) : 0;
}

bool isSameFile(const QString &path, const QString &other)
{
    const auto one = statOf(path);
    const auto two = statOf(other);
    return one && two && one->st_dev == two->st_dev && one->st_ino == two->st_ino;
}

} // namespace core::io::posix

#endif
