// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/main_window.h"
#include "core/io/design_json.h"
#include "core/io/file.h"
#include "support/pointer.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>

inline const core::Library &shippedData()
{
    static const auto library = core::loadLibrary(QStringLiteral(":/inferboard"));
    return *library;
}

inline core::Component box(const QString &id, const QString &type, double x, double y)
{
    core::Component component;
    component.id = id;
    component.type = type;
    component.name = id;
    component.rect = QRectF(x, y, 180, 60);
    return component;
}

/// A client and an app server side by side.
inline core::Design twoBoxes()
{
    core::Design design;
    design.components = {box(QStringLiteral("client"), QStringLiteral("client"), 0, 0),
        box(QStringLiteral("api"), QStringLiteral("app-server"), 400, 0)};
    return design;
}

/// A window with a design in a file, and a person at its board.
class Desk {
public:
    explicit Desk(const core::Design &design) : window(shippedData(), appearance)
    {
        path = folder.filePath(QStringLiteral("board.inferboard"));
        (void)core::io::write(path, core::io::toText(design));
        auto &dialogs = window.files().dialogs();
        dialogs.unsavedChanges = [](const QString &) { return UnsavedAnswer::Cancel; };
        dialogs.conflict = [](const QString &, const QStringList &) {
            return ConflictAnswer::Cancel;
        };
        dialogs.tell = [](const QString &, const QString &text) { qWarning() << text; };
        window.show();
        QApplication::setActiveWindow(&window);
        window.files().openFile(path);
        (void)QTest::qWaitFor([&] { return document().design() == design; });
        window.board().view().zoomTo(1);
        window.board().setFocus();
    }

    Document &document() { return window.workspace().document; }
    QPointF at(double x, double y)
    {
        const auto &view = window.board().view();
        return view.viewportTransform().map(QPointF(x, y));
    }
    void trigger(const QString &id) { window.actions().action(id)->trigger(); }
    void key(Qt::Key key) { QTest::keyClick(&window.board().view(), key); }
    /// Saves, and tells what the file then holds.
    core::Design saved()
    {
        trigger(QStringLiteral("file.save"));
        (void)QTest::qWaitFor([&] { return !isSaving(); });
        return inFile();
    }
    bool isSaving() { return window.session().isBusy(); }
    core::Design inFile() const
    {
        const auto text = core::io::read(path);
        const auto design = text ? core::io::fromText(*text, path) : text.error();
        return design ? *design : core::Design {};
    }

    QTemporaryDir folder;
    QString path;
    Appearance appearance;
    MainWindow window;
    Pointer pointer {*window.board().view().viewport()};
};

/// Drags the second box of two down and does not let go.
inline void beginDrag(Desk &desk)
{
    desk.pointer.press(desk.at(490, 30));
    desk.pointer.moveTo(desk.at(490, 130));
    desk.pointer.moveTo(desk.at(490, 230));
}
