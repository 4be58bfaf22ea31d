// SPDX-License-Identifier: MIT
#include "app/panels/brief/prompts.h"

#include "app/look/appearance.h"
#include "app/look/icons.h"
#include "app/widgets/labels_and_buttons.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

constexpr int promptChevronSize = 12;

/// A table, so that a long prompt goes on below its own first word.
QString asTable(const QStringList &prompts)
{
    QString rows;
    for (const auto &prompt : prompts) {
        rows += u"<tr><td>•&nbsp;&nbsp;</td><td>%1</td></tr>"_s.arg(prompt.toHtmlEscaped());
    }
    return u"<table cellspacing=\"0\" cellpadding=\"1\">"_s + rows + u"</table>"_s;
}

} // namespace

Prompts::Prompts(const QStringList &prompts, Appearance &appearance, QWidget *parent)
    : QWidget(parent)
{
    auto *toggle = new QPushButton(tr("Prompts"), this);
    toggle->setProperty("link", true);
    toggle->setCheckable(true);
    toggle->setIconSize(QSize(promptChevronSize, promptChevronSize));
    auto *list = labels_and_buttons::label({}, "muted", this);
    list->setTextFormat(Qt::RichText);
    list->setText(asTable(prompts));
    list->hide();
    const auto paint = [toggle, &appearance] {
        const auto name = toggle->isChecked() ? u"chevron-down"_s : u"chevron-right"_s;
        toggle->setIcon(icons::action(name, appearance.theme().accent, appearance.theme().faint));
    };
    paint();
    connect(&appearance, &Appearance::changed, toggle, paint);
    connect(toggle, &QPushButton::toggled, toggle, paint);
    connect(toggle, &QPushButton::toggled, list, &QWidget::setVisible);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(toggle, 0, Qt::AlignLeft);
    column->addWidget(list);
}
