// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;

/// Asks why a finding does not matter, and where: at its place or in the whole design.
class DismissForm : public QWidget {
    Q_OBJECT

public:
    /// A finding about the whole design has no place of its own to choose.
    explicit DismissForm(bool hasPlace, QWidget *parent = nullptr);

    /// Puts its parts behind the widget in the order of Tab.
    void followInTabOrder(QWidget *before);

Q_SIGNALS:
    void confirmed(const QString &reason, bool isEverywhere);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void confirm();

    QList<QWidget *> m_stops; ///< in the order of Tab
    QLineEdit *m_reason;
    QPushButton *m_everywhere;
    QPushButton *m_confirm;
};
