// SPDX-License-Identifier: MIT
#pragma once

#include "app/widgets/line_field.h"
#include "core/catalog/component_type.h"

class QLabel;

/// A line for a number with its unit at the end; Up and Down step it.
class NumberField : public LineField {
    Q_OBJECT

public:
    explicit NumberField(const core::SettingSpec &spec, QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void step(int direction);

    const core::SettingSpec m_spec;
    QLabel *m_unit;
};
