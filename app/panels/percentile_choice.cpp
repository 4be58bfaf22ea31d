// SPDX-License-Identifier: MIT
#include "app/panels/percentile_choice.h"

#include "app/panels/line_field.h"
#include "app/panels/pieces.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace {

constexpr std::array offered {50, 90, 95, 99};

} // namespace

PercentileChoice::PercentileChoice(QWidget *parent)
    : QWidget(parent), m_buttons(new QButtonGroup(this)), m_any(new LineField)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (const int percentile : offered) {
        const auto text = u"p%1"_s.arg(percentile);
        auto *button = new QPushButton(percentile == 50 ? tr("typical, %1").arg(text) : text, this);
        button->setCheckable(true);
        button->setProperty("choice", true);
        m_buttons->addButton(button, percentile);
        row->addWidget(button);
    }
    m_any->setObjectName(u"anyPercentile"_s);
    m_any->setFixedWidth(56);
    m_any->setPlaceholderText(tr("any"));
    m_any->setAccessibleName(tr("Any percentile"));
    m_any->setToolTip(pieces::toolTip(tr("Any percentile, as 99.9")));
    row->addWidget(m_any);
    row->addStretch();
    connect(m_buttons, &QButtonGroup::idClicked, this, [this](int id) { choose(id); });
    connect(m_any, &LineField::entered, this, [this](const QString &text) {
        bool isNumber = false;
        const double percentile =
            QString(text).remove(u'p').replace(u',', u'.').toDouble(&isNumber);
        choose(isNumber ? std::clamp(percentile, 1.0, 99.99) : m_percentile);
    });
    choose(m_percentile);
}

void PercentileChoice::choose(double percentile)
{
    const bool isNew = percentile != m_percentile;
    m_percentile = percentile;
    const bool isOffered = std::any_of(
        offered.begin(), offered.end(), [&](int one) { return double(one) == percentile; });
    m_buttons->setExclusive(false);
    for (auto *button : m_buttons->buttons()) {
        button->setChecked(isOffered && m_buttons->id(button) == static_cast<int>(percentile));
    }
    m_buttons->setExclusive(true);
    m_any->setShown(isOffered ? QString() : QString::number(percentile, 'g', 6));
    if (isNew) {
        Q_EMIT changed(percentile);
    }
}
