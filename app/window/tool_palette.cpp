// SPDX-License-Identifier: MIT
#include "app/window/tool_palette.h"

#include <QHBoxLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace {

constexpr int iconSize = 20;
constexpr int topGap = 12;

} // namespace

ToolPalette::ToolPalette(Actions &actions, QWidget *parent) : QFrame(parent)
{
    setObjectName(u"toolPalette"_s);
    setProperty("role", u"card"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(5, 5, 5, 5);
    layout->setSpacing(3);
    for (const auto &id : {u"tool.select"_s, u"tool.pan"_s, u"tool.connect"_s,
             u"insert.component"_s, u"insert.text"_s, u"insert.sticky"_s}) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(actions.action(id));
        button->setIconSize({iconSize, iconSize});
        button->setFocusPolicy(Qt::NoFocus);
        layout->addWidget(button);
    }
}

void ToolPalette::place()
{
    adjustSize();
    move((parentWidget()->width() - width()) / 2, topGap);
}
