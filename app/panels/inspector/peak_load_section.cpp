// SPDX-License-Identifier: MIT
#include "app/panels/inspector/peak_load_section.h"

#include "app/look/plain_text.h"
#include "app/widgets/labels_and_buttons.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>

#include <array>

using namespace Qt::StringLiterals;

namespace {

constexpr int cellCount = 3;
constexpr int blockPadding = 12;

struct PeakLoadSection {
    Q_DECLARE_TR_FUNCTIONS(PeakLoadSection)
};

/// One number of the block: what it is, how it reads, and how it was worked out.
struct Cell {
    QString caption;
    QString value;
    QString working;
    bool isBad = false;
};

using Cells = std::array<Cell, cellCount>;

Cell cell(const QString &caption, const core::Quantity &quantity)
{
    return {caption, core::formatQuantity(quantity), quantity.working, false};
}

QString percent(const core::Quantity &share)
{
    return share.value ? core::formatNumber(*share.value * 100) + u" %"_s : u"—"_s;
}

/// A client is judged by what its users experience.
Cells cells(const core::EntryEstimate &entry)
{
    return {cell(PeakLoadSection::tr("requests"), entry.peakRate),
        cell(PeakLoadSection::tr("users wait, p99"), entry.latency.p99),
        cell(PeakLoadSection::tr("left of the budget"), entry.slackMs)};
}

Cells cells(const core::ComponentEstimate &component)
{
    return {cell(PeakLoadSection::tr("load"), component.rate),
        Cell {component.isSaturated ? PeakLoadSection::tr("saturated")
                                    : PeakLoadSection::tr("utilisation"),
            percent(component.utilisation), component.utilisation.working, component.isSaturated},
        cell(PeakLoadSection::tr("p99"), component.latency.p99)};
}

/// Nothing when the estimate says nothing of the component.
std::optional<Cells> cells(const core::Estimate &estimate, const core::ElementId &id)
{
    if (const auto *entry = estimate.entry(id)) {
        return cells(*entry);
    }
    const auto *component = estimate.component(id);
    const bool isUsed = component && component->rate.value.value_or(0) > 0;
    return isUsed ? std::optional(cells(*component)) : std::nullopt;
}

/// The labels of one cell.
struct CellLabels {
    QLabel *value;
    QLabel *caption;
};

QList<CellLabels> makeLabels(QWidget *block)
{
    auto *grid = new QGridLayout(block);
    grid->setContentsMargins(blockPadding, blockPadding - 2, blockPadding, blockPadding - 2);
    grid->setHorizontalSpacing(blockPadding);
    grid->setVerticalSpacing(1);
    QList<CellLabels> labels;
    for (int column = 0; column < cellCount; ++column) {
        auto *value = labels_and_buttons::label({}, "heading", block);
        value->setWordWrap(false);
        value->setFont(font(TypeSize::Normal, QFont::DemiBold));
        auto *caption = labels_and_buttons::smallLabel({}, "muted", block);
        grid->addWidget(value, 0, column);
        grid->addWidget(caption, 1, column, Qt::AlignTop);
        grid->setColumnStretch(column, 1);
        labels.append(CellLabels {value, caption});
    }
    return labels;
}

void fill(const CellLabels &labels, const Cell &cell)
{
    labels.value->setText(cell.value);
    labels_and_buttons::setStyleProperty(
        labels.value, "role", cell.isBad ? u"error"_s : u"heading"_s);
    labels.value->setToolTip(plain_text::toolTip(cell.working));
    labels.caption->setText(cell.caption);
    labels.caption->setToolTip(plain_text::toolTip(cell.working));
}

} // namespace

void addPeakLoad(InspectorPage &page, const core::ElementId &id)
{
    auto *box = new QWidget(&page);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 8, 0, 0);
    column->addWidget(
        labels_and_buttons::label(PeakLoadSection::tr("At the peak"), "section", box));
    auto *card = new QFrame(box);
    card->setObjectName(u"peakBlock"_s);
    card->setProperty("role", u"card"_s);
    column->addWidget(card);
    const auto labels = makeLabels(card);
    page.add(box);
    page.follow([&page, box, labels, id] {
        const auto known = cells(page.workspace().analyst.analysis().estimate, id);
        box->setVisible(known.has_value());
        for (int i = 0; known && i < cellCount; ++i) {
            fill(labels.at(i), known->at(static_cast<std::size_t>(i)));
        }
    });
}
