// SPDX-License-Identifier: MIT
#pragma once

#include <QComboBox>

class Appearance;

/// A list to choose from that leaves the wheel to the panel, unless it has the focus: scrolling
/// must not change what happens to lie under the pointer.
class ChoiceBox : public QComboBox {
    Q_OBJECT

public:
    explicit ChoiceBox(Appearance &appearance, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    const Appearance &m_appearance;
};
