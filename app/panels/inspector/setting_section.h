// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractButton>

class Appearance;
class QVBoxLayout;

/// The head of a section of settings: a press or the arrow keys open and close it.
class SettingHead : public QAbstractButton {
    Q_OBJECT

public:
    SettingHead(const QString &name, Appearance &appearance, QWidget *parent = nullptr);

    /// How many of its settings are no longer as the type has them; shown at the end.
    void setChanged(int number);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    Appearance &m_appearance;
    QString m_tally;
};

/// Settings that few people need, behind their head. What is inside is made when it is first
/// opened, so that selecting a component stays quick.
class SettingSection : public QWidget {
    Q_OBJECT

public:
    SettingSection(const QString &name, Appearance &appearance, QWidget *parent = nullptr);

    SettingHead &head() const { return *m_head; }
    /// Adds a piece below the others; Tab reaches it after them.
    void add(QWidget *piece);
    void open();

Q_SIGNALS:
    /// It was opened for the first time: add the parts now.
    void needed();

private:
    void show(bool isOpen);

    SettingHead *m_head;
    QWidget *m_body;
    QVBoxLayout *m_column;
    QWidget *m_lastStop;
    bool m_isFilled = false;
};
