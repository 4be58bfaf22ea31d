// SPDX-License-Identifier: MIT
#include "app/window/shortcut_sheet.h"

#include "app/look/plain_text.h"
#include "app/look/window_place.h"

#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

constexpr std::array menus {MenuId::File, MenuId::Edit, MenuId::View, MenuId::Insert,
    MenuId::Arrange, MenuId::Analyse, MenuId::Help};

struct Row {
    QString what;
    QString keys;
};

QString plain(QString text)
{
    return text.remove(u'&').remove(u'\u2026');
}

QList<Row> rowsOf(const Actions &actions, MenuId menu)
{
    QList<Row> rows;
    for (const auto &spec : actions.specs()) {
        if (spec.menu != menu || spec.shortcuts.isEmpty()) {
            continue;
        }
        QStringList keys;
        for (const auto &sequence : actions.action(spec.id)->shortcuts()) {
            keys.append(sequence.toString(QKeySequence::NativeText));
        }
        rows.append({plain(spec.text), keys.join(ShortcutSheet::tr("  or  "))});
    }
    return rows;
}

QList<Row> pointerRows()
{
    const auto tr = [](const char *text) { return ShortcutSheet::tr(text); };
    return {
        {tr("Add a component"), tr("drag from the palette, or double-click the board")},
        {tr("Connect"), tr("drag from the edge of a component")},
        {tr("Connect a new component"), tr("drag from an edge to the empty board")},
        {tr("Move an end of a connection"), tr("select it, drag the ring near its end")},
        {tr("Name what was just added"), tr("type")},
        {tr("Rename"), tr("double-click")},
        {tr("Duplicate"), tr("Alt-drag")},
        {tr("Keep to one axis"), tr("Shift while dragging")},
        {tr("Invert snapping"), tr("Ctrl while dragging")},
        {tr("Select several"), tr("drag on the empty board, or Shift-click")},
        {tr("Pan"), tr("wheel, Space-drag, middle-drag or right-drag")},
        {tr("Zoom"), tr("Ctrl+wheel")},
    };
}

QWidget *column(const QString &title, const QList<Row> &rows, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 12);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(5);
    auto *heading = plain_text::label(title, box);
    heading->setProperty("role", u"heading"_s);
    grid->addWidget(heading, 0, 0, 1, 2);
    for (int i = 0; i < rows.size(); ++i) {
        auto *keys = plain_text::label(rows.at(i).keys, box);
        keys->setProperty("role", u"muted"_s);
        keys->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        keys->setWordWrap(true);
        grid->addWidget(plain_text::label(rows.at(i).what, box), i + 1, 0);
        grid->addWidget(keys, i + 1, 1);
    }
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    return box;
}

} // namespace

ShortcutSheet::ShortcutSheet(const Actions &actions, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Keyboard and pointer"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(window_place::fitting({980, 640}, *this));
    auto *content = new QWidget(this);
    auto *columns = new QHBoxLayout(content);
    columns->setContentsMargins(24, 20, 24, 20);
    columns->setSpacing(40);
    auto *left = new QVBoxLayout;
    auto *right = new QVBoxLayout;
    columns->addLayout(left, 1);
    columns->addLayout(right, 1);
    left->addWidget(column(tr("Pointer"), pointerRows(), content));
    for (const auto menu : menus) {
        const bool isLeft = menu == MenuId::File || menu == MenuId::Insert || menu == MenuId::Help
            || menu == MenuId::Edit;
        (isLeft ? left : right)
            ->addWidget(column(plain(menuTitle(menu)), rowsOf(actions, menu), content));
    }
    left->addStretch();
    right->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
}
