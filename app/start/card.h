// SPDX-License-Identifier: MIT
#pragma once

#include "app/look/appearance.h"

#include <QAbstractButton>
#include <QImage>

/// What a card says about the board that it starts.
struct CardText {
    QString title;
    QString purpose; ///< one sentence
    QString size; ///< how much there is
};

/// A button that shows the board it starts: a picture, a title and what the board is for.
class Card : public QAbstractButton {
    Q_OBJECT

public:
    static constexpr int leastWidth = 200;
    static constexpr int fixedHeight = 228;

    Card(CardText text, const Appearance &appearance, QWidget *parent = nullptr);

    /// The picture in device pixels, for a place of this size.
    void setPicture(const QImage &picture);
    bool hasPicture() const { return !m_picture.isNull(); }

    QSize pictureSize() const;

    QSize sizeHint() const override { return {leastWidth, fixedHeight}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void paintBox(QPainter &painter) const;
    void paintPicture(QPainter &painter) const;
    void paintTexts(QPainter &painter) const;

    CardText m_text;
    const Appearance &m_appearance;
    QImage m_picture;
};
