// SPDX-License-Identifier: MIT
#pragma once

#include "app/canvas/items/canvas_style.h"
#include "app/export/picture.h"
#include "app/workspace.h"

#include <QDialog>
#include <QThreadPool>

class QCheckBox;
class QComboBox;
class QLabel;

/// Asks what the picture of the board is to look like, shows it, and writes it to a file.
class ExportDialog : public QDialog {
    Q_OBJECT

public:
    ExportDialog(Workspace &workspace, const CanvasStyle &shown, QWidget *parent);
    ~ExportDialog() override;

    /// Writes the picture to the file, as PNG or SVG by its extension.
    void writeTo(const QString &path);

Q_SIGNALS:
    void written(const QString &path);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildOptions(const CanvasStyle &shown);
    void refreshPreview();
    core::Design design() const;
    PictureOptions options() const;
    void chooseFile();
    void tell(const QString &problem);

    Workspace &m_workspace;
    QComboBox *m_format;
    QComboBox *m_region;
    QComboBox *m_scale;
    QComboBox *m_theme;
    QCheckBox *m_transparent;
    QCheckBox *m_heat;
    QCheckBox *m_rates;
    QLabel *m_preview;
    QLabel *m_problem;
    QThreadPool m_pool;
};

/// Puts a picture of the selection (of the board, when nothing is selected) onto the clipboard.
core::Result<void> copyPicture(const Workspace &workspace, const CanvasStyle &shown);
