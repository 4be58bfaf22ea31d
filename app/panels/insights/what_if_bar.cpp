// SPDX-License-Identifier: MIT
#include "app/panels/insights/what_if_bar.h"

#include "app/look/plain_text.h"
#include "app/widgets/labels_and_buttons.h"
#include "app/widgets/line_field.h"
#include "app/widgets/what_if_banner.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace {

constexpr double least = 0.1;
constexpr double most = 10;
constexpr int slidesPerDecade = 50;
constexpr int oneRowWidth = 720;
constexpr int narrowest = 440;

/// The slider is logarithmic: half and double are as far from one as each other.
int slideOf(double factor)
{
    return static_cast<int>(std::lround(std::log10(factor) * slidesPerDecade));
}

double factorOf(int slide)
{
    const double exact = std::pow(10, double(slide) / slidesPerDecade);
    const double digits = exact < 1 ? 100 : 10;
    return std::round(exact * digits) / digits;
}

} // namespace

WhatIfBar::WhatIfBar(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_row(new QBoxLayout(QBoxLayout::LeftToRight)),
      m_slider(new QSlider(Qt::Horizontal)), m_factor(new LineField),
      m_replica(choice(tr("One replica fewer"),
          tr("The selected component loses a replica, or the bottleneck when none is selected."),
          "whatIfReplica")),
      m_cold(choice(
          tr("Caches cold"), tr("No cache answers: every hit ratio is zero."), "whatIfCold")),
      m_zone(choice(tr("A zone lost"),
          tr("Replicas are spread over three zones, and one of them fails."), "whatIfZone")),
      m_reset(new QPushButton(tr("Reset"))),
      m_close(labels_and_buttons::iconButton(
          u"close"_s, tr("Close and take the question back"), workspace.appearance)),
      m_mark(new WhatIfBanner(workspace.analyst))
{
    setProperty("role", u"panel"_s);
    setAttribute(Qt::WA_StyledBackground);
    setFocusProxy(m_factor);
    m_row->setContentsMargins(12, 6, 8, 6);
    m_row->setSpacing(10);
    m_row->addWidget(buildTraffic(), 1);
    m_row->addWidget(buildLosses());
    auto *column = new QVBoxLayout(this);
    // The row that becomes two may be squeezed until it does.
    column->setSizeConstraint(QLayout::SetNoConstraint);
    setMinimumWidth(narrowest);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_row);
    column->addWidget(m_mark);
    connectParts();
    display();
}

QWidget *WhatIfBar::buildTraffic()
{
    m_slider->setObjectName(u"whatIfSlider"_s);
    m_slider->setRange(slideOf(least), slideOf(most));
    m_slider->setPageStep(slidesPerDecade / 5);
    m_slider->setMinimumWidth(80);
    m_slider->setMaximumWidth(220);
    m_slider->setAccessibleName(tr("Traffic, times today's"));
    m_factor->setObjectName(u"whatIfFactor"_s);
    m_factor->setFixedWidth(64);
    m_factor->setAccessibleName(tr("Traffic, times today's"));
    m_factor->setToolTip(tr("0.1 to 10 times the traffic of every client"));
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto *title = labels_and_buttons::label(tr("What if"), "heading", box);
    title->setWordWrap(false);
    auto *traffic = labels_and_buttons::label(tr("traffic \u00d7"), "muted", box);
    traffic->setWordWrap(false);
    row->addWidget(title);
    row->addWidget(traffic);
    row->addWidget(m_factor);
    row->addWidget(m_slider, 1);
    row->addStretch();
    return box;
}

QWidget *WhatIfBar::buildLosses()
{
    m_reset->setObjectName(u"whatIfReset"_s);
    m_reset->setToolTip(tr("Show the design as it is (Esc)"));
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    for (auto *button : {m_replica, m_cold, m_zone}) {
        row->addWidget(button);
    }
    row->addSpacing(6);
    row->addWidget(m_reset);
    row->addWidget(m_close);
    row->addStretch();
    return box;
}

QPushButton *WhatIfBar::choice(const QString &text, const QString &tip, const char *name)
{
    auto *button = new QPushButton(text, this);
    button->setCheckable(true);
    button->setObjectName(QString::fromLatin1(name));
    button->setProperty("choice", true);
    button->setToolTip(plain_text::toolTip(tip));
    return button;
}

void WhatIfBar::connectParts()
{
    connect(
        m_slider, &QSlider::valueChanged, this, [this](int slide) { setTraffic(factorOf(slide)); });
    connect(m_factor, &LineField::entered, this, [this](const QString &text) {
        bool isNumber = false;
        const double factor = QString(text).replace(u',', u'.').toDouble(&isNumber);
        setTraffic(isNumber && factor > 0 ? std::clamp(factor, least, most)
                                          : m_workspace.analyst.whatIf().traffic);
    });
    connect(m_replica, &QAbstractButton::clicked, this, &WhatIfBar::loseReplica);
    connect(m_cold, &QAbstractButton::clicked, this, [this](bool isOn) {
        auto next = m_workspace.analyst.whatIf();
        next.isCacheCold = isOn;
        ask(next);
    });
    connect(m_zone, &QAbstractButton::clicked, this, [this](bool isOn) {
        auto next = m_workspace.analyst.whatIf();
        next.isZoneLost = isOn;
        ask(next);
    });
    connect(m_reset, &QAbstractButton::clicked, this, [this] { reset(); });
    connect(m_close, &QAbstractButton::clicked, this, &WhatIfBar::closeWanted);
    connect(&m_workspace.analyst, &Analyst::whatIfChanged, this, &WhatIfBar::display);
}

void WhatIfBar::display()
{
    const auto &whatIf = m_workspace.analyst.whatIf();
    const QSignalBlocker blocker(m_slider);
    m_slider->setValue(slideOf(whatIf.traffic));
    m_factor->setShown(QString::number(whatIf.traffic, 'g', 4));
    m_replica->setChecked(whatIf.isReplicaLost);
    m_cold->setChecked(whatIf.isCacheCold);
    m_zone->setChecked(whatIf.isZoneLost);
    m_reset->setEnabled(whatIf.isAsked());
}

void WhatIfBar::ask(const core::WhatIf &whatIf)
{
    m_workspace.analyst.setWhatIf(whatIf);
    display();
}

void WhatIfBar::setTraffic(double factor)
{
    auto next = m_workspace.analyst.whatIf();
    next.traffic = factor;
    ask(next);
}

void WhatIfBar::loseReplica(bool isLost)
{
    auto next = m_workspace.analyst.whatIf();
    next.isReplicaLost = isLost;
    // The component by name: the bottleneck may be another one as soon as it is asked.
    const auto selected = m_workspace.selection.components();
    next.component = !isLost   ? core::ElementId()
        : selected.size() == 1 ? selected.first().id
                               : m_workspace.analyst.analysis().estimate.bottleneck;
    ask(next);
}

bool WhatIfBar::reset()
{
    const bool wasAsked = m_workspace.analyst.whatIf().isAsked();
    ask({});
    return wasAsked;
}

void WhatIfBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        if (!reset()) {
            Q_EMIT closeWanted();
        }
        return;
    }
    QWidget::keyPressEvent(event);
}

void WhatIfBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_row->setDirection(
        event->size().width() < oneRowWidth ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}
