// SPDX-License-Identifier: MIT
#include "app/panels/inspector/connection_kind_switch.h"

#include "app/look/plain_text.h"
#include "app/widgets/labels_and_buttons.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kinds {core::ConnectionKind::Request, core::ConnectionKind::Stream,
    core::ConnectionKind::Batch, core::ConnectionKind::Deploy};

} // namespace

std::optional<core::ConnectionKind> commonKind(const QList<core::Connection> &connections)
{
    if (connections.isEmpty()) {
        return std::nullopt;
    }
    const auto kind = connections.first().kind;
    const bool isCommon = std::all_of(connections.begin(), connections.end(),
        [&](const core::Connection &connection) { return connection.kind == kind; });
    return isCommon ? std::optional(kind) : std::nullopt;
}

ConnectionKindSwitch::ConnectionKindSwitch(const core::Catalog &catalog, QWidget *parent)
    : QFrame(parent), m_buttons(new QButtonGroup(this))
{
    setProperty("role", u"card"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2, 2, 2, 2);
    row->setSpacing(2);
    for (const auto kind : kinds) {
        const auto &type = catalog.connectionType(kind);
        auto *button = new QToolButton(this);
        button->setObjectName(u"kind:"_s + QString::number(static_cast<int>(kind)));
        button->setText(plain_text::caption(type.name));
        button->setToolTip(plain_text::toolTip(type.purpose));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        m_buttons->addButton(button, static_cast<int>(kind));
        row->addWidget(button);
    }
    connect(m_buttons, &QButtonGroup::idClicked, this,
        [this](int id) { Q_EMIT chosen(static_cast<core::ConnectionKind>(id)); });
}

void ConnectionKindSwitch::setKind(std::optional<core::ConnectionKind> kind)
{
    m_buttons->setExclusive(kind.has_value());
    for (auto *button : m_buttons->buttons()) {
        button->setChecked(kind && m_buttons->id(button) == static_cast<int>(*kind));
    }
}
