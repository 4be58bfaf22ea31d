// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractButton>

class Appearance;
class QVBoxLayout;

/// The head of a step: its number, its name and how far it is. A press opens or closes the step.
class StepHead : public QAbstractButton {
    Q_OBJECT

public:
    StepHead(int number, const QString &name, Appearance &appearance, QWidget *parent = nullptr);

    /// What stands at the end: "6 min · 3 of 8".
    void setTally(const QString &tally);
    /// Shows the number as done.
    void setDone(bool isDone);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void paintNumber(QPainter &painter, const QRectF &circle) const;

    const int m_number;
    Appearance &m_appearance;
    QString m_tally;
    bool m_isDone = false;
};

/// A step that opens and closes, with parts one below the other.
class StepSection : public QWidget {
    Q_OBJECT

public:
    StepSection(int number, const QString &name, Appearance &appearance, QWidget *parent = nullptr);

    StepHead &head() const { return *m_head; }
    QVBoxLayout &body() const { return *m_column; }
    void open();

private:
    StepHead *m_head;
    QVBoxLayout *m_column;
};
