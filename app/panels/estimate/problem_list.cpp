// SPDX-License-Identifier: MIT
#include "app/panels/estimate/problem_list.h"

#include "app/look/plain_text.h"
#include "app/widgets/glyphs.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

constexpr int iconSize = 15;
constexpr int textLeft = 22;
/// More at once would push the numbers out of sight.
constexpr qsizetype limit = 4;

} // namespace

ProblemList::ProblemList(const Appearance &appearance, QWidget *parent)
    : QWidget(parent), m_appearance(appearance)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(textLeft, 0, 0, 0);
    column->setSpacing(6);
    hide();
}

void ProblemList::display(const QStringList &problems)
{
    if (problems == m_problems) {
        return;
    }
    m_problems = problems;
    auto shown = problems.first(std::min(limit, problems.size()));
    if (problems.size() > limit) {
        shown.append(tr("And %1 more.").arg(problems.size() - limit));
    }
    while (m_labels.size() < shown.size()) {
        auto *label = plain_text::label({}, this);
        label->setWordWrap(true);
        layout()->addWidget(label);
        m_labels.append(label);
    }
    for (qsizetype i = 0; i < m_labels.size(); ++i) {
        m_labels.at(i)->setText(shown.value(i));
        m_labels.at(i)->setVisible(i < shown.size());
    }
    setVisible(!problems.isEmpty());
    update();
}

void ProblemList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto icon =
        glyphs::action(u"warning"_s, iconSize, m_appearance.theme().warning, devicePixelRatioF());
    const auto shown = std::min(limit, m_problems.size());
    for (qsizetype i = 0; i < shown; ++i) {
        painter.drawPixmap(0, m_labels.at(i)->y() + 1, icon);
    }
}
