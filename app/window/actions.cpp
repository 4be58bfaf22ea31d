// SPDX-License-Identifier: MIT
#include "app/window/actions.h"

#include "app/look/icons.h"
#include "app/look/theme.h"

#include <QKeySequence>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

QList<ActionSpec> fileActions()
{
    const auto menu = MenuId::File;
    return {
        {u"file.new"_s, Actions::tr("&New\u2026"), menu, u"new"_s, {u"Ctrl+N"_s}},
        {u"file.open"_s, Actions::tr("&Open\u2026"), menu, u"open"_s, {u"Ctrl+O"_s}},
        {u"file.save"_s, Actions::tr("&Save"), menu, u"save"_s, {u"Ctrl+S"_s}, Scope::Window, false,
            true},
        {u"file.save-as"_s, Actions::tr("Save &as\u2026"), menu, {}, {u"Ctrl+Shift+S"_s}},
        {u"file.versions"_s, Actions::tr("Earlier &versions\u2026"), menu, {}, {}},
        {u"file.autosave"_s, Actions::tr("Save au&tomatically"), menu, {}, {}, Scope::Window, true},
        {u"file.export"_s, Actions::tr("&Export image\u2026"), menu, u"export"_s,
            {u"Ctrl+Shift+E"_s}, Scope::Window, false, true},
        {u"file.report"_s, Actions::tr("Export &report\u2026"), menu, {}, {u"Ctrl+Alt+E"_s}},
        {u"file.quit"_s, Actions::tr("&Quit"), menu, {}, {u"Ctrl+Q"_s}, Scope::Window, false, true},
    };
}

QList<ActionSpec> editActions()
{
    const auto menu = MenuId::Edit;
    const auto canvas = Scope::Canvas;
    return {
        {u"edit.undo"_s, Actions::tr("&Undo"), menu, u"undo"_s, {u"Ctrl+Z"_s}},
        {u"edit.redo"_s, Actions::tr("&Redo"), menu, u"redo"_s, {u"Ctrl+Shift+Z"_s, u"Ctrl+Y"_s}},
        {u"edit.cut"_s, Actions::tr("Cu&t"), menu, {}, {u"Ctrl+X"_s}, canvas, false, true},
        {u"edit.copy"_s, Actions::tr("&Copy"), menu, u"copy"_s, {u"Ctrl+C"_s}, canvas},
        {u"edit.copy-image"_s, Actions::tr("Copy as &image"), menu, {}, {u"Ctrl+Shift+C"_s},
            canvas},
        {u"edit.paste"_s, Actions::tr("&Paste"), menu, u"paste"_s, {u"Ctrl+V"_s}, canvas},
        {u"edit.duplicate"_s, Actions::tr("&Duplicate"), menu, u"duplicate"_s, {u"Ctrl+D"_s},
            canvas},
        {u"edit.delete"_s, Actions::tr("De&lete"), menu, u"delete"_s, {u"Del"_s, u"Backspace"_s},
            canvas},
        {u"edit.rename"_s, Actions::tr("Rena&me"), menu, {}, {u"Return"_s, u"F2"_s}, canvas, false,
            true},
        {u"edit.select-all"_s, Actions::tr("Select &all"), menu, {}, {u"Ctrl+A"_s}, canvas, false,
            true},
        {u"edit.select-none"_s, Actions::tr("Select &none"), menu, {}, {u"Ctrl+Shift+A"_s}, canvas},
        {u"edit.select-next"_s, Actions::tr("Select ne&xt"), menu, {}, {u"Tab"_s}, canvas},
        {u"edit.select-previous"_s, Actions::tr("Select pre&vious"), menu, {}, {u"Shift+Tab"_s},
            canvas},
    };
}

QList<ActionSpec> viewActions()
{
    const auto menu = MenuId::View;
    const auto canvas = Scope::Canvas;
    return {
        {u"view.zoom-in"_s, Actions::tr("Zoom &in"), menu, u"zoom-in"_s,
            {u"Ctrl+="_s, u"Ctrl++"_s}},
        {u"view.zoom-out"_s, Actions::tr("Zoom &out"), menu, u"zoom-out"_s, {u"Ctrl+-"_s}},
        {u"view.zoom-100"_s, Actions::tr("&100 %"), menu, {}, {u"Ctrl+0"_s, u"Shift+0"_s}, canvas},
        {u"view.fit"_s, Actions::tr("&Fit all"), menu, u"fit"_s, {u"Shift+1"_s}, canvas},
        {u"view.fit-selection"_s, Actions::tr("Fit &selection"), menu, {}, {u"Shift+2"_s}, canvas},
        {u"view.grid"_s, Actions::tr("&Grid"), menu, u"grid"_s, {u"Ctrl+'"_s}, Scope::Window, true,
            true},
        {u"view.heat"_s, Actions::tr("&Utilisation on components"), menu, u"heat"_s,
            {u"Ctrl+Shift+U"_s}, Scope::Window, true, true},
        {u"view.rates"_s, Actions::tr("&QPS on connections"), menu, u"rates"_s, {u"Ctrl+Shift+Q"_s},
            Scope::Window, true},
        {u"view.findings"_s, Actions::tr("Findings on &components"), menu, u"checklist"_s,
            {u"Ctrl+Shift+F"_s}, Scope::Window, true},
        {u"view.inspector"_s, Actions::tr("Ins&pector"), menu, u"inspector"_s, {u"Ctrl+1"_s},
            Scope::Window, false, true},
        {u"view.brief"_s, Actions::tr("&Brief"), menu, u"brief"_s, {u"Ctrl+2"_s}},
        {u"view.checklist"_s, Actions::tr("Chec&klist"), menu, u"checklist"_s, {u"Ctrl+3"_s}},
        {u"view.estimate"_s, Actions::tr("&Estimate"), menu, u"estimate"_s, {u"Ctrl+4"_s}},
        {u"view.insights"_s, Actions::tr("Insigh&ts"), menu, u"insights"_s, {u"Ctrl+5"_s}},
        {u"view.focus"_s, Actions::tr("Hide pa&nels"), menu, {}, {u"Ctrl+."_s}, Scope::Window,
            true},
        {u"view.theme-system"_s, Actions::tr("S&ystem theme"), menu, {}, {}, Scope::Window, true,
            true},
        {u"view.theme-light"_s, Actions::tr("&Light theme"), menu, {}, {}, Scope::Window, true},
        {u"view.theme-dark"_s, Actions::tr("&Dark theme"), menu, {}, {}, Scope::Window, true},
        {u"view.theme-switch"_s, Actions::tr("S&witch light and dark"), menu, u"theme"_s,
            {u"Alt+Shift+D"_s}},
    };
}

QList<ActionSpec> insertActions()
{
    const auto menu = MenuId::Insert;
    const auto canvas = Scope::Canvas;
    return {
        {u"tool.select"_s, Actions::tr("&Select"), menu, u"select"_s, {u"V"_s, u"1"_s}, canvas,
            true},
        {u"tool.pan"_s, Actions::tr("&Hand (pan)"), menu, u"hand"_s, {u"H"_s}, canvas, true},
        {u"tool.connect"_s, Actions::tr("&Connect"), menu, u"connect"_s, {u"A"_s, u"5"_s}, canvas,
            true},
        {u"insert.text"_s, Actions::tr("&Text"), menu, u"text"_s, {u"T"_s, u"8"_s}, canvas, true,
            true},
        {u"insert.sticky"_s, Actions::tr("Sticky &note"), menu, u"sticky"_s, {u"N"_s}, canvas,
            true},
        {u"insert.component"_s, Actions::tr("C&omponent here\u2026"), menu, u"plus"_s, {u"C"_s},
            canvas},
        {u"insert.search"_s, Actions::tr("Search the &palette"), menu, u"search"_s,
            {u"Ctrl+F"_s, u"Ctrl+K"_s}},
    };
}

QList<ActionSpec> arrangeActions()
{
    const auto menu = MenuId::Arrange;
    const auto canvas = Scope::Canvas;
    return {
        {u"arrange.auto"_s, Actions::tr("Auto-&arrange"), menu, u"arrange"_s, {u"Ctrl+Shift+R"_s}},
        {u"arrange.snap"_s, Actions::tr("&Snap to grid"), menu, {}, {u"Ctrl+Shift+G"_s},
            Scope::Window, true},
        {u"arrange.left"_s, Actions::tr("Align &left"), menu, {}, {u"Alt+A"_s}, canvas, false,
            true},
        {u"arrange.right"_s, Actions::tr("Align &right"), menu, {}, {u"Alt+D"_s}, canvas},
        {u"arrange.top"_s, Actions::tr("Align &top"), menu, {}, {u"Alt+W"_s}, canvas},
        {u"arrange.bottom"_s, Actions::tr("Align &bottom"), menu, {}, {u"Alt+S"_s}, canvas},
        {u"arrange.distribute-h"_s, Actions::tr("Distribute &horizontally"), menu, {},
            {u"Alt+Shift+H"_s}, canvas},
        {u"arrange.distribute-v"_s, Actions::tr("Distribute &vertically"), menu, {},
            {u"Alt+Shift+V"_s}, canvas},
        {u"arrange.front"_s, Actions::tr("Bring to &front"), menu, {}, {u"]"_s, u"Ctrl+Shift+]"_s},
            canvas, false, true},
        {u"arrange.back"_s, Actions::tr("Send to bac&k"), menu, {}, {u"["_s, u"Ctrl+Shift+["_s},
            canvas},
        {u"arrange.nudge-left"_s, Actions::tr("Nudge left"), menu, {}, {u"Left"_s}, canvas, false,
            true},
        {u"arrange.nudge-right"_s, Actions::tr("Nudge right"), menu, {}, {u"Right"_s}, canvas},
        {u"arrange.nudge-up"_s, Actions::tr("Nudge up"), menu, {}, {u"Up"_s}, canvas},
        {u"arrange.nudge-down"_s, Actions::tr("Nudge down"), menu, {}, {u"Down"_s}, canvas},
        {u"arrange.push-left"_s, Actions::tr("Push left"), menu, {}, {u"Shift+Left"_s}, canvas},
        {u"arrange.push-right"_s, Actions::tr("Push right"), menu, {}, {u"Shift+Right"_s}, canvas},
        {u"arrange.push-up"_s, Actions::tr("Push up"), menu, {}, {u"Shift+Up"_s}, canvas},
        {u"arrange.push-down"_s, Actions::tr("Push down"), menu, {}, {u"Shift+Down"_s}, canvas},
    };
}

QList<ActionSpec> analyseActions()
{
    const auto menu = MenuId::Analyse;
    return {
        {u"analyse.what-if"_s, Actions::tr("&What if\u2026"), menu, u"what-if"_s,
            {u"Ctrl+Shift+W"_s}, Scope::Window, true},
        {u"analyse.check"_s, Actions::tr("&Check design"), menu, u"checklist"_s, {u"F7"_s},
            Scope::Window, true, true},
        {u"analyse.fix-all"_s, Actions::tr("&Fix all that can be fixed"), menu, {},
            {u"Shift+F7"_s}},
        {u"analyse.size"_s, Actions::tr("&Size the replicas\u2026"), menu, u"size"_s,
            {u"Ctrl+Shift+B"_s}, Scope::Window, false, true},
        {u"analyse.simulate"_s, Actions::tr("Si&mulate"), menu, {}, {u"F9"_s}, Scope::Window, false,
            true},
        {u"analyse.simulate-idle"_s, Actions::tr("Simulate when &idle"), menu, {}, {},
            Scope::Window, true},
    };
}

QList<ActionSpec> helpActions()
{
    const auto menu = MenuId::Help;
    return {
        {u"help.shortcuts"_s, Actions::tr("&Keyboard shortcuts"), menu, u"help"_s,
            {u"F1"_s, u"?"_s}},
        {u"help.manual"_s, Actions::tr("&Help"), menu, u"info"_s, {u"Shift+F1"_s}},
        {u"help.about"_s, Actions::tr("&About Inferboard"), menu, {}, {}, Scope::Window, false,
            true},
    };
}

} // namespace

QList<ActionSpec> actionSpecs()
{
    return fileActions() + editActions() + viewActions() + insertActions() + arrangeActions()
        + analyseActions() + helpActions();
}

QString menuTitle(MenuId menu)
{
    switch (menu) {
    case MenuId::File:
        return Actions::tr("&File");
    case MenuId::Edit:
        return Actions::tr("&Edit");
    case MenuId::View:
        return Actions::tr("&View");
    case MenuId::Insert:
        return Actions::tr("&Insert");
    case MenuId::Arrange:
        return Actions::tr("A&rrange");
    case MenuId::Analyse:
        return Actions::tr("A&nalyse");
    case MenuId::Help:
        break;
    }
    return Actions::tr("&Help");
}

Actions::Actions(QObject *parent) : QObject(parent), m_specs(actionSpecs())
{
    for (const auto &spec : std::as_const(m_specs)) {
        auto *action = new QAction(spec.text, this);
        action->setObjectName(spec.id);
        action->setCheckable(spec.isCheckable);
        QList<QKeySequence> keys;
        for (const auto &shortcut : spec.shortcuts) {
            keys.append(QKeySequence::fromString(shortcut, QKeySequence::PortableText));
        }
        action->setShortcuts(keys);
        action->setShortcutContext(
            spec.scope == Scope::Canvas ? Qt::WidgetShortcut : Qt::WindowShortcut);
        m_actions.insert(spec.id, action);
    }
}

QAction *Actions::action(const QString &id) const
{
    auto *action = m_actions.value(id);
    // assert only: ids are literals of this program, and the window asks for each when it starts
    Q_ASSERT_X(action, "Actions::action", qPrintable(id));
    return action;
}

QList<QAction *> Actions::inScope(Scope scope) const
{
    QList<QAction *> actions;
    for (const auto &spec : m_specs) {
        if (spec.scope == scope) {
            actions.append(m_actions.value(spec.id));
        }
    }
    return actions;
}

void Actions::bind(const QString &id, const std::function<void()> &function)
{
    Q_ASSERT_X(!m_bound.contains(id), "Actions::bind", qPrintable(id));
    if (m_bound.contains(id)) {
        return; // one action does one thing
    }
    m_bound.insert(id);
    connect(action(id), &QAction::triggered, this, [this, id, function] {
        if (mayRun(id)) {
            function();
        }
    });
}

void Actions::bindToggle(const QString &id, const std::function<void(bool)> &function)
{
    Q_ASSERT_X(!m_bound.contains(id), "Actions::bindToggle", qPrintable(id));
    if (m_bound.contains(id)) {
        return; // one action does one thing
    }
    m_bound.insert(id);
    connect(action(id), &QAction::toggled, this, function);
    // Not with toggled(): the program itself checks and unchecks, too.
    connect(action(id), &QAction::triggered, this, [this, id] { mayRun(id); });
}

const ActionSpec &Actions::spec(const QString &id) const
{
    return *std::find_if(
        m_specs.begin(), m_specs.end(), [&](const ActionSpec &spec) { return spec.id == id; });
}

bool Actions::mayRun(const QString &id) const
{
    return !m_before || m_before(spec(id));
}

QStringList Actions::unbound() const
{
    QStringList ids;
    for (const auto &spec : m_specs) {
        if (!m_bound.contains(spec.id)) {
            ids.append(spec.id);
        }
    }
    return ids;
}

void Actions::setIconColours(const Theme &theme)
{
    for (const auto &spec : std::as_const(m_specs)) {
        if (!spec.icon.isEmpty()) {
            m_actions.value(spec.id)->setIcon(icons::action(spec.icon, theme.text, theme.faint));
        }
    }
}
