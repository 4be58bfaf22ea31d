// SPDX-License-Identifier: MIT
#pragma once

#include "app/look/appearance.h"
#include "app/wording/estimate_text.h"

#include <QWidget>

class QLabel;
class QToolButton;

/// How a number came about, to be read and copied; it follows the estimate until it is closed.
class WorkingView : public QWidget {
    Q_OBJECT

public:
    explicit WorkingView(const Appearance &appearance, QWidget *parent = nullptr);

    void open(const WorkingOf &working, const core::Estimate &estimate);
    /// Shows a text that follows nothing.
    void openText(const QString &title, const QString &text);
    /// Shows the same number of a later estimate.
    void follow(const core::Estimate &estimate);
    void close();
    QString text() const;

private:
    QToolButton *button(const QString &name);
    void fillIcons();
    void copy();

    const Appearance &m_appearance;
    WorkingOf m_working;
    QLabel *m_title;
    QLabel *m_text;
    QToolButton *m_copy;
    QToolButton *m_close;
};
