// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json.h"
#include "core/io/design_json.h"
#include "core/io/schema.h"
#include "support/sketch.h"

#include <QFile>
#include <QProcess>

/// The program as a script starts it, and a board for it.
namespace program {

using namespace Qt::StringLiterals;

struct Run {
    int exitCode = -1;
    QByteArray out;
    QString error;
};

/// An environment as of a server: no display, no session, no home to speak of.
inline QProcessEnvironment bareEnvironment()
{
    QProcessEnvironment environment;
    environment.insert(u"PATH"_s, qEnvironmentVariable("PATH"));
    environment.insert(u"ASAN_OPTIONS"_s, u"detect_leaks=0"_s);
    return environment;
}

inline Run run(
    const QStringList &arguments, const QProcessEnvironment &environment = bareEnvironment())
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(INFERBOARD_PROGRAM), arguments);
    if (!process.waitForFinished(60'000)) {
        return {};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
        process.readAllStandardOutput(), QString::fromUtf8(process.readAllStandardError())};
}

inline core::Json parsed(const QByteArray &out)
{
    const auto json = core::parseJson(out, {});
    return json ? *json : core::Json();
}

inline QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A client that calls a ranking service, with a demand and a budget.
inline core::Design smallBoard()
{
    auto client = sketch::box(
        u"shop"_s, u"client"_s, u"Shop"_s, {{u"rate_per_s"_s, 50.0}, {u"budget_p99_ms"_s, 200.0}});
    client.rect = QRectF(0, 0, 180, 60);
    auto ranker = sketch::box(u"ranker"_s, u"ranking"_s, u"Ranker"_s);
    ranker.rect = QRectF(400, 0, 180, 60);
    core::Annotation frame;
    frame.id = u"zone"_s;
    frame.kind = u"frame"_s;
    frame.rect = QRectF(-20, -40, 620, 200);
    core::Design design;
    design.title = u"Small board"_s;
    design.components = {client, ranker};
    design.connections = {sketch::wire(u"shop request ranker"_s)};
    design.annotations = {frame};
    return design;
}

inline QStringList lines(const QByteArray &text)
{
    return QString::fromUtf8(text).split(u'\n');
}

/// Why the output does not keep to the schema of the subcommand; empty when it does.
inline QString schemaProblem(const QString &name, const QByteArray &out)
{
    const auto file =
        QStringLiteral(INFERBOARD_SOURCE_DIR "/resources/schemas/output-%1.schema.json").arg(name);
    const auto schema = core::parseJson(contents(file), file);
    const auto output = core::parseJson(out, name);
    if (!schema || !output) {
        return schema ? output.error().text() : schema.error().text();
    }
    const auto valid = core::io::validate(*output, *schema, name);
    return valid ? QString() : valid.error().text();
}

} // namespace program
