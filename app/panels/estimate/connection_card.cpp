// SPDX-License-Identifier: MIT
#include "app/panels/estimate/connection_card.h"

#include "app/look/plain_text.h"
#include "app/widgets/number_button.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

ConnectionCard::ConnectionCard(const Appearance &appearance, QWidget *parent)
    : QFrame(parent), m_appearance(appearance), m_name(plain_text::label()),
      m_rate(number(tr("rate"), &core::ConnectionEstimate::rate)),
      m_bandwidth(number(tr("bandwidth"), &core::ConnectionEstimate::bandwidth))
{
    setProperty("role", u"card"_s);
    m_name->setProperty("role", u"heading"_s);
    m_name->setWordWrap(true);
    auto *numbers = new QHBoxLayout;
    numbers->setSpacing(12);
    numbers->addWidget(m_rate);
    numbers->addWidget(m_bandwidth);
    numbers->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 10);
    column->setSpacing(4);
    column->addWidget(m_name);
    column->addLayout(numbers);
    hide();
}

NumberButton *ConnectionCard::number(const QString &title, Member member)
{
    auto *button = new NumberButton(m_appearance, TypeSize::Normal, this);
    connect(button, &QAbstractButton::clicked, this,
        [this, title, member] { requestWorking(title, member); });
    return button;
}

void ConnectionCard::requestWorking(const QString &title, Member member)
{
    const auto pick = [id = m_id, member](const core::Estimate &estimate) {
        const auto *connection = estimate.connection(id);
        return connection != nullptr ? &(connection->*member) : nullptr;
    };
    Q_EMIT workingRequested({tr("%1: %2").arg(m_name->text(), title), pick});
}

void ConnectionCard::display(const core::ConnectionEstimate &connection, const QString &name)
{
    m_id = connection.id;
    m_name->setText(name);
    m_rate->display(core::formatQuantity(connection.rate), connection.rate);
    m_bandwidth->display(core::formatQuantity(connection.bandwidth), connection.bandwidth);
}
