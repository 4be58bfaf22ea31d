// SPDX-License-Identifier: MIT
#pragma once

#include "core/checks/rules/checklist.h"

#include <QWidget>

#include <optional>

class Appearance;
class ChoiceBox;
class AutoHeightTextEdit;
class ListField;

/// What a person answers; an empty answer takes the answer away.
struct BriefChange {
    core::BriefAnswer answer;
};

/// One question of the brief: its name and the editor that its kind needs.
class BriefFieldEditor : public QWidget {
    Q_OBJECT

public:
    BriefFieldEditor(
        const core::BriefField &field, Appearance &appearance, QWidget *parent = nullptr);

    const core::BriefField &field() const { return m_field; }
    /// What takes the keyboard.
    QWidget *input() const;
    void setAnswer(const std::optional<core::BriefAnswer> &answer);

Q_SIGNALS:
    void edited(const BriefChange &change);

private:
    void makeText();
    void makeList(Appearance &appearance);
    void makeChoice(Appearance &appearance);

    const core::BriefField m_field;
    AutoHeightTextEdit *m_text = nullptr;
    ListField *m_list = nullptr;
    ChoiceBox *m_choice = nullptr;
};
