// SPDX-License-Identifier: MIT
#include "app/panels/estimate/fact_grid.h"

#include "app/widgets/labels_and_buttons.h"
#include "app/widgets/number_button.h"
#include "app/widgets/rich_text.h"

#include <QGridLayout>
#include <QLabel>

#include <algorithm>

namespace {

/// Setting the same text again would drop the link that has the keyboard.
void setFactText(QLabel *label, const QString &text)
{
    if (label->text() != text) {
        label->setText(text);
    }
}

NumberButton::Tone toneOf(Fact::Tone tone)
{
    if (tone == Fact::Tone::Bad) {
        return NumberButton::Tone::Bad;
    }
    return tone == Fact::Tone::Muted ? NumberButton::Tone::Muted : NumberButton::Tone::Plain;
}

} // namespace

FactGrid::FactGrid(const Appearance &appearance, QWidget *parent)
    : QWidget(parent), m_appearance(appearance), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(1, 1);
    hide();
}

void FactGrid::display(const QList<Fact> &facts, const core::Estimate &estimate)
{
    if (!isSame(facts)) {
        rebuild(facts);
    }
    m_facts = facts;
    for (qsizetype i = 0; i < facts.size(); ++i) {
        const auto &fact = facts.at(i);
        const auto &line = m_lines.at(i);
        setFactText(line.title, richText(fact.title, m_appearance.theme()));
        if (line.words) {
            setFactText(line.words, richText(fact.text, m_appearance.theme()));
            continue;
        }
        const auto *quantity = fact.working.pick(estimate);
        const auto text = fact.text.plain();
        line.number->display(text, quantity ? *quantity : core::Quantity());
        line.number->setTone(toneOf(fact.tone));
        line.number->setAccessibleName(fact.working.title + QStringLiteral(": ") + text);
    }
    setVisible(!facts.isEmpty());
}

bool FactGrid::isSame(const QList<Fact> &facts) const
{
    return std::equal(facts.begin(), facts.end(), m_lines.begin(), m_lines.end(),
        [](const Fact &fact, const Line &line) {
            return fact.id == line.id && bool(fact.working.pick) == (line.number != nullptr);
        });
}

void FactGrid::rebuild(const QList<Fact> &facts)
{
    for (const auto &line : std::as_const(m_lines)) {
        for (auto *widget :
            std::initializer_list<QWidget *> {line.title, line.number, line.words}) {
            if (widget) {
                m_grid->removeWidget(widget);
                widget->hide();
                widget->deleteLater();
            }
        }
    }
    m_lines.clear();
    for (const auto &fact : facts) {
        m_lines.append(makeLine(fact, static_cast<int>(m_lines.size())));
    }
}

FactGrid::Line FactGrid::makeLine(const Fact &fact, int place)
{
    Line line {fact.id, linkLabel("muted"), nullptr, nullptr};
    // A number is one line high; words may wrap.
    m_grid->addWidget(line.title, place, 0, fact.working.pick ? Qt::AlignVCenter : Qt::AlignTop);
    if (!fact.working.pick) {
        line.words = linkLabel("");
        line.words->setObjectName(fact.id);
        line.words->setWordWrap(true);
        m_grid->addWidget(line.words, place, 1);
        return line;
    }
    line.number = new NumberButton(m_appearance, TypeSize::Small, this);
    line.number->setObjectName(fact.id);
    connect(line.number, &QAbstractButton::clicked, this,
        [this, place] { Q_EMIT workingRequested(m_facts.at(place).working); });
    m_grid->addWidget(line.number, place, 1);
    return line;
}

QLabel *FactGrid::linkLabel(const char *role)
{
    auto *label = labels_and_buttons::smallLabel({}, role, this);
    label->setWordWrap(false);
    label->setTextFormat(Qt::RichText);
    label->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(label, &QLabel::linkActivated, this, &FactGrid::linkActivated);
    return label;
}
