// SPDX-License-Identifier: MIT
#include "app/panels/estimate/simulation_card.h"

#include "app/look/plain_text.h"
#include "app/widgets/labels_and_buttons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace {

/// "1,234.5", with the C locale's points and commas.
QString grouped(double number, int decimals)
{
    auto locale = QLocale::c();
    locale.setNumberOptions({});
    return locale.toString(number, 'f', decimals);
}

/// "51.4 ± 0.6", no more digits than the interval allows.
QString measured(const core::Measured &number)
{
    if (!number.value) {
        return u"\u2014"_s;
    }
    if (!std::isfinite(number.halfWidth) || number.halfWidth <= 0) {
        return core::formatNumber(*number.value);
    }
    const int digit = static_cast<int>(std::floor(std::log10(number.halfWidth)));
    const int decimals = std::clamp(-digit, 0, 6);
    return grouped(*number.value, decimals) + u"\u00a0\u00b1\u00a0"_s
        + grouped(number.halfWidth, decimals);
}

QString percent(double share)
{
    return core::availabilityText(std::clamp(share, 0.0, 1.0));
}

/// One line of the table: a name, what was seen, and what the formula says.
QString row(const Theme &theme, const QString &name, const QString &seen, const QString &formula)
{
    return u"<tr><td style=\"color:%1; padding-right:14px\">%2</td>"
           "<td align=\"right\" style=\"padding-right:14px\">%3</td>"
           "<td align=\"right\" style=\"color:%1\">%4</td></tr>"_s.arg(
               theme.muted.name(), name, seen, formula);
}

} // namespace

SimulationCard::SimulationCard(const Appearance &appearance, Simulator &simulator, QWidget *parent)
    : QFrame(parent), m_appearance(appearance), m_simulator(simulator),
      m_state(labels_and_buttons::smallLabel({}, "muted")), m_progress(new QProgressBar),
      m_button(new QPushButton), m_numbers(labels_and_buttons::smallLabel({}, "")),
      m_disagreements(labels_and_buttons::smallLabel({}, ""))
{
    setProperty("role", u"card"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 12);
    column->setSpacing(6);
    buildHeader(column);
    m_state->setObjectName(u"simulationState"_s);
    m_progress->setObjectName(u"simulationProgress"_s);
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 100);
    m_progress->setFixedHeight(6);
    m_numbers->setObjectName(u"simulated"_s);
    m_numbers->setTextFormat(Qt::RichText);
    m_numbers->setWordWrap(false);
    m_disagreements->setObjectName(u"disagreements"_s);
    for (auto *label : {m_numbers, m_disagreements}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_numbers->setToolTip(plain_text::toolTip(
        tr("Simulated milliseconds with the half-width of their 95 % interval, and the formula's "
           "number beside them.")));
    for (auto *widget :
        std::initializer_list<QWidget *> {m_state, m_progress, m_numbers, m_disagreements}) {
        column->addWidget(widget);
    }
    connect(&m_simulator, &Simulator::updated, this, &SimulationCard::refresh);
    connect(&m_appearance, &Appearance::changed, this, &SimulationCard::refresh);
    refresh();
}

void SimulationCard::buildHeader(QVBoxLayout *column)
{
    m_button->setObjectName(u"simulate"_s);
    m_button->setProperty("choice", true);
    m_button->setToolTip(plain_text::toolTip(
        tr("Plays millions of requests through the board, one by one, to see whether the formula "
           "is right (F9).")));
    auto *header = new QHBoxLayout;
    header->addWidget(labels_and_buttons::label(tr("Simulation"), "heading"), 1);
    header->addWidget(m_button, 0, Qt::AlignTop);
    column->addLayout(header);
    connect(m_button, &QAbstractButton::clicked, this,
        [this] { m_simulator.isRunning() ? m_simulator.cancel() : m_simulator.start(); });
}

void SimulationCard::display(
    const core::Estimate &estimate, const QHash<core::ElementId, QString> &names)
{
    m_estimate = estimate;
    m_names = names;
    const bool hasDemand = std::any_of(estimate.entries.begin(), estimate.entries.end(),
        [](const auto &entry) { return entry.peakRate.value.value_or(0) > 0; });
    setVisible(hasDemand);
    refresh();
}

QString SimulationCard::entryText(const core::SimulatedEntry &entry) const
{
    const auto &theme = m_appearance.theme();
    const auto *estimate = m_estimate.entry(entry.id);
    const auto formula = estimate ? estimate->latency : core::LatencyEstimate();
    const auto line = [&](const QString &name, const core::Measured &seen,
                          const core::Quantity &said) {
        const bool isSeen = seen.value.has_value();
        return row(theme, name, isSeen ? tr("%1 ms").arg(measured(seen)) : measured(seen),
            said.value ? tr("%1 ms").arg(core::formatNumber(*said.value)) : u"\u2014"_s);
    };
    QString text;
    if (m_estimate.entries.size() > 1 && estimate) {
        text += u"<tr><td colspan=\"3\" style=\"padding-top:4px\"><b>%1</b></td></tr>"_s.arg(
            estimate->name.toHtmlEscaped());
    }
    text += line(tr("mean"), entry.latency.mean, formula.mean)
        + line(tr("p50"), entry.latency.p50, formula.p50)
        + line(tr("p95"), entry.latency.p95, formula.p95)
        + line(tr("p99"), entry.latency.p99, formula.p99);
    const double said = estimate ? estimate->successRate.value.value_or(1) : 1;
    if (entry.successRate.value && (said < 1 || *entry.successRate.value < 1)) {
        text += row(theme, tr("succeed"), percent(*entry.successRate.value),
            estimate && estimate->successRate.value ? percent(said) : u"\u2014"_s);
    }
    return text;
}

QString SimulationCard::numbersText() const
{
    const auto *simulated = m_simulator.simulated();
    const auto isSeen = [](const core::SimulatedEntry &entry) {
        return entry.latency.mean.value.has_value();
    };
    if (simulated == nullptr
        || std::none_of(simulated->entries.begin(), simulated->entries.end(), isSeen)) {
        return {};
    }
    auto text = u"<table cellspacing=\"0\" cellpadding=\"1\">"_s
        + row(m_appearance.theme(), {},
            u"<span style=\"color:%1\">%2</span>"_s.arg(
                m_appearance.theme().muted.name(), tr("simulated")),
            tr("formula"));
    for (const auto &entry : simulated->entries) {
        text += entryText(entry);
    }
    return text + u"</table>"_s;
}

/// Whose queue gets longer and longer.
QString SimulationCard::growthText() const
{
    QStringList all;
    for (const auto &component : m_simulator.simulated()->components) {
        const double growth = component.backlogGrowth.value.value_or(0);
        const double rate = component.rate.value.value_or(0);
        constexpr double noticeable = 0.01; // of what arrives
        if (growth > std::max(component.backlogGrowth.halfWidth, rate * noticeable)) {
            all.append(
                tr("%1 by %2/s")
                    .arg(m_names.value(component.id, component.id), core::formatNumber(growth)));
        }
    }
    return all.isEmpty() ? QString() : u' ' + tr("Growing: %1.").arg(all.join(u", "_s));
}

QString SimulationCard::stateText() const
{
    const auto *simulated = m_simulator.simulated();
    if (m_simulator.isRunning()) {
        return tr("Simulating \u2026 %1 %").arg(static_cast<int>(100 * m_simulator.progress()));
    }
    if (simulated == nullptr) {
        return m_simulator.isWaiting()
            ? tr("Not simulated yet. It starts by itself as soon as the board rests.")
            : tr("Not simulated yet.");
    }
    if (!simulated->isSteady) {
        return tr("Something is saturated or collapses: queues grow, and these times only tell for "
                  "how long they have.")
            + growthText();
    }
    const auto requests = grouped(double(simulated->raw.requests), 0);
    return disagreements().isEmpty()
        ? tr("Simulated %1 requests: they agree with the formula.").arg(requests)
        : tr("Simulated %1 requests.").arg(requests);
}

QStringList SimulationCard::disagreements() const
{
    const auto *simulated = m_simulator.simulated();
    QStringList lines;
    if (simulated == nullptr || !simulated->isSteady) {
        return lines;
    }
    for (const auto &entry : simulated->entries) {
        const auto *estimate = m_estimate.entry(entry.id);
        const bool isNamed = estimate && m_estimate.entries.size() > 1;
        for (const auto &sentence : entry.disagreements) {
            lines.append(isNamed ? estimate->name + u", "_s + sentence : sentence);
        }
    }
    return lines;
}

void SimulationCard::refresh()
{
    const auto *simulated = m_simulator.simulated();
    m_state->setText(stateText());
    m_progress->setVisible(m_simulator.isRunning());
    m_progress->setValue(static_cast<int>(100 * m_simulator.progress()));
    m_button->setText(m_simulator.isRunning() ? tr("Cancel")
            : simulated == nullptr            ? tr("Simulate")
                                              : tr("Simulate longer"));
    const auto numbers = numbersText();
    m_numbers->setText(numbers);
    m_numbers->setVisible(!numbers.isEmpty());
    const auto lines = disagreements();
    m_disagreements->setVisible(!lines.isEmpty());
    m_disagreements->setText(
        tr("Both disagree; trust the simulation.") + u'\n' + lines.join(u'\n'));
    m_disagreements->setStyleSheet(u"color: %1"_s.arg(m_appearance.theme().warning.name()));
}
