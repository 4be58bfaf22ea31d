// SPDX-License-Identifier: MIT
#pragma once

#include "app/look/appearance.h"
#include "app/wording/estimate_text.h"

#include <QAbstractButton>

/// A number of the estimate. Hovering shows its working, a press asks to show it for good.
class NumberButton : public QAbstractButton {
    Q_OBJECT

public:
    NumberButton(const Appearance &appearance, TypeSize size, QWidget *parent = nullptr);

    /// How much the number stands out.
    enum class Tone { Muted, Plain, Bad };
    void setTone(Tone tone);
    void display(const estimate_text::Parts &parts, const core::Quantity &quantity);
    void display(const QString &text, const core::Quantity &quantity);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QColor ink() const;

    const Appearance &m_appearance;
    estimate_text::Parts m_parts;
    Tone m_tone = Tone::Plain;
};
