// SPDX-License-Identifier: MIT
#include "app/panels/inspector/inspector.h"

#include "app/panels/inspector/inspector_pages.h"
#include "app/panels/inspector/setting_editor.h"
#include "app/widgets/labels_and_buttons.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

/// The setting that the widget edits or is part of, or null.
const SettingEditor *editorAround(const QWidget *widget)
{
    while (widget && !qobject_cast<const SettingEditor *>(widget)) {
        widget = widget->parentWidget();
    }
    return qobject_cast<const SettingEditor *>(widget);
}

} // namespace

Inspector::Inspector(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_area(new QScrollArea(this)),
      m_foot(new QWidget(this)), m_explanation(labels_and_buttons::smallLabel({}, "muted", m_foot))
{
    setProperty("role", u"panel"_s);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->viewport()->setAutoFillBackground(false);
    m_explanation->setContentsMargins(16, 8, 16, 10);
    auto *line = new QFrame(m_foot);
    line->setProperty("role", u"line"_s);
    line->setFixedHeight(1);
    auto *foot = new QVBoxLayout(m_foot);
    foot->setContentsMargins(0, 0, 0, 0);
    foot->setSpacing(0);
    foot->addWidget(line);
    foot->addWidget(m_explanation);
    m_foot->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_area, 1);
    column->addWidget(m_foot);
    connect(&workspace.selection, &Selection::changed, this, &Inspector::showSelection);
    connect(&workspace.document, &Document::changed, this, &Inspector::showSelection);
    connect(&workspace.analyst, &Analyst::updated, this, &Inspector::showSelection);
    connect(qApp, &QApplication::focusChanged, this,
        [this](QWidget *, QWidget *focused) { explain(focused); });
    showSelection();
}

Inspector::~Inspector()
{
    disconnect(qApp, nullptr, this, nullptr);
    labels_and_buttons::silence(this);
}

void Inspector::focusName()
{
    auto *name = m_page->findChild<QWidget *>(u"inspectorName"_s);
    if (!name) {
        return;
    }
    name->setFocus(Qt::ShortcutFocusReason);
    if (auto *line = qobject_cast<QLineEdit *>(name)) {
        line->selectAll();
    }
}

void Inspector::showSelection()
{
    const auto key = inspectorPageKey(m_workspace);
    if (m_page && key == m_key) {
        m_page->refresh();
        return;
    }
    replacePage(key);
}

void Inspector::replacePage(const QString &key)
{
    const auto *focused = m_page ? m_page->focusWidget() : nullptr;
    const auto focusedName = focused && focused->hasFocus() ? focused->objectName() : QString();
    if (auto *old = m_area->widget()) {
        labels_and_buttons::silence(old);
        m_area->takeWidget();
        old->deleteLater();
    }
    m_key = key;
    m_page = makeInspectorPage(m_workspace);
    m_area->setWidget(m_page);
    if (auto *same = focusedName.isEmpty() ? nullptr : m_page->findChild<QWidget *>(focusedName)) {
        same->setFocus();
    }
    explain(QApplication::focusWidget());
}

void Inspector::explain(const QWidget *focused)
{
    const auto *editor = focused && isAncestorOf(focused) ? editorAround(focused) : nullptr;
    m_foot->setVisible(editor);
    m_explanation->setText(editor ? editor->explanation() : QString());
}
