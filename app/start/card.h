// SPDX-License-Identifier: MIT
#pragma once

#include "app/theme.h"

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
    /// How large a card is, and the part of it that the picture fills.
    static constexpr QSize fixedSize {236, 224};
    static constexpr QSize pictureSize {212, 108};

    Card(CardText text, const Appearance &appearance, QWidget *parent = nullptr);

    /// The picture in device pixels; a card without one shows an empty board.
    void setPicture(const QImage &picture);
    bool hasPicture() const { return !m_picture.isNull(); }

    QSize sizeHint() const override { return fixedSize; }

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
