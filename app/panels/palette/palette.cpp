// SPDX-License-Identifier: MIT
#include "app/panels/palette/palette.h"

#include "app/look/icons.h"
#include "app/panels/palette/palette_list.h"
#include "app/widgets/labels_and_buttons.h"

#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

Palette::Palette(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace),
      m_model(new PaletteModel(workspace.library.catalog, this)), m_search(new QLineEdit(this)),
      m_list(new PaletteList(*m_model, workspace.appearance, this)),
      m_nothing(labels_and_buttons::label({}, "muted", this))
{
    setProperty("role", u"panel"_s);
    dressSearch();
    m_list->setAccessibleName(tr("Components"));
    m_nothing->setContentsMargins(8, 8, 8, 8);
    m_nothing->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_nothing->hide();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 12, 4, 0);
    column->setSpacing(8);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(4, 0, 8, 0);
    top->addWidget(m_search);
    column->addLayout(top);
    column->addWidget(m_list, 1);
    column->addWidget(m_nothing, 1);

    connect(m_search, &QLineEdit::textChanged, this, &Palette::search);
    connect(m_list, &PaletteList::chosen, this, &Palette::choose);
    connect(m_list, &PaletteList::left, this, &Palette::focusSearch);
}

void Palette::dressSearch()
{
    m_search->setObjectName(u"paletteSearch"_s);
    m_search->setPlaceholderText(tr("Search components"));
    m_search->setAccessibleName(tr("Search components"));
    m_search->installEventFilter(this);
    auto *glass = m_search->addAction(QIcon(), QLineEdit::LeadingPosition);
    auto *clear = m_search->addAction(QIcon(), QLineEdit::TrailingPosition);
    clear->setToolTip(tr("Clear"));
    clear->setVisible(false);
    const auto paint = [this, glass, clear] {
        const auto &theme = m_workspace.appearance.theme();
        glass->setIcon(icons::action(u"search"_s, theme.faint, theme.faint));
        clear->setIcon(icons::action(u"close"_s, theme.muted, theme.faint));
    };
    paint();
    connect(&m_workspace.appearance, &Appearance::changed, this, paint);
    connect(clear, &QAction::triggered, m_search, &QLineEdit::clear);
    connect(m_search, &QLineEdit::textChanged, clear,
        [clear](const QString &text) { clear->setVisible(!text.isEmpty()); });
}

void Palette::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool Palette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress
        && searchKey(static_cast<QKeyEvent *>(event)->key())) {
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

bool Palette::searchKey(int key)
{
    switch (key) {
    case Qt::Key_Up:
        m_list->moveCurrent(-1);
        return true;
    case Qt::Key_Down:
        m_list->moveCurrent(1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentIndex());
        return true;
    case Qt::Key_Escape:
        if (m_search->text().isEmpty()) {
            return false;
        }
        m_search->clear();
        return true;
    default:
        return false;
    }
}

void Palette::search(const QString &query)
{
    m_model->search(query);
    const bool isFound = m_model->rowCount() > 0;
    m_list->setVisible(isFound);
    m_nothing->setVisible(!isFound);
    m_nothing->setText(tr("No component fits “%1”.\n\nTry one shorter word: what it does (cache, "
                          "queue, ranking), or a product (Kafka, Redis, Triton).")
                           .arg(query.simplified()));
    if (m_model->isSearching() && !m_list->currentIndex().isValid()) {
        m_list->moveCurrent(1);
    }
    m_list->scrollToTop();
}

void Palette::choose(const QModelIndex &index)
{
    if (!index.isValid()) {
        return;
    }
    const auto &row = m_model->row(index);
    if (row.type) {
        Q_EMIT typeChosen(row.type->id);
        return;
    }
    const auto &category = *row.category;
    m_model->toggle(category);
    m_list->setCurrentIndex(m_model->header(category));
}
