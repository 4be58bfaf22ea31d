// SPDX-License-Identifier: MIT
#include "app/panels/simulation_card.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

/// "51.4 ± 0.6", no more digits than the interval allows.
QString measured(const core::Measured &number)
{
    if (!number.value) {
        return u"\u2014"_s;
    }
    return core::formatNumber(*number.value) + u" \u00b1\u00a0"_s
        + QString::number(number.halfWidth, 'g', 2);
}

} // namespace

SimulationCard::SimulationCard(const Appearance &appearance, Simulator &simulator, QWidget *parent)
    : QFrame(parent), m_appearance(appearance), m_simulator(simulator), m_state(new QLabel),
      m_button(new QPushButton), m_numbers(new QLabel), m_disagreements(new QLabel)
{
    setProperty("role", u"card"_s);
    m_state->setProperty("role", u"muted"_s);
    m_state->setObjectName(u"simulationState"_s);
    m_state->setWordWrap(true);
    m_button->setObjectName(u"simulate"_s);
    m_numbers->setObjectName(u"simulated"_s);
    m_numbers->setTextFormat(Qt::RichText);
    m_numbers->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_disagreements->setObjectName(u"disagreements"_s);
    m_disagreements->setWordWrap(true);
    for (auto *label : {m_state, m_numbers, m_disagreements}) {
        label->setFont(::font(TypeSize::Small));
    }
    auto *header = new QHBoxLayout;
    header->addWidget(m_state, 1);
    header->addWidget(m_button, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->addLayout(header);
    column->addWidget(m_numbers);
    column->addWidget(m_disagreements);
    connect(m_button, &QAbstractButton::clicked, this,
        [this] { m_simulator.isRunning() ? m_simulator.cancel() : m_simulator.start(); });
    connect(&m_simulator, &Simulator::updated, this, &SimulationCard::refresh);
    connect(&m_appearance, &Appearance::changed, this, &SimulationCard::refresh);
    refresh();
}

void SimulationCard::display(const core::Estimate &estimate)
{
    m_estimate = estimate;
    setVisible(!estimate.entries.isEmpty());
    refresh();
}

QString SimulationCard::rowText(const core::SimulatedEntry &entry) const
{
    const auto *estimate = m_estimate.entry(entry.id);
    const auto &muted = m_appearance.theme().muted;
    const auto row = [&](const QString &name, const core::Measured &seen,
                         const core::Quantity *formula) {
        const auto said =
            formula && formula->value ? core::formatNumber(*formula->value) : u"\u2014"_s;
        return u"<tr><td style=\"color:%1; padding-right:12px\">%2</td>"
               "<td style=\"padding-right:12px\">%3 ms</td>"
               "<td style=\"color:%1\">%4</td></tr>"_s.arg(
                   muted.name(), name, measured(seen), tr("formula %1").arg(said));
    };
    const auto *latency = estimate ? &estimate->latency : nullptr;
    QString text = m_estimate.entries.size() > 1 && estimate
        ? u"<b>%1</b>"_s.arg(estimate->name.toHtmlEscaped())
        : QString();
    text += u"<table>"_s + row(tr("mean"), entry.latency.mean, latency ? &latency->mean : nullptr)
        + row(tr("p50"), entry.latency.p50, latency ? &latency->p50 : nullptr)
        + row(tr("p95"), entry.latency.p95, latency ? &latency->p95 : nullptr)
        + row(tr("p99"), entry.latency.p99, latency ? &latency->p99 : nullptr) + u"</table>"_s;
    return text;
}

QString SimulationCard::numbersText() const
{
    const auto *simulated = m_simulator.simulated();
    if (simulated == nullptr) {
        return {};
    }
    QString text;
    for (const auto &entry : simulated->entries) {
        text += rowText(entry);
    }
    return text;
}

void SimulationCard::refresh()
{
    const auto *simulated = m_simulator.simulated();
    if (m_simulator.isRunning()) {
        m_state->setText(
            tr("Simulating \u2026 %1 %").arg(static_cast<int>(100 * m_simulator.progress())));
    } else if (simulated == nullptr) {
        m_state->setText(tr("Not simulated yet. It starts by itself when the board rests."));
    } else if (!simulated->isSteady) {
        m_state->setText(tr("Simulated: something is saturated, so queues grow and times only tell "
                            "for how long they have."));
    } else {
        m_state->setText(tr("Simulated %1 requests, with 95 % intervals")
                             .arg(QLocale::c().toString(simulated->raw.requests)));
    }
    m_button->setText(m_simulator.isRunning() ? tr("Cancel") : tr("Simulate"));
    m_numbers->setText(numbersText());
    m_numbers->setVisible(simulated != nullptr);
    QStringList disagreements;
    for (const auto &entry : simulated ? simulated->entries : QList<core::SimulatedEntry>()) {
        disagreements += entry.disagreements;
    }
    const bool differs = simulated != nullptr && simulated->isSteady && !disagreements.isEmpty();
    m_disagreements->setVisible(differs);
    m_disagreements->setText(
        tr("Both disagree; trust the simulation. ") + disagreements.join(u' '));
    m_disagreements->setStyleSheet(u"color: %1"_s.arg(m_appearance.theme().warning.name()));
}
