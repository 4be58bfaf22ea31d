// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/inspector/common_settings.h"

#include <QWidget>

class Appearance;
class ChoiceBox;
class FlagBox;
class LineField;
class QLabel;
class QToolButton;

/// What a person wants a setting to be.
struct SettingChange {
    std::optional<core::Setting> value; ///< nothing takes the own value away
};

/// One setting: its name, the editor that its kind needs, and the way back to the default.
/// What is not allowed is refused with the reason and goes nowhere.
class SettingEditor : public QWidget {
    Q_OBJECT

public:
    SettingEditor(const core::SettingSpec &spec, Appearance &appearance, QWidget *parent = nullptr);

    const core::SettingSpec &spec() const { return m_spec; }
    void setState(const SettingState &state);
    /// What the setting is, its default and where the default comes from, in two lines.
    QString explanation() const;
    /// Shows the value again where a text stands that was refused: the design went on.
    void dropRefused();

Q_SIGNALS:
    /// A person chose an allowed value, or took the value away.
    void edited(const SettingChange &change);

private:
    void build(Appearance &appearance);
    QWidget *makeField(Appearance &appearance);
    LineField *makeLine();
    ChoiceBox *makeChoice(Appearance &appearance);
    FlagBox *makeFlag(Appearance &appearance);
    void showLine(const SettingState &state);
    void showChoice(const SettingState &state);
    void showFlag(const SettingState &state);
    void enter(const QString &text);
    void refuse(const QString &reason);
    core::Result<core::Setting> parse(const QString &text) const;

    const core::SettingSpec m_spec;
    LineField *m_line = nullptr;
    ChoiceBox *m_choice = nullptr;
    FlagBox *m_flag = nullptr;
    QToolButton *m_reset = nullptr;
    QLabel *m_error = nullptr;
    QString m_wrong; ///< with the value in the design, which may come from a file
};
