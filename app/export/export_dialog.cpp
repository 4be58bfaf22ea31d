// SPDX-License-Identifier: MIT
#include "app/export/export_dialog.h"

#include "core/io/file.h"
#include "core/model/edits.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace {

constexpr QSize previewSize {460, 320};

QComboBox *choice(const QString &name, const QStringList &texts, QWidget *parent)
{
    auto *combo = new QComboBox(parent);
    combo->setObjectName(name);
    combo->addItems(texts);
    return combo;
}

bool isSvg(const QString &path)
{
    return QFileInfo(path).suffix().compare("svg"_L1, Qt::CaseInsensitive) == 0;
}

} // namespace

ExportDialog::ExportDialog(Workspace &workspace, const CanvasStyle &shown, QWidget *parent)
    : QDialog(parent), m_workspace(workspace), m_preview(new QLabel(this)),
      m_problem(new QLabel(this))
{
    setWindowTitle(tr("Export image"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_preview->setFixedSize(previewSize);
    m_preview->setAlignment(Qt::AlignCenter);
    m_problem->setProperty("role", u"error"_s);
    m_problem->setWordWrap(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 20);
    layout->setSpacing(24);
    layout->addWidget(m_preview);
    layout->addWidget(buildOptions(shown));
}

ExportDialog::~ExportDialog()
{
    m_pool.waitForDone();
}

QWidget *ExportDialog::buildOptions(const CanvasStyle &shown)
{
    auto *box = new QWidget(this);
    auto *form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(10);
    m_format = choice(u"exportFormat"_s, {u"PNG"_s, u"SVG"_s}, box);
    m_region = choice(u"exportRegion"_s, {tr("Whole board"), tr("Selection")}, box);
    m_scale = choice(u"exportScale"_s, {u"1\u00d7"_s, u"2\u00d7"_s, u"3\u00d7"_s}, box);
    m_theme = choice(u"exportTheme"_s, {tr("Light"), tr("Dark")}, box);
    m_transparent = new QCheckBox(tr("Transparent background"), box);
    m_heat = new QCheckBox(tr("Utilisation on components"), box);
    m_rates = new QCheckBox(tr("QPS on connections"), box);
    m_scale->setCurrentIndex(1);
    m_theme->setCurrentIndex(shown.theme.isDark ? 1 : 0);
    m_region->setCurrentIndex(m_workspace.selection.isEmpty() ? 0 : 1);
    m_region->setEnabled(!m_workspace.selection.isEmpty());
    m_heat->setChecked(shown.isHeatShown);
    m_rates->setChecked(shown.areRatesShown);
    form->addRow(tr("Format"), m_format);
    form->addRow(tr("What"), m_region);
    form->addRow(tr("Scale"), m_scale);
    form->addRow(tr("Theme"), m_theme);
    form->addRow(m_transparent);
    form->addRow(m_heat);
    form->addRow(m_rates);
    form->addRow(m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, box);
    auto *save = new QPushButton(tr("Export\u2026"), box);
    save->setObjectName(u"exportSave"_s);
    save->setProperty("primary", true);
    buttons->addButton(save, QDialogButtonBox::AcceptRole);
    save->setDefault(true);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::chooseFile);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (auto *combo : {m_format, m_region, m_scale, m_theme}) {
        connect(combo, &QComboBox::currentIndexChanged, this, &ExportDialog::refreshPreview);
    }
    for (auto *check : {m_transparent, m_heat, m_rates}) {
        connect(check, &QCheckBox::toggled, this, &ExportDialog::refreshPreview);
    }
    return box;
}

void ExportDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    refreshPreview();
}

core::Design ExportDialog::design() const
{
    const auto &whole = m_workspace.document.design();
    return m_region->currentIndex() == 0
        ? whole
        : core::edits::fragment(whole, m_workspace.selection.ids());
}

PictureOptions ExportDialog::options() const
{
    PictureOptions options;
    options.scale = m_scale->currentIndex() + 1;
    options.theme = m_theme->currentIndex() == 0 ? lightTheme() : darkTheme();
    options.isTransparent = m_transparent->isChecked();
    options.analysis = &m_workspace.analyst.plainAnalysis();
    options.isHeatShown = m_heat->isChecked();
    options.areRatesShown = m_rates->isChecked();
    return options;
}

void ExportDialog::refreshPreview()
{
    m_scale->setEnabled(m_format->currentIndex() == 0);
    auto small = options();
    small.scale = 1;
    const auto image = picture::image(design(), m_workspace.library.catalog, small);
    tell(image ? QString() : image.error().text());
    if (image) {
        const double ratio = devicePixelRatioF();
        auto pixmap = QPixmap::fromImage(
            image->scaled(previewSize * ratio, Qt::KeepAspectRatio, Qt::SmoothTransformation));
        pixmap.setDevicePixelRatio(ratio);
        m_preview->setPixmap(pixmap);
    }
}

void ExportDialog::chooseFile()
{
    const auto extension = m_format->currentIndex() == 0 ? u"png"_s : u"svg"_s;
    const auto folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    const auto title = m_workspace.document.design().title;
    const auto name =
        (title.isEmpty() ? tr("design") : title).toLower().replace(u' ', u'-').remove(u'/');
    auto path = QFileDialog::getSaveFileName(this, tr("Export image"),
        QDir(folder).filePath(name + u'.' + extension),
        u"%1 (*.%2)"_s.arg(extension.toUpper(), extension));
    if (path.isEmpty()) {
        return;
    }
    if (QFileInfo(path).suffix().isEmpty()) {
        path += u'.' + extension;
    }
    writeTo(path);
}

void ExportDialog::writeTo(const QString &path)
{
    const auto &catalog = m_workspace.library.catalog;
    const auto bytes = isSvg(path) ? picture::svg(design(), catalog, options())
                                   : picture::png(design(), catalog, options());
    if (!bytes) {
        tell(bytes.error().text());
        return;
    }
    m_pool.start([this, path, content = *bytes] {
        const auto done = core::io::write(path, content);
        QMetaObject::invokeMethod(
            this,
            [this, path, done] {
                if (!done) {
                    tell(done.error().text());
                    return;
                }
                Q_EMIT written(path);
                accept();
            },
            Qt::QueuedConnection);
    });
}

void ExportDialog::tell(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

core::Result<void> copyPicture(const Workspace &workspace, const CanvasStyle &shown)
{
    constexpr double sharp = 2;
    PictureOptions options;
    options.scale = sharp;
    options.theme = shown.theme;
    options.analysis = &workspace.analyst.plainAnalysis();
    options.isHeatShown = shown.isHeatShown;
    options.areRatesShown = shown.areRatesShown;
    const auto &whole = workspace.document.design();
    const auto part = workspace.selection.isEmpty()
        ? whole
        : core::edits::fragment(whole, workspace.selection.ids());
    const auto image = picture::image(part, workspace.library.catalog, options);
    if (!image) {
        return image.error();
    }
    QGuiApplication::clipboard()->setImage(*image);
    return {};
}
