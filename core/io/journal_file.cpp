// SPDX-License-Identifier: MIT
#include "core/io/journal_file.h"

#include "core/io/device.h"
#include "core/io/file.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cstdio>
#include <system_error>
#include <utility>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace core::io {

using namespace Qt::StringLiterals;

namespace {

const auto ending = u".journal"_s;
constexpr auto onlyOwner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

/// Takes the lock that ends with the process; who holds it otherwise.
Holder lock(const QFile &file)
{
#ifdef Q_OS_UNIX
    if (::flock(file.handle(), LOCK_EX | LOCK_NB) == 0) {
        return Holder::Nobody;
    }
    return errno == EWOULDBLOCK ? Holder::Process : Holder::Unknown;
#else
    Q_UNUSED(file)
    return Holder::Unknown;
#endif
}

bool flushed(QFile &file)
{
#ifdef Q_OS_UNIX
    return ::fsync(file.handle()) == 0;
#else
    return file.flush();
#endif
}

bool renamed(const QString &from, const QString &to)
{
#ifdef Q_OS_UNIX
    return ::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0;
#else
    QFile::remove(to);
    return QFile::rename(from, to);
#endif
}

/// Makes the renaming of a file outlive a power cut.
void flushFolderOf(const QString &path)
{
#ifdef Q_OS_UNIX
    const auto folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const int handle = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle >= 0) {
        ::fsync(handle); // some file systems cannot; the content is safe without it
        ::close(handle);
    }
#else
    Q_UNUSED(path)
#endif
}

QString systemError()
{
    return QString::fromStdString(std::error_code(errno, std::generic_category()).message());
}

/// A new file beside the journal that holds the bytes, locked; renaming puts it in place.
Result<std::unique_ptr<QFile>> fresh(const QString &path, const QByteArray &bytes)
{
    auto file = std::make_unique<QFile>(path);
    const bool isWritten =
        file->open(QIODevice::ReadWrite | QIODevice::Truncate | QIODevice::Unbuffered, onlyOwner)
        && writeAll(*file, bytes);
    if (!isWritten) {
        const auto why = file->errorString();
        file->remove();
        return Error {u"it cannot be written: %1"_s.arg(why), path};
    }
    if (lock(*file) == Holder::Process) {
        return Error {u"another process is writing it"_s, path};
    }
    return file;
}

QString newcomer(const QString &path)
{
    return path + u".new"_s;
}

} // namespace

JournalFile::JournalFile(QString path, std::unique_ptr<QFile> file)
    : m_path(std::move(path)), m_file(std::move(file)), m_size(m_file->size())
{
}

JournalFile::~JournalFile() = default;
JournalFile::JournalFile(JournalFile &&) noexcept = default;
JournalFile &JournalFile::operator=(JournalFile &&) noexcept = default;

Result<JournalFile> JournalFile::begin(const QString &path, const QByteArray &bytes)
{
    const auto folder = QFileInfo(path).absolutePath();
    if (!QFileInfo::exists(folder)) {
        QDir().mkpath(folder);
        // Boards are nobody else's business.
        QFile::setPermissions(folder, onlyOwner | QFileDevice::ExeOwner);
    }
    auto file = fresh(newcomer(path), bytes);
    if (!file) {
        return file.error();
    }
    // Where there is no old content to lose, a slow disk does not hold back the new.
    const bool isReplaced = QFile::exists(path);
    if ((isReplaced && !flushed(**file)) || !renamed(newcomer(path), path)) {
        const auto why = systemError();
        QFile::remove(newcomer(path));
        return Error {u"it cannot be written: %1"_s.arg(why), path};
    }
    return JournalFile(path, std::move(*file));
}

Result<JournalFile> JournalFile::claim(const QString &path)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadWrite | QIODevice::ExistingOnly | QIODevice::Unbuffered)) {
        return Error {u"it cannot be opened: %1"_s.arg(file->errorString()), path};
    }
    const auto state = lock(*file);
    JournalFile journal(path, std::move(file));
    // Between opening and locking its writer may have put another file in its place.
    if (state == Holder::Process || !journal.isThere()) {
        return Error {u"an open window of Inferboard writes in it"_s, path};
    }
    return journal;
}

Holder JournalFile::holderOf(const QString &path)
{
    if (!QFileInfo(path).isFile()) { // to open a pipe may mean to wait for ever
        return Holder::Unknown;
    }
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? lock(file) : Holder::Unknown;
}

Result<void> JournalFile::append(const QByteArray &bytes)
{
    if (m_file->seek(m_size) && writeAll(*m_file, bytes)) {
        m_size += bytes.size();
        return {};
    }
    const auto why = m_file->errorString();
    m_file->resize(m_size); // the part that was written would hide what comes behind it
    m_file->unsetError();
    return error(why);
}

std::function<Result<void>()> JournalFile::flushing()
{
    if (!isThere()) {
        return [gone = error(u"it was removed"_s)] { return gone; };
    }
    const bool isNameNew = !std::exchange(m_isNameFlushed, true);
#ifdef Q_OS_UNIX
    // A handle of its own: the file may be replaced or closed meanwhile.
    const int handle = ::fcntl(m_file->handle(), F_DUPFD_CLOEXEC, 0);
    return [path = m_path, handle, isNameNew]() -> Result<void> {
        const bool isDone = handle >= 0 && ::fsync(handle) == 0;
        const auto why = isDone ? QString() : systemError();
        ::close(handle);
        if (!isDone) {
            return Error {u"it cannot be written: %1"_s.arg(why), path};
        }
        if (isNameNew) {
            flushFolderOf(path);
        }
        return {};
    };
#else
    Q_UNUSED(isNameNew)
    const bool isDone = m_file->flush();
    return [isDone, path = m_path]() -> Result<void> {
        return isDone ? Result<void>() : Error {u"it cannot be written"_s, path};
    };
#endif
}

Result<void> JournalFile::replace(const QByteArray &bytes)
{
    auto other = begin(m_path, bytes);
    if (!other) {
        return other.error();
    }
    *this = std::move(*other);
    return {};
}

Result<void> JournalFile::remove()
{
    // By its path: the file itself only knows the name it had before it was put in place.
    if (!isThere() || QFile::remove(m_path)) {
        return {};
    }
    return Error {u"it cannot be removed: %1"_s.arg(systemError()), m_path};
}

bool JournalFile::isThere() const
{
#ifdef Q_OS_UNIX
    struct stat open { };
    struct stat named { };
    return ::fstat(m_file->handle(), &open) == 0
        && ::stat(QFile::encodeName(m_path).constData(), &named) == 0 && open.st_ino == named.st_ino
        && open.st_dev == named.st_dev;
#else
    return QFile::exists(m_path);
#endif
}

Error JournalFile::error(const QString &why) const
{
    return {u"it cannot be written: %1"_s.arg(why), m_path};
}

QStringList journalsIn(const QString &folder)
{
    const auto names = list(folder, ending);
    QStringList paths;
    for (const auto &name : names ? *names : QStringList()) {
        paths.append(QDir(folder).filePath(name));
    }
    return paths;
}

void removeUnfinished(const QString &folder)
{
    const auto names = list(folder, newcomer(ending));
    for (const auto &name : names ? *names : QStringList()) {
        QFile file(QDir(folder).filePath(name));
        if (file.open(QIODevice::ReadOnly) && lock(file) == Holder::Nobody) {
            file.remove();
        }
    }
}

QString journalPath(const QString &folder, qint64 processId, const QDateTime &when)
{
    const auto time = when.toUTC().toString(u"yyyyMMdd-HHmmss-zzz"_s);
    return QDir(folder).filePath(u"%1-%2%3"_s.arg(time).arg(processId).arg(ending));
}

} // namespace core::io
