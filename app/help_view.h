// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

/// The manual: the pages of resources/help, written in Markdown.
class HelpView : public QDialog {
    Q_OBJECT

public:
    explicit HelpView(QWidget *parent);
};
