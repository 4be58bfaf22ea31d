// SPDX-License-Identifier: MIT
#pragma once

#include "app/look/appearance.h"

#include <QWidget>

class QVBoxLayout;

/// The files opened or saved last; those that are gone can be taken off the list.
class RecentList : public QWidget {
    Q_OBJECT

public:
    explicit RecentList(const Appearance &appearance, QWidget *parent = nullptr);

    /// Shows what the settings remember now.
    void refresh();

Q_SIGNALS:
    void chosen(const QString &path);

private:
    QWidget *row(const QString &path);

    const Appearance &m_appearance;
    QVBoxLayout *m_rows;
};
