// SPDX-License-Identifier: MIT
#pragma once

#include "app/theme.h"

#include <QAbstractButton>

/// The line above the findings of a stage: its number and name, how far it is, and a press to
/// fold them away.
class StageHeader : public QAbstractButton {
    Q_OBJECT

public:
    explicit StageHeader(const Appearance &appearance, QWidget *parent = nullptr);

    /// What the line says. Without a total there is no progress to show.
    struct Content {
        QString number;
        QString name;
        int done = 0;
        int total = 0;
        int findings = 0;
        int unwritten = 0; ///< fields of the brief
        bool operator==(const Content &) const = default;

        bool isFoldable() const { return findings + unwritten > 0; }
        bool isDone() const { return total > 0 && done >= total && findings == 0; }
    };
    void display(const Content &content);
    /// "5 of 12", or empty without a total.
    QString progressText() const;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    /// Paints the progress at the right end and gives what is left of the line.
    QRect paintProgress(QPainter &painter, const QRect &line) const;

    const Appearance &m_appearance;
    Content m_content;
};
