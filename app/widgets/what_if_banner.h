// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

class Analyst;

/// "What if: traffic × 2": stands above numbers that are of no real design. Hidden otherwise.
class WhatIfBanner : public QLabel {
    Q_OBJECT

public:
    explicit WhatIfBanner(const Analyst &analyst, QWidget *parent = nullptr);

private:
    void refresh();

    const Analyst &m_analyst;
};
