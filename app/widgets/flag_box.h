// SPDX-License-Identifier: MIT
#pragma once

#include <QCheckBox>

class Appearance;

/// A check box in the colours of the theme.
class FlagBox : public QCheckBox {
    Q_OBJECT

public:
    explicit FlagBox(Appearance &appearance, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool hitButton(const QPoint &position) const override;

private:
    void paintBox(QPainter &painter, const QRectF &box) const;

    const Appearance &m_appearance;
};
