// SPDX-License-Identifier: MIT
#pragma once

#include "app/look/appearance.h"

#include <QAbstractButton>

/// A file by its name, and its folder in quieter type below.
class FileButton : public QAbstractButton {
    Q_OBJECT

public:
    FileButton(const QString &path, const Appearance &appearance, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_folder;
    const Appearance &m_appearance;
};
