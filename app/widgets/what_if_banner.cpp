// SPDX-License-Identifier: MIT
#include "app/widgets/what_if_banner.h"

#include "app/document/analyst.h"

using namespace Qt::StringLiterals;

WhatIfBanner::WhatIfBanner(const Analyst &analyst, QWidget *parent)
    : QLabel(parent), m_analyst(analyst)
{
    setObjectName(u"supposedMark"_s);
    setProperty("role", u"supposed"_s);
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    connect(&analyst, &Analyst::updated, this, &WhatIfBanner::refresh);
    refresh();
}

void WhatIfBanner::refresh()
{
    const auto lines =
        QStringList {tr("What if: %1").arg(m_analyst.supposed().text)} + m_analyst.supposed().notes;
    setText(lines.join(u'\n'));
    setVisible(m_analyst.isSupposing());
}
