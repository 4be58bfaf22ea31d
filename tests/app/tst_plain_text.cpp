// SPDX-License-Identifier: MIT
#include "app/look/plain_text.h"
#include "app/start/card.h"
#include "app/start/file_button.h"
#include "app/window/main_window.h"
#include "core/model/edits.h"
#include "support/registered_test.h"

#include <QAbstractButton>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTest>
#include <QTextDocument>
#include <QWindow>

using namespace Qt::StringLiterals;

namespace {

const auto tag = u"<img src=\"/nowhere\"> <b>R&D</b> [*] %1 &lt;"_s;

/// A text as Qt shows it where it takes text that looks like HTML for HTML.
QString seen(const QString &text)
{
    if (!Qt::mightBeRichText(text)) {
        return text;
    }
    QTextDocument document;
    document.setHtml(text);
    return document.toPlainText();
}

/// A client and a server that saturates, with the tag wherever a person can write.
core::Design hostile()
{
    core::Design design;
    design.title = tag;
    for (const auto &type : {u"client"_s, u"app-server"_s, u"no-such-type"_s}) {
        core::Component component;
        component.id = type;
        component.type = type;
        component.name = tag;
        component.note = tag;
        component.rect = QRectF(300.0 * double(design.components.size()), 0, 180, 60);
        design.components.append(component);
    }
    design.components[0].settings = {{u"rate_per_s"_s, 1000.0}};
    design.components[1].settings = {{u"replicas"_s, 1.0}, {tag, tag}};
    core::Connection connection;
    connection.id = u"request"_s;
    connection.from = u"client"_s;
    connection.to = u"app-server"_s;
    connection.label = tag;
    design.connections.append(connection);
    core::Annotation frame;
    frame.id = u"frame"_s;
    frame.kind = u"frame"_s;
    frame.text = tag;
    frame.rect = QRectF(-40, -60, 900, 200);
    design.annotations.append(frame);
    design.brief.insert(u"business_goal"_s, tag);
    design.brief.insert(u"unheard_of"_s, QStringList {tag, tag});
    design.dismissals.append({u"serving.fallback"_s, {}, tag, {}});
    return design;
}

/// What of the window would be read as marks; each told with its place.
QStringList marksIn(const QWidget &window)
{
    QStringList wrong;
    for (const auto *label : window.findChildren<QLabel *>()) {
        if (label->textFormat() == Qt::AutoText && Qt::mightBeRichText(label->text())) {
            wrong.append(u"label: "_s + label->text());
        }
        if (label->textFormat() == Qt::RichText && label->text().contains("<img"_L1)) {
            wrong.append(u"rich label: "_s + label->text());
        }
    }
    for (const auto *widget : window.findChildren<QWidget *>()) {
        if (widget->toolTip().contains("<img"_L1)) {
            wrong.append(u"tool tip: "_s + widget->toolTip());
        }
    }
    for (const auto *action : window.findChildren<QAction *>()) {
        if (action->toolTip().contains("<img"_L1)) {
            wrong.append(u"action: "_s + action->toolTip());
        }
    }
    return wrong;
}

} // namespace

class TestPlainText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"inferboard-test"_s);
        QCoreApplication::setApplicationName(u"plain-text"_s);
    }

    void textIsShownLetterByLetter_data()
    {
        QTest::addColumn<QString>("text");
        for (const auto &text : {tag, u"plain"_s, u"R&D"_s, u"a < b"_s, u"&amp;"_s, u"<!-- x -->"_s,
                 u"two\nlines"_s, u"<?xml"_s, u"[*]"_s, u"[*][*]"_s, u"%1 %2"_s, u"x  y"_s}) {
            QTest::newRow(qPrintable(text)) << text;
        }
    }

    void textIsShownLetterByLetter()
    {
        QFETCH(QString, text);
        const std::unique_ptr<QLabel> label(plain_text::label(text));
        QCOMPARE(label->textFormat(), Qt::PlainText);
        QCOMPARE(label->text(), text);
        QCOMPARE(seen(plain_text::toolTip(text)), text);
        QCOMPARE(seen(plain_text::toolTip(text, text)), text + u'\n' + text);
        const QPushButton button(plain_text::caption(text));
        QVERIFY(button.shortcut().isEmpty());
        QMessageBox box;
        plain_text::setMessage(box, text, text);
        QCOMPARE(box.textFormat(), Qt::PlainText);
        QCOMPARE(box.text(), text);
        QCOMPARE(seen(box.informativeText()), text);
        if (!text.contains(u'\n')) {
            QWidget window;
            window.setWindowTitle(plain_text::windowTitle(text) + u"[*] end"_s);
            window.setWindowModified(true);
            window.show();
            QCOMPARE(window.windowHandle()->title(), text + u"* end"_s);
        }
    }

    void whatIsEmptyStaysEmpty()
    {
        QVERIFY(plain_text::toolTip({}).isEmpty());
        QVERIFY(plain_text::caption({}).isEmpty());
    }

    void noTextOfADesignIsReadAsMarksInTheWindow()
    {
        const auto library = core::loadLibrary(u":/inferboard"_s);
        QVERIFY(library);
        Appearance appearance;
        MainWindow window(*library, appearance);
        window.show();
        auto &workspace = window.workspace();
        workspace.document.reset(hostile());
        workspace.analyst.setCheckAsked(true);
        QTRY_VERIFY(!workspace.analyst.analysis().estimate.entries.isEmpty());
        const auto &design = workspace.document.design();
        const QList<core::ElementIds> selections {{}, {u"client"_s}, {u"app-server"_s},
            {u"no-such-type"_s}, {u"request"_s}, {u"frame"_s}, {u"client"_s, u"app-server"_s}};
        for (const auto &panel : {u"view.inspector"_s, u"view.brief"_s, u"view.checklist"_s,
                 u"view.estimate"_s, u"view.insights"_s}) {
            window.showPanel(panel);
            for (const auto &selected : selections) {
                workspace.selection.set(selected);
                QCoreApplication::processEvents();
                QCOMPARE(marksIn(window), QStringList());
            }
        }
        QCOMPARE(window.windowHandle()->title(), tag + u" \u2013 Inferboard"_s);
        for (const auto *button : window.statusBar()->findChildren<QAbstractButton *>()) {
            QVERIFY2(button->shortcut().isEmpty(), qPrintable(button->text()));
        }
        workspace.document.commit(u"Answer “R&D”"_s, core::edits::setTitle(design, u"other"_s));
        const auto *undo = window.actions().action(u"edit.undo"_s);
        QCOMPARE(undo->text(), u"&Undo answer “R&&D”"_s);
        QCOMPARE(seen(undo->toolTip()), u"Undo answer “R&D”"_s);
        workspace.document.setClean();
    }

    void buttonsNamedByFilesTakeNoKeys()
    {
        const Appearance appearance;
        const FileButton file(u"/tmp/R&D <b>x<b>.inferboard"_s, appearance);
        QVERIFY(file.shortcut().isEmpty());
        QCOMPARE(file.text(), u"R&D <b>x<b>"_s);
        QCOMPARE(seen(file.toolTip()), u"/tmp/R&D <b>x<b>.inferboard"_s);
        const Card card({tag, tag, {}}, appearance);
        QCOMPARE(seen(card.toolTip()), tag);
    }
};

INFERBOARD_TEST(TestPlainText)
#include "tst_plain_text.moc"
