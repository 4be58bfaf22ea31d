// SPDX-License-Identifier: MIT
#include "app/panels/inspector/setting_editor.h"

#include "app/look/appearance.h"
#include "app/look/plain_text.h"
#include "app/widgets/choice_box.h"
#include "app/widgets/flag_box.h"
#include "app/widgets/labels_and_buttons.h"
#include "app/widgets/number_field.h"
#include "app/wording/number_text.h"

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace {

constexpr int nameWidth = 118;
constexpr int editorGap = 4;

bool isNumeric(const core::SettingSpec &spec)
{
    return spec.kind == core::SettingKind::Number || spec.kind == core::SettingKind::Integer;
}

/// The text of a line: a number goes without its unit, which stands at the end of the field.
QString lineText(const core::SettingSpec &spec, const std::optional<core::Setting> &value)
{
    if (!value) {
        return {};
    }
    const auto *number = std::get_if<double>(&*value);
    return number ? numberText(*number) : settingText(spec, *value);
}

} // namespace

SettingEditor::SettingEditor(const core::SettingSpec &spec, Appearance &appearance, QWidget *parent)
    : QWidget(parent), m_spec(spec)
{
    setObjectName(u"setting:"_s + spec.id);
    build(appearance);
    setState({});
}

void SettingEditor::build(Appearance &appearance)
{
    auto *name = labels_and_buttons::label(plain_text::caption(m_spec.name), "muted", this);
    name->setFixedWidth(nameWidth);
    name->setToolTip(plain_text::toolTip(explanation()));
    auto *field = makeField(appearance);
    field->setObjectName(u"field:"_s + m_spec.id);
    field->setToolTip(plain_text::toolTip(explanation()));
    field->setAccessibleName(m_spec.name);
    field->setAccessibleDescription(explanation());
    name->setBuddy(field);
    m_reset = labels_and_buttons::iconButton(u"reset"_s, tr("Reset to default"), appearance, this);
    auto place = m_reset->sizePolicy();
    place.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(place);
    connect(m_reset, &QToolButton::clicked, this, [this, field] {
        field->setFocus();
        Q_EMIT edited({});
    });
    m_error = labels_and_buttons::smallLabel({}, "error", this);
    m_error->hide();

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(editorGap);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(2, 1);
    grid->addWidget(name, 0, 0, Qt::AlignVCenter);
    grid->addWidget(m_reset, 0, 1, Qt::AlignVCenter);
    grid->addWidget(field, 0, 2, Qt::AlignVCenter);
    grid->addWidget(m_error, 1, 2);
}

QWidget *SettingEditor::makeField(Appearance &appearance)
{
    switch (m_spec.kind) {
    case core::SettingKind::Choice:
        return m_choice = makeChoice(appearance);
    case core::SettingKind::Flag:
        return m_flag = makeFlag(appearance);
    case core::SettingKind::Number:
    case core::SettingKind::Integer:
    case core::SettingKind::Text:
        break;
    }
    return m_line = makeLine();
}

LineField *SettingEditor::makeLine()
{
    auto *line = isNumeric(m_spec) ? new NumberField(m_spec, this) : new LineField(this);
    connect(line, &LineField::entered, this, &SettingEditor::enter);
    connect(line, &LineField::restored, this, [this] { refuse(m_wrong); });
    return line;
}

ChoiceBox *SettingEditor::makeChoice(Appearance &appearance)
{
    auto *combo = new ChoiceBox(appearance, this);
    if (!m_spec.defaultValue) {
        combo->addItem(tr("not set"));
    }
    for (const auto &choice : m_spec.choices) {
        combo->addItem(choice, choice);
    }
    connect(combo, &QComboBox::activated, this, [this, combo](int index) {
        const auto choice = combo->itemData(index);
        Q_EMIT edited(choice.isValid() ? SettingChange {choice.toString()} : SettingChange {});
    });
    return combo;
}

FlagBox *SettingEditor::makeFlag(Appearance &appearance)
{
    auto *check = new FlagBox(appearance, this);
    connect(check, &QCheckBox::clicked, this, [this, check] {
        check->setTristate(false);
        Q_EMIT edited({check->isChecked()});
    });
    return check;
}

void SettingEditor::setState(const SettingState &state)
{
    m_reset->setVisible(state.isOwn && m_spec.defaultValue);
    if (m_line) {
        showLine(state);
    } else if (m_choice) {
        showChoice(state);
    } else {
        showFlag(state);
    }
}

void SettingEditor::showLine(const SettingState &state)
{
    const auto wrong = state.value ? core::refusal(m_spec, *state.value) : std::nullopt;
    m_wrong = wrong ? wrong->message : QString();
    m_line->setPlaceholderText(state.isMixed ? tr("mixed") : tr("not set"));
    m_line->setShown(lineText(m_spec, state.value));
    labels_and_buttons::setStyleProperty(m_line, "default", !state.isOwn);
    if (wrong) {
        refuse(m_wrong);
    }
}

void SettingEditor::dropRefused()
{
    if (m_line && m_line->isRefused()) {
        m_line->restore();
    }
}

void SettingEditor::showChoice(const SettingState &state)
{
    const auto *choice = state.value ? std::get_if<QString>(&*state.value) : nullptr;
    const int none = m_spec.defaultValue ? -1 : 0;
    const bool isUnset = !state.value && !state.isMixed;
    m_choice->setCurrentIndex(isUnset ? none : m_choice->findData(choice ? *choice : QString()));
    // A value that this version does not offer is still shown.
    m_choice->setPlaceholderText(state.isMixed ? tr("mixed") : lineText(m_spec, state.value));
    labels_and_buttons::setStyleProperty(m_choice, "default", !state.isOwn);
}

void SettingEditor::showFlag(const SettingState &state)
{
    const auto *flag = state.value ? std::get_if<bool>(&*state.value) : nullptr;
    m_flag->setTristate(!flag);
    const auto known = flag && *flag ? Qt::Checked : Qt::Unchecked;
    m_flag->setCheckState(flag ? known : Qt::PartiallyChecked);
    const auto unknown = state.isMixed ? tr("mixed") : tr("not set");
    m_flag->setText(flag ? settingText(m_spec, *flag) : unknown);
    labels_and_buttons::setStyleProperty(m_flag, "default", !state.isOwn);
}

QString SettingEditor::explanation() const
{
    if (!m_spec.defaultValue) {
        return m_spec.help;
    }
    const auto value = settingText(m_spec, *m_spec.defaultValue);
    const auto source = m_spec.source.isEmpty() ? tr("Default %1").arg(value)
                                                : tr("Default %1 (%2)").arg(value, m_spec.source);
    return m_spec.help + u'\n' + source;
}

void SettingEditor::enter(const QString &text)
{
    if (text.trimmed().isEmpty()) {
        Q_EMIT edited({});
        m_line->restore();
        return;
    }
    const auto value = parse(text);
    if (!value) {
        refuse(value.error().message);
        return;
    }
    Q_EMIT edited({*value});
    // The design may hold what was typed in other words: 5k is shown as 5,000.
    m_line->restore();
}

core::Result<core::Setting> SettingEditor::parse(const QString &text) const
{
    if (!isNumeric(m_spec)) {
        return core::Setting(text.trimmed());
    }
    const auto number = parseNumber(text, m_spec.unit);
    if (!number) {
        return number.error();
    }
    if (auto wrong = core::refusal(m_spec, *number)) {
        return *wrong;
    }
    return core::Setting(*number);
}

void SettingEditor::refuse(const QString &reason)
{
    m_error->setText(reason);
    m_error->setVisible(!reason.isEmpty());
    m_line->setRefused(!reason.isEmpty());
    labels_and_buttons::setStyleProperty(m_line, "invalid", !reason.isEmpty());
}
