// SPDX-License-Identifier: MIT
#include "app/start/recent_list.h"

#include "app/look/icons.h"
#include "app/look/plain_text.h"
#include "app/start/file_button.h"

#include <QFileInfo>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

RecentList::RecentList(const Appearance &appearance, QWidget *parent)
    : QWidget(parent), m_appearance(appearance), m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(2);
    connect(&appearance, &Appearance::changed, this, &RecentList::refresh);
    refresh();
}

void RecentList::refresh()
{
    // The button that was pressed may be one of these: it goes when its signal is done.
    while (const auto *item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const auto files = settings::recentFiles();
    for (const auto &path : files) {
        m_rows->addWidget(row(path));
    }
    if (files.isEmpty()) {
        auto *none = plain_text::label(tr("Boards you open or save appear here."), this);
        none->setProperty("role", u"muted"_s);
        none->setWordWrap(true);
        none->setContentsMargins(8, 0, 0, 0);
        m_rows->addWidget(none);
    }
}

QWidget *RecentList::row(const QString &path)
{
    auto *widget = new QWidget(this);
    auto *layout = new QHBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *file = new FileButton(path, m_appearance, widget);
    layout->addWidget(file);
    connect(file, &QAbstractButton::clicked, this, [this, path] { Q_EMIT chosen(path); });
    if (QFileInfo::exists(path)) {
        return widget;
    }
    file->setEnabled(false);
    auto *remove = new QToolButton(widget);
    const auto &theme = m_appearance.theme();
    remove->setIcon(icons::action(u"close"_s, theme.muted, theme.faint));
    remove->setToolTip(tr("Take off the list"));
    remove->setAccessibleName(tr("Take %1 off the list").arg(file->text()));
    layout->addWidget(remove);
    connect(remove, &QToolButton::clicked, this, [this, path] {
        settings::removeRecentFile(path);
        refresh();
    });
    return widget;
}
