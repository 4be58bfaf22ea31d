// SPDX-License-Identifier: MIT
#include "app/start/gallery.h"

#include "app/export/picture.h"
#include "app/look/plain_text.h"
#include "app/start/card_grid.h"
#include "app/start/recent_list.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

#include <numeric>

using namespace Qt::StringLiterals;

namespace {

constexpr int fileColumnWidth = 236;
constexpr int indent = 8; ///< of the texts in the rows of recent files

/// What the design is to achieve, in one sentence.
QString purposeOf(const core::Design &design)
{
    const auto answer = design.brief.value(u"business_goal"_s);
    const auto *goal = std::get_if<QString>(&answer);
    const auto text = goal ? goal->simplified() : QString();
    const auto end = text.indexOf(u". "_s);
    return end < 0 ? text : text.left(end + 1);
}

QLabel *heading(const QString &text)
{
    auto *label = plain_text::label(text);
    label->setFont(font(TypeSize::Title, QFont::DemiBold));
    return label;
}

QScrollArea *scrolling(QWidget *content)
{
    auto *area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    return area;
}

/// A picture of nothing but a plus sign.
QImage plusSign(const QColor &colour, double ratio)
{
    constexpr int side = 34;
    QImage image(QSize(side, side) * ratio, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(ratio, ratio);
    painter.setPen(QPen(colour, 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QLineF(2, side / 2.0, side - 2, side / 2.0));
    painter.drawLine(QLineF(side / 2.0, 2, side / 2.0, side - 2));
    return image;
}

} // namespace

Gallery::Gallery(const core::Library &library, const Appearance &appearance, QWidget *parent)
    : QWidget(parent), m_library(library), m_appearance(appearance),
      m_recent(new RecentList(appearance)), m_cards(new CardGrid)
{
    auto *columns = new QHBoxLayout(this);
    columns->setContentsMargins(28, 30, 18, 0);
    columns->setSpacing(28);
    columns->addWidget(fileColumn());
    columns->addWidget(boardColumn(), 1);
    addBlankCard();
    for (const auto &entry : library.templates) {
        addCard(entry);
    }
    connect(m_recent, &RecentList::chosen, this, &Gallery::fileChosen);
    connect(&appearance, &Appearance::changed, this, &Gallery::paintAll);
}

void Gallery::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_recent->refresh();
    m_cards->cards().first()->setFocus();
    paintAll();
}

QWidget *Gallery::fileColumn()
{
    auto *column = new QWidget;
    column->setFixedWidth(fileColumnWidth);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 24);
    layout->setSpacing(12);
    auto *open = new QPushButton(tr("Open a file…"));
    auto *content = new QWidget;
    auto *list = new QVBoxLayout(content);
    list->setContentsMargins(0, 0, 0, 0);
    list->addWidget(m_recent);
    list->addStretch();
    auto *title = heading(tr("Recent boards"));
    title->setContentsMargins(indent, 0, 0, 0);
    layout->addWidget(title);
    layout->addWidget(scrolling(content), 1);
    layout->addWidget(open);
    connect(open, &QPushButton::clicked, this, &Gallery::openRequested);
    return column;
}

QWidget *Gallery::boardColumn()
{
    auto *column = new QWidget;
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    layout->addWidget(heading(tr("Start a board")));
    layout->addWidget(scrolling(m_cards), 1);
    return column;
}

void Gallery::addBlankCard()
{
    auto *card =
        new Card({tr("Blank board"), tr("An empty canvas and an empty brief."), {}}, m_appearance);
    m_cards->add(card);
    connect(card, &Card::clicked, this, &Gallery::blankChosen);
}

void Gallery::addCard(const core::Template &entry)
{
    const auto count = entry.design.components.size();
    const auto size = count == 1 ? tr("1 component") : tr("%1 components").arg(count);
    auto *card = new Card({entry.design.title, purposeOf(entry.design), size}, m_appearance);
    m_cards->add(card);
    connect(card, &Card::clicked, this, [this, id = entry.id] { Q_EMIT templateChosen(id); });
}

void Gallery::paintAll()
{
    m_cards->cards().first()->setPicture(plusSign(m_appearance.theme().faint, devicePixelRatioF()));
    const bool isPainting = !m_unpainted.isEmpty();
    m_unpainted.resize(m_library.templates.size());
    std::iota(m_unpainted.begin(), m_unpainted.end(), 0);
    if (!isPainting) {
        QTimer::singleShot(0, this, &Gallery::paintNext);
    }
}

void Gallery::paintNext()
{
    if (m_unpainted.isEmpty()) {
        return;
    }
    const auto index = m_unpainted.takeFirst();
    auto *card = m_cards->cards().at(index + 1);
    const auto pixels = card->pictureSize() * devicePixelRatioF();
    card->setPicture(picture::thumbnail(
        m_library.templates.at(index).design, m_library.catalog, m_appearance.theme(), pixels));
    // One at a time: the window answers in between.
    QTimer::singleShot(0, this, &Gallery::paintNext);
}
