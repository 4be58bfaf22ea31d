// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/document.h"
#include "app/document/file_session.h"
#include "core/io/design_json.h"
#include "core/model/edits.h"
#include "support/sketch.h"

#include <QFile>
#include <QTest>

/// Files of boards, and boards that have one.
namespace board_files {

inline core::Design titled(const QString &title)
{
    core::Design design;
    design.title = title;
    return core::edits::add(design, sketch::box({}, QStringLiteral("ranking"))).design;
}

inline QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

inline void setTime(const QString &path, const QDateTime &when)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(when, QFileDevice::FileModificationTime));
}

inline void waitFor(const FileSession &session)
{
    QTRY_VERIFY(!session.isBusy());
}

/// A board that was saved, with the session that did.
struct SavedBoard {
    Document document;
    FileSession session {document};

    SavedBoard(const core::Design &design, const QString &path)
    {
        document.commit(QStringLiteral("Add"), design);
        session.saveAs(path);
        waitFor(session);
    }
};

} // namespace board_files
