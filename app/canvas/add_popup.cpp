// SPDX-License-Identifier: MIT
#include "app/canvas/add_popup.h"

#include "app/look/icons.h"
#include "app/look/plain_text.h"
#include "app/look/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

constexpr QSize popupSize {280, 320};
constexpr int iconSize = 20;
constexpr int typeRole = Qt::UserRole;

} // namespace

AddPopup::AddPopup(const core::Catalog &catalog, const Theme &theme, QWidget *parent)
    : QFrame(parent), m_catalog(catalog), m_theme(theme), m_search(new QLineEdit(this)),
      m_list(new QListWidget(this))
{
    setObjectName(u"addPopup"_s);
    setProperty("role", u"card"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setFixedSize(popupSize);
    // A press on the list, which takes no focus, must not give it to what lies below.
    setFocusPolicy(Qt::ClickFocus);
    setFocusProxy(m_search);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(m_search);
    layout->addWidget(m_list);
    m_search->setPlaceholderText(tr("Add a component\u2026"));
    m_search->installEventFilter(this);
    m_list->setIconSize({iconSize, iconSize});
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_search, &QLineEdit::textChanged, this, &AddPopup::fill);
    connect(m_search, &QLineEdit::returnPressed, this, &AddPopup::choose);
    connect(m_list, &QListWidget::itemClicked, this, &AddPopup::choose);
    connect(qApp, &QApplication::focusChanged, this, &AddPopup::closeUnlessFocused);
    fill({});
}

AddPopup::~AddPopup()
{
    disconnect(qApp, nullptr, this, nullptr); // its field's end moves the focus
}

void AddPopup::openAt(const QPoint &position)
{
    const auto room = parentWidget()->size() - size();
    move(std::clamp(position.x(), 0, std::max(0, room.width())),
        std::clamp(position.y(), 0, std::max(0, room.height())));
    show();
    m_search->setFocus();
}

void AddPopup::closeUnlessFocused(const QWidget *, const QWidget *now)
{
    // The field's own menu, and another window for a while, leave it open.
    if (now ? now->window() == window() && !isAncestorOf(now) : isActiveWindow()) {
        close();
    }
}

bool AddPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && takeKey(static_cast<QKeyEvent *>(event)->key())) {
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

bool AddPopup::takeKey(int key)
{
    switch (key) {
    case Qt::Key_Escape:
        parentWidget()->setFocus();
        close();
        return true;
    case Qt::Key_Down:
    case Qt::Key_Tab:
        moveCurrent(1);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Backtab:
        moveCurrent(-1);
        return true;
    default:
        return false;
    }
}

void AddPopup::moveCurrent(int by)
{
    m_list->setCurrentRow(
        std::clamp(m_list->currentRow() + by, 0, std::max(0, m_list->count() - 1)));
}

void AddPopup::fill(const QString &query)
{
    m_list->clear();
    for (const auto *type : m_catalog.search(query)) {
        const auto *category = m_catalog.category(type->category);
        const auto ink = m_theme.hue(category ? category->hue : QString()).ink;
        auto *item = new QListWidgetItem(
            icons::componentPixmap(type->icon, iconSize, ink, devicePixelRatioF()), type->name,
            m_list);
        item->setData(typeRole, type->id);
        item->setToolTip(plain_text::toolTip(type->purpose));
    }
    if (m_list->count() == 0) {
        auto *item = new QListWidgetItem(tr("Nothing found; try a shorter word"), m_list);
        item->setFlags(Qt::NoItemFlags);
    }
    m_list->setCurrentRow(0);
}

void AddPopup::choose()
{
    const auto *item = m_list->currentItem();
    const auto type = item ? item->data(typeRole).toString() : QString();
    if (type.isEmpty()) {
        return;
    }
    parentWidget()->setFocus();
    Q_EMIT chosen(type);
    close();
}
