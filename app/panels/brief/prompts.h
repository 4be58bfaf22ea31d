// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class Appearance;

/// The questions of a step, folded away behind a word until they are wanted.
class Prompts : public QWidget {
    Q_OBJECT

public:
    Prompts(const QStringList &prompts, Appearance &appearance, QWidget *parent = nullptr);
};
