// SPDX-License-Identifier: MIT
#pragma once

#include "app/canvas/scene/canvas_style.h"
#include "app/document/file_job.h"
#include "app/export/picture.h"
#include "app/file_names/file_name_choice.h"
#include "app/session/workspace.h"

#include <QDialog>

#include <chrono>
#include <memory>

class QCheckBox;
class QComboBox;
class QLabel;

/// Asks what the picture of the board is to look like, shows it, and writes it to a file.
class ExportDialog : public QDialog {
    Q_OBJECT

public:
    /// Proposes a file beside that of the board, if it has one.
    ExportDialog(Workspace &workspace, const CanvasStyle &shown, const FileNameChoice &names,
        const QString &boardFile, QWidget *parent);
    ~ExportDialog() override;

    /// Writes the picture to the file, as PNG or SVG by its suffix.
    void writeTo(const QString &path);
    /// Waits for the file that is being written, so long at most; whether it is.
    bool finishWriting(std::chrono::milliseconds most);

Q_SIGNALS:
    void written(const QString &path);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildOptions(const CanvasStyle &shown);
    void refreshPreview();
    /// The scales at which the picture can be made.
    void offerScales(double largest);
    core::Design design() const;
    PictureOptions options() const;
    void chooseFile();
    void finish(const QString &path, const core::Result<void> &done);
    void tell(const QString &problem);

    Workspace &m_workspace;
    const FileNameChoice &m_names;
    QString m_boardFile;
    QComboBox *m_format;
    QComboBox *m_region;
    QComboBox *m_scale;
    double m_wantedScale = 2; ///< as a person chose, also while the board is too large for it
    QComboBox *m_theme;
    QCheckBox *m_transparent;
    QCheckBox *m_heat;
    QCheckBox *m_rates;
    QLabel *m_preview;
    QLabel *m_problem;
    std::unique_ptr<FileJob> m_job;
};

/// Puts a picture of the selection (of the board, when nothing is selected) onto the clipboard.
core::Result<void> copyPicture(const Workspace &workspace, const CanvasStyle &shown);
