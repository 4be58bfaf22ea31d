// SPDX-License-Identifier: MIT
#include "app/window/versions_dialog.h"

#include "app/document/change_text.h"
#include "app/look/plain_text.h"
#include "core/io/design_json.h"
#include "core/io/file.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

constexpr QSize usualSize {680, 400};
constexpr int margin = 20;
constexpr int listWidth = 240;

/// To the second: people save several times a minute.
QString timeText(const QDateTime &when)
{
    return VersionsDialog::tr("%1, %2").arg(
        QLocale().toString(when.date(), QLocale::ShortFormat), when.time().toString(u"HH:mm:ss"_s));
}

} // namespace

VersionsDialog::VersionsDialog(const QString &path, const core::Design &board, QWidget *parent)
    : QDialog(parent), m_board(board), m_list(new QListWidget(this)),
      m_differences(plain_text::label({}, this)), m_copy(new QPushButton(tr("Open a copy"), this)),
      m_restore(new QPushButton(tr("Restore"), this))
{
    setObjectName(u"versions"_s);
    setWindowTitle(tr("Earlier versions"));
    resize(usualSize);
    build(path);
    connect(m_list, &QListWidget::currentRowChanged, this, &VersionsDialog::showCurrent);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        const auto version = current()->version.path;
        accept();
        Q_EMIT copyWanted(version);
    });
    connect(m_restore, &QPushButton::clicked, this, [this] {
        const auto design = *current()->design;
        accept();
        Q_EMIT restoreWanted(design);
    });
    m_restore->setObjectName(u"versionsRestore"_s);
    m_differences->setText(tr("Looking for earlier versions \u2026"));
    m_copy->setEnabled(false);
    m_restore->setEnabled(false);
    m_reading = std::make_unique<FileJob>([this, path]() -> FileJob::Answer {
        return [this, versions = readAll(path)] { show(versions); };
    });
    connect(m_reading.get(), &QThread::finished, this, [this] { m_reading->answer()(); });
    m_reading->start();
}

VersionsDialog::~VersionsDialog()
{
    FileJob::end(std::move(m_reading));
}

void VersionsDialog::build(const QString &path)
{
    auto *heading = plain_text::label(
        tr("What %1 held before it was saved").arg(QFileInfo(path).fileName()), this);
    heading->setProperty("role", u"heading"_s);
    heading->setWordWrap(true);
    m_differences->setWordWrap(true);
    m_differences->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_list->setFixedWidth(listWidth);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(m_differences);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(margin);
    middle->addWidget(m_list);
    middle->addWidget(scroll, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_copy, QDialogButtonBox::ActionRole);
    buttons->addButton(m_restore, QDialogButtonBox::ActionRole);
    m_copy->setToolTip(tr("Opens this version as a board without a file"));
    m_restore->setToolTip(tr("Puts this version on the board; undo takes it back"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(margin / 2);
    layout->addWidget(heading);
    layout->addLayout(middle, 1);
    layout->addWidget(buttons);
}

QList<VersionsDialog::Earlier> VersionsDialog::readAll(const QString &path)
{
    QList<Earlier> versions;
    for (const auto &version : core::io::versionsOf(path)) {
        const auto bytes = core::io::read(version.path);
        versions.append({version,
            bytes ? core::io::fromText(*bytes, version.path)
                  : core::Result<core::Design>(bytes.error())});
    }
    return versions;
}

void VersionsDialog::show(const QList<Earlier> &versions)
{
    m_versions = versions;
    for (const auto &earlier : versions) {
        m_list->addItem(timeText(earlier.version.when));
    }
    if (versions.isEmpty()) {
        m_differences->setText(
            tr("There are none yet. Each save keeps what the file held before it."));
        return;
    }
    m_list->setCurrentRow(0);
    m_list->setFocus();
}

void VersionsDialog::showCurrent()
{
    const auto *earlier = current();
    m_copy->setEnabled(earlier && earlier->design);
    m_restore->setEnabled(earlier && earlier->design);
    if (!earlier) {
        return;
    }
    if (!earlier->design) {
        m_differences->setText(earlier->design.error().text());
        return;
    }
    const auto changes = core::summaryOfChanges(m_board, *earlier->design);
    m_differences->setText(changes.isEmpty()
            ? tr("The same as the board.")
            : tr("Compared with the board, this version has:\n\n%1")
                  .arg(changeLines(changes).join(u"\n\n"_s)));
}

const VersionsDialog::Earlier *VersionsDialog::current() const
{
    const auto row = m_list->currentRow();
    return row >= 0 && row < m_versions.size() ? &m_versions[row] : nullptr;
}
