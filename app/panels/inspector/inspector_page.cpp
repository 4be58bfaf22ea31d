// SPDX-License-Identifier: MIT
#include "app/panels/inspector/inspector_page.h"

#include "app/panels/inspector/setting_editor.h"
#include "app/panels/inspector/setting_section.h"
#include "app/widgets/labels_and_buttons.h"
#include "app/widgets/line_field.h"
#include "app/wording/number_text.h"
#include "core/model/edits.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr int pageMargin = 16;
constexpr int pieceGap = 8;

} // namespace

InspectorPage::InspectorPage(Workspace &workspace)
    : m_workspace(workspace), m_ids(workspace.selection.ids()), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(pageMargin, pageMargin, pageMargin, pageMargin);
    m_column->setSpacing(pieceGap);
    m_column->addStretch();
    refresh();
}

void InspectorPage::refresh()
{
    m_elements = inspect(m_workspace.library.catalog, design(), m_ids);
    for (const auto &follower : m_followers) {
        follower();
    }
}

void InspectorPage::follow(const std::function<void()> &refresh)
{
    refresh();
    m_followers.append(refresh);
}

void InspectorPage::add(QWidget *piece)
{
    m_column->insertWidget(m_column->count() - 1, piece);
}

void InspectorPage::addSpace(int height)
{
    m_column->insertSpacing(m_column->count() - 1, height);
}

void InspectorPage::addTitle(const QString &text)
{
    auto *title = labels_and_buttons::label(text, "heading", this);
    title->setFont(::font(TypeSize::Large, QFont::DemiBold));
    add(title);
}

void InspectorPage::addHeading(const QString &text)
{
    addSpace(pieceGap);
    add(labels_and_buttons::label(text, "section", this));
}

void InspectorPage::addSettings()
{
    const auto specs = commonSettings();
    if (specs.isEmpty()) {
        return;
    }
    addHeading(tr("Settings"));
    QStringList groups;
    for (const auto &spec : specs) {
        if (spec.group.isEmpty()) {
            add(makeSetting(spec));
        } else if (!groups.contains(spec.group)) {
            groups.append(spec.group);
        }
    }
    for (const auto &group : groups) {
        auto grouped = specs;
        grouped.removeIf([&](const core::SettingSpec &spec) { return spec.group != group; });
        addSection(group, grouped);
    }
}

SettingEditor *InspectorPage::makeSetting(const core::SettingSpec &spec)
{
    auto *editor = new SettingEditor(spec, m_workspace.appearance, this);
    follow([this, editor] { editor->setState(state(m_elements, editor->spec().id)); });
    connect(editor, &SettingEditor::edited, this, [this, editor](const SettingChange &change) {
        commitSetting(editor->spec(), change.value);
    });
    connect(&m_workspace.document, &Document::settled, editor, &SettingEditor::dropRefused);
    return editor;
}

void InspectorPage::addSection(const QString &group, const QList<core::SettingSpec> &specs)
{
    auto *section = new SettingSection(group, m_workspace.appearance, this);
    const auto changed = [this, specs] {
        return static_cast<int>(std::count_if(specs.begin(), specs.end(),
            [this](const core::SettingSpec &spec) { return state(m_elements, spec.id).isOwn; }));
    };
    connect(section, &SettingSection::needed, this, [this, section, specs] {
        for (const auto &spec : specs) {
            section->add(makeSetting(spec));
        }
    });
    follow([section, changed] { section->head().setChanged(changed()); });
    add(section);
    if (changed() > 0) {
        section->open();
    }
}

void InspectorPage::commitSetting(
    const core::SettingSpec &spec, const std::optional<core::Setting> &value)
{
    m_workspace.document.commit(tr("Set %1").arg(spec.name),
        withSetting(design(), m_elements, spec.id, value), mergeKey(u"setting:"_s + spec.id));
    // A check box or list that changed nothing must show what the design holds.
    refresh();
}

void InspectorPage::addUndeclared()
{
    const auto ids = m_elements.isEmpty() ? QStringList() : undeclared(m_elements.first());
    if (ids.isEmpty()) {
        return;
    }
    addHeading(tr("Other settings, kept as they are"));
    for (const auto &id : ids) {
        const auto value = settingText({}, m_elements.first().own.value(id));
        auto *line = labels_and_buttons::label(id + u": "_s + value, "muted", this);
        line->setTextInteractionFlags(Qt::TextSelectableByMouse);
        add(line);
    }
}

void InspectorPage::addDeleteButton(const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(u"deleteElements"_s);
    connect(button, &QPushButton::clicked, this,
        [this, text] { m_workspace.document.commit(text, core::edits::remove(design(), m_ids)); });
    addSpace(pieceGap);
    add(button);
}

LineField *InspectorPage::makeLine(
    const std::function<QString()> &text, const std::function<void(const QString &)> &edit)
{
    auto *line = new LineField(this);
    line->setObjectName(u"inspectorName"_s);
    connect(line, &LineField::entered, this, [line, edit](const QString &entered) {
        edit(entered.trimmed());
        line->restore();
    });
    follow([line, text] { line->setShown(text()); });
    return line;
}

LineField *InspectorPage::makeName(const core::ElementId &id, const std::function<QString()> &text)
{
    return makeLine(text, [this, id](const QString &name) {
        m_workspace.document.commit(
            tr("Rename"), core::edits::rename(design(), id, name), mergeKey(u"name"_s));
    });
}

QString InspectorPage::mergeKey(const QString &what) const
{
    auto ids = m_ids.values();
    ids.sort();
    return what + u':' + ids.join(u',');
}
