// SPDX-License-Identifier: MIT
#include "app/panels/insights/percentile_choice.h"

#include "app/look/plain_text.h"
#include "app/widgets/labels_and_buttons.h"
#include "app/widgets/line_field.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace {

constexpr std::array offered {50, 90, 95, 99};

/// Ids of buttons: percentiles, and beyond them the witnesses.
int idOf(core::TraceChoice traceChoice)
{
    return traceChoice == core::TraceChoice::Typical ? 1001 : 1002;
}

bool isOffered(double percentile)
{
    return std::any_of(
        offered.begin(), offered.end(), [&](int one) { return double(one) == percentile; });
}

} // namespace

PercentileChoice::PercentileChoice(QWidget *parent)
    : QWidget(parent), m_buttons(new QButtonGroup(this)), m_any(new LineField),
      m_simulated(new QWidget(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    column->addLayout(row);
    for (const int percentile : offered) {
        const auto text = u"p%1"_s.arg(percentile);
        addButton(percentile == 50 ? tr("typical, %1").arg(text) : text, percentile, row);
    }
    m_any->setObjectName(u"anyPercentile"_s);
    m_any->setFixedWidth(48);
    m_any->setPlaceholderText(tr("any"));
    m_any->setAccessibleName(tr("Any percentile"));
    m_any->setToolTip(plain_text::toolTip(tr("Any percentile, as 99.9")));
    row->addWidget(m_any);
    row->addStretch();
    buildSimulated(column);
    connect(m_buttons, &QButtonGroup::idClicked, this, [this](int id) {
        if (id > 1000) {
            chooseSimulated(id == idOf(core::TraceChoice::Typical) ? core::TraceChoice::Typical
                                                                   : core::TraceChoice::Slowest);
            return;
        }
        choose(id);
    });
    connect(m_any, &LineField::entered, this, [this](const QString &text) {
        bool isNumber = false;
        const double percentile =
            QString(text).remove(u'p').replace(u',', u'.').toDouble(&isNumber);
        choose(isNumber ? std::clamp(percentile, 1.0, 99.99) : m_percentile);
    });
    display();
}

QPushButton *PercentileChoice::addButton(const QString &text, int id, QHBoxLayout *row)
{
    auto *button = new QPushButton(text, this);
    button->setCheckable(true);
    button->setProperty("choice", true);
    auto chosen = button->font(); // bolder while it is chosen, and then not to be cut off
    chosen.setWeight(QFont::DemiBold);
    constexpr int padding = 21; // and the border, as the style sheet has it
    button->setMinimumWidth(QFontMetrics(chosen).horizontalAdvance(text) + padding);
    m_buttons->addButton(button, id);
    row->addWidget(button);
    return button;
}

void PercentileChoice::buildSimulated(QVBoxLayout *column)
{
    auto *row = new QHBoxLayout(m_simulated);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    auto *typical = addButton(tr("typical simulated"), idOf(core::TraceChoice::Typical), row);
    typical->setObjectName(u"typicalSimulated"_s);
    typical->setToolTip(
        plain_text::toolTip(tr("The simulated request that is nearest to the simulated p50")));
    auto *slowest = addButton(tr("slowest simulated"), idOf(core::TraceChoice::Slowest), row);
    slowest->setObjectName(u"slowestSimulated"_s);
    slowest->setToolTip(
        plain_text::toolTip(tr("The slowest of the simulated requests that were traced")));
    row->addStretch();
    column->addWidget(m_simulated);
}

std::optional<core::TraceChoice> PercentileChoice::traceChoice() const
{
    return m_isSimulated ? m_traceChoice : std::nullopt;
}

void PercentileChoice::setSimulated(bool isSimulated)
{
    m_isSimulated = isSimulated;
    display();
}

void PercentileChoice::choose(double percentile)
{
    const bool isNew = percentile != m_percentile || m_traceChoice;
    m_percentile = percentile;
    m_traceChoice.reset();
    display();
    if (isNew) {
        Q_EMIT changed();
    }
}

void PercentileChoice::chooseSimulated(core::TraceChoice traceChoice)
{
    const bool isNew = m_traceChoice != traceChoice;
    m_traceChoice = traceChoice;
    display();
    if (isNew) {
        Q_EMIT changed();
    }
}

void PercentileChoice::display()
{
    const auto shown = traceChoice();
    const int checked = shown     ? idOf(*shown)
        : isOffered(m_percentile) ? static_cast<int>(m_percentile)
                                  : -1;
    m_buttons->setExclusive(false);
    for (auto *button : m_buttons->buttons()) {
        button->setChecked(m_buttons->id(button) == checked);
    }
    m_buttons->setExclusive(true);
    m_any->setShown(
        shown || isOffered(m_percentile) ? QString() : QString::number(m_percentile, 'g', 6));
    m_simulated->setVisible(m_isSimulated);
}
