// SPDX-License-Identifier: MIT
#pragma once

#include "app/look/appearance.h"
#include "core/checks/rules/finding.h"

#include <QAbstractButton>

class QCheckBox;

/// The line above the findings of a stage: its number and name, how many there are and how far it
/// is, a box to tick when it is done, and a press to fold them away.
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
        std::optional<core::Severity> worst = {}; ///< of the findings
        int stillToDo = 0; ///< open items and unwritten fields of the brief
        bool isMarkable = false; ///< whether it is a step that can be marked done
        bool isMarked = false;
        std::optional<double> score = {}; ///< of a scored framework
        double bestScore = 0;
        bool operator==(const Content &) const = default;

        bool isFoldable() const { return findings + stillToDo > 0; }
        bool isDone() const { return total > 0 && done >= total && findings == 0; }
    };
    void display(const Content &content);
    /// "5 of 12", or empty without a total.
    QString progressText() const;

    QSize sizeHint() const override;

Q_SIGNALS:
    /// The person ticked the step as done, or not done.
    void markRequested(bool isDone);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    /// Each paints at the right end and gives what is left of the line.
    QRect paintProgress(QPainter &painter, const QRect &line) const;
    QRect paintCount(QPainter &painter, const QRect &line) const;
    QRect paintWords(QPainter &painter, const QRect &line, const QString &words) const;

    const Appearance &m_appearance;
    Content m_content;
    QCheckBox *m_mark;
};
