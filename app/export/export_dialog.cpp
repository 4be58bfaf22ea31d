// SPDX-License-Identifier: MIT
#include "app/export/export_dialog.h"

#include "app/look/plain_text.h"
#include "core/io/file.h"
#include "core/model/edits.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QSignalBlocker>
#include <QStandardPaths>

#include <array>

using namespace Qt::StringLiterals;

namespace {

constexpr QSize previewSize {460, 320};
constexpr QSize smallPreviewSize {260, 200}; ///< where the screen has no room for the other
constexpr int besidePreview = 330; ///< what the options need
/// Those that people choose from; a board too large for some of them is offered its largest.
constexpr std::array scales {0.25, 0.5, 1.0, 2.0, 3.0};

/// The largest preview beside which the options fit on the screen.
QSize previewSizeOn(const QWidget &widget)
{
    const auto screen = widget.screen()->availableSize();
    const bool isRoomy = screen.width() >= previewSize.width() + besidePreview;
    return isRoomy ? previewSize : smallPreviewSize;
}

QComboBox *choice(const QString &name, const QStringList &texts, QWidget *parent)
{
    auto *combo = new QComboBox(parent);
    combo->setObjectName(name);
    combo->addItems(texts);
    return combo;
}

} // namespace

ExportDialog::ExportDialog(Workspace &workspace, const CanvasStyle &shown,
    const FileNameChoice &names, const QString &boardFile, QWidget *parent)
    : QDialog(parent), m_workspace(workspace), m_names(names), m_boardFile(boardFile),
      m_preview(plain_text::label({}, this)), m_problem(plain_text::label({}, this))
{
    setWindowTitle(tr("Export image"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_preview->setFixedSize(previewSizeOn(*this));
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
    constexpr int longestWaitMs = 1000;
    if (m_job && !m_job->wait(longestWaitMs)) {
        FileJob::leaveBehind(std::move(m_job));
    }
}

bool ExportDialog::finishWriting(std::chrono::milliseconds most)
{
    return !m_job || m_job->wait(QDeadlineTimer(most));
}

QWidget *ExportDialog::buildOptions(const CanvasStyle &shown)
{
    auto *box = new QWidget(this);
    auto *form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(10);
    m_format = choice(u"exportFormat"_s, {u"PNG"_s, u"SVG"_s}, box);
    m_region = choice(u"exportRegion"_s, {tr("Whole board"), tr("Selection")}, box);
    m_scale = choice(u"exportScale"_s, {}, box);
    m_theme = choice(u"exportTheme"_s, {tr("Light"), tr("Dark")}, box);
    m_transparent = new QCheckBox(tr("Transparent background"), box);
    m_heat = new QCheckBox(tr("Utilisation on components"), box);
    m_rates = new QCheckBox(tr("QPS on connections"), box);
    offerScales(scales.back());
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
    connect(m_scale, &QComboBox::currentIndexChanged, this,
        [this] { m_wantedScale = m_scale->currentData().toDouble(); });
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
    options.scale = m_scale->currentData().toDouble();
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
    const double ratio = devicePixelRatioF();
    const auto room = m_preview->size() * ratio;
    const auto preview = picture::preview(design(), m_workspace.library.catalog, options(), room);
    tell(preview ? QString() : preview.error().text());
    if (preview) {
        auto pixmap = QPixmap::fromImage(preview->image);
        pixmap.setDevicePixelRatio(ratio);
        m_preview->setPixmap(pixmap);
        offerScales(preview->largestScale);
    }
}

void ExportDialog::offerScales(double largest)
{
    const QSignalBlocker blocker(m_scale);
    m_scale->clear();
    const auto offer = [this](double scale) { m_scale->addItem(u"%1\u00d7"_s.arg(scale), scale); };
    for (const double scale : scales) {
        if (scale < largest) {
            offer(scale);
        }
    }
    if (largest <= scales.back()) {
        offer(largest); // a large board: this is what its picture can have
    }
    int chosen = 0;
    for (int i = 0; i < m_scale->count(); ++i) {
        chosen = m_scale->itemData(i).toDouble() <= m_wantedScale ? i : chosen;
    }
    m_scale->setCurrentIndex(chosen);
}

void ExportDialog::chooseFile()
{
    auto kinds = picture::fileKinds();
    if (m_format->currentIndex() != 0) {
        kinds.swapItemsAt(0, 1);
    }
    const auto suggested = file_name::beside(m_boardFile,
        QStandardPaths::writableLocation(QStandardPaths::PicturesLocation),
        m_workspace.document.design().title, tr("design"), kinds.first());
    const auto path = m_names.choose({tr("Export image"), kinds, suggested, {}});
    if (!path.isEmpty()) {
        writeTo(path);
    }
}

void ExportDialog::writeTo(const QString &path)
{
    const auto bytes = picture::encoded(path, design(), m_workspace.library.catalog, options());
    if (!bytes) {
        tell(bytes.error().text());
        return;
    }
    setEnabled(false);
    m_job = std::make_unique<FileJob>([this, path, content = *bytes]() -> FileJob::Answer {
        const auto done = core::io::write(path, content);
        return [this, path, done] { finish(path, done); };
    });
    connect(m_job.get(), &QThread::finished, this, [this] { m_job->answer()(); });
    m_job->start();
}

void ExportDialog::finish(const QString &path, const core::Result<void> &done)
{
    setEnabled(true);
    if (!done) {
        tell(done.error().text());
        return;
    }
    Q_EMIT written(path);
    accept();
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
