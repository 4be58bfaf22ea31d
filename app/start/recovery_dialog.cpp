// SPDX-License-Identifier: MIT
#include "app/start/recovery_dialog.h"

#include "app/document/change_text.h"
#include "app/export/picture.h"
#include "app/look/plain_text.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using core::io::FileState;
using core::io::LeftBoard;

namespace {

constexpr QSize dialogSize {760, 520};
constexpr QSize pictureSize {184, 118};
constexpr QSize roomAround {40, 40}; ///< on a small screen

QLabel *label(const QString &text, const QString &role = {})
{
    auto *result = plain_text::label(text);
    result->setWordWrap(true);
    if (!role.isEmpty()) {
        result->setProperty("role", role);
    }
    return result;
}

QString timeText(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
}

QString titleOf(const LeftBoard &board)
{
    const auto title = board.journal.design.title.simplified();
    return title.isEmpty() ? RecoveryDialog::tr("Untitled design") : title;
}

QString placeOf(const LeftBoard &board)
{
    return board.journal.file.isEmpty() ? RecoveryDialog::tr("Never saved to a file")
                                        : QDir::toNativeSeparators(board.journal.file);
}

QString timesOf(const LeftBoard &board)
{
    auto text = RecoveryDialog::tr("%1, the last on %2")
                    .arg(changeCountText(board.journal.changes), timeText(board.journal.changed));
    if (board.fileTime.isValid()) {
        text += u'\n' + RecoveryDialog::tr("File written on %1").arg(timeText(board.fileTime));
    }
    return text;
}

/// What the person should know before recovering; mostly nothing.
QString warningOf(const LeftBoard &board)
{
    if (board.journal.badBytes > 0) {
        return RecoveryDialog::tr(
            "The journal is damaged: what came after these changes cannot be read.");
    }
    switch (board.fileState) {
    case FileState::Missing:
        return RecoveryDialog::tr("The file is no longer there.");
    case FileState::Unreadable:
        return RecoveryDialog::tr("The file cannot be read as a design.");
    case FileState::Changed:
        return RecoveryDialog::tr("The file was changed elsewhere after these changes began.");
    case FileState::None:
    case FileState::Known:
    case FileState::Same:
        break;
    }
    return {};
}

} // namespace

RecoveryDialog::RecoveryDialog(const core::io::LeftBoards &found, const core::Catalog &catalog,
    const Appearance &appearance, QWidget *parent)
    : QDialog(parent), m_catalog(catalog), m_appearance(appearance), m_rows(new QVBoxLayout)
{
    setObjectName(u"recovery"_s);
    setWindowTitle(tr("Recover boards"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(dialogSize.boundedTo(screen()->availableSize() - roomAround));
    auto *heading = label(tr("These boards were not closed"));
    heading->setFont(::font(TypeSize::Title, QFont::DemiBold));
    auto *list = new QWidget;
    list->setLayout(m_rows);
    m_rows->setContentsMargins(0, 0, 8, 0);
    m_rows->setSpacing(10);
    for (const auto &board : found.boards) {
        auto *entry = row(board);
        m_rowOf.insert(board.journalPath, entry);
        m_rows->addWidget(entry);
    }
    for (const auto &error : found.damaged) {
        m_rows->addWidget(
            label(tr("A journal cannot be read and is left where it is: %1").arg(error.text()),
                u"muted"_s));
    }
    m_rows->addStretch();
    auto *area = new QScrollArea;
    area->setWidget(list);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(tr("Decide later"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 22, 24, 18);
    layout->setSpacing(12);
    layout->addWidget(heading);
    layout->addWidget(label(tr("Their changes were kept. What you neither recover nor discard is "
                               "offered again at the next start."),
        u"muted"_s));
    layout->addWidget(area, 1);
    layout->addWidget(buttons);
}

void RecoveryDialog::drop(const QString &journalPath)
{
    if (auto *gone = m_rowOf.take(journalPath)) {
        gone->hide();
        gone->deleteLater();
    }
    if (m_rowOf.isEmpty()) {
        close();
    }
}

QWidget *RecoveryDialog::row(const LeftBoard &board)
{
    auto *card = new QFrame;
    card->setProperty("role", u"card"_s);
    auto *layout = new QHBoxLayout(card);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(16);
    layout->addWidget(pictureOf(board), 0, Qt::AlignTop);
    layout->addWidget(textsOf(board), 1);
    layout->addWidget(buttonsFor(board), 0, Qt::AlignTop);
    return card;
}

QLabel *RecoveryDialog::pictureOf(const LeftBoard &board)
{
    auto *result = plain_text::label();
    result->setFixedSize(pictureSize);
    result->setAlignment(Qt::AlignCenter);
    auto image = picture::thumbnail(
        board.journal.design, m_catalog, m_appearance.theme(), pictureSize * devicePixelRatioF());
    if (image.isNull()) {
        result->setText(tr("Empty board"));
        result->setProperty("role", u"faint"_s);
        return result;
    }
    image.setDevicePixelRatio(devicePixelRatioF());
    result->setPixmap(QPixmap::fromImage(image));
    return result;
}

QWidget *RecoveryDialog::textsOf(const LeftBoard &board)
{
    auto *box = new QWidget;
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(label(titleOf(board), u"heading"_s));
    layout->addWidget(label(placeOf(board), u"muted"_s));
    layout->addWidget(label(timesOf(board)));
    if (const auto warning = warningOf(board); !warning.isEmpty()) {
        layout->addWidget(label(warning, u"error"_s));
    }
    layout->addStretch();
    return box;
}

QWidget *RecoveryDialog::buttonsFor(const LeftBoard &board)
{
    auto *box = new QWidget;
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    auto *recover = new QPushButton(tr("Recover"));
    recover->setProperty("primary", true);
    auto *compare = new QPushButton(tr("Compare\u2026"));
    auto *discard = new QPushButton(tr("Discard\u2026"));
    for (auto *button : {recover, compare, discard}) {
        button->setAutoDefault(false);
        layout->addWidget(button);
    }
    connect(recover, &QPushButton::clicked, this, [=, this] { Q_EMIT recoverRequested(board); });
    connect(compare, &QPushButton::clicked, this, [=, this] { Q_EMIT compareRequested(board); });
    connect(discard, &QPushButton::clicked, this, [=, this] { Q_EMIT discardRequested(board); });
    return box;
}
