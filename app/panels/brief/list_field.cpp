// SPDX-License-Identifier: MIT
#include "app/panels/brief/list_field.h"

#include "app/look/plain_text.h"
#include "app/widgets/auto_height_text_edit.h"
#include "app/widgets/labels_and_buttons.h"
#include "app/widgets/line_field.h"

#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

ListField::ListField(
    const QString &prompt, const QStringList &suggestions, Appearance &appearance, QWidget *parent)
    : QWidget(parent), m_appearance(appearance), m_column(new QVBoxLayout(this)),
      m_add(new LineField(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(3);
    m_column->addWidget(m_add);
    m_add->setObjectName(u"add"_s);
    m_add->setPlaceholderText(tr("Add one and press Enter"));
    m_add->setToolTip(plain_text::toolTip(prompt));
    m_add->installEventFilter(this);
    setFocusProxy(m_add);
    connect(m_add, &LineField::entered, this, &ListField::add);
    suggest(suggestions);
}

void ListField::suggest(const QStringList &suggestions)
{
    if (suggestions.isEmpty()) {
        return;
    }
    auto *completer = new QCompleter(suggestions, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_add->setCompleter(completer);
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this, &ListField::add,
        Qt::QueuedConnection);
}

void ListField::setShown(const QStringList &entries)
{
    m_entries = entries;
    while (m_rows.size() > entries.size()) {
        removeLastRow();
    }
    while (m_rows.size() < entries.size()) {
        addRow();
    }
    for (qsizetype i = 0; i < entries.size(); ++i) {
        m_rows.at(i).text->setShown(entries.at(i));
    }
}

bool ListField::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = watched == m_add && event->type() == QEvent::KeyPress;
    const bool isUp = isKey && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Up;
    if (isUp && m_add->text().isEmpty() && !m_rows.isEmpty()) {
        m_rows.last().text->setFocus();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ListField::addRow()
{
    auto *box = new QWidget(this);
    auto *text = new AutoHeightTextEdit(AutoHeightTextEdit::Enter::Finishes, box);
    text->setProperty("flat", true);
    text->setObjectName(u"entry"_s);
    auto *remove = labels_and_buttons::iconButton(u"close"_s, tr("Remove"), m_appearance, box);
    remove->setFocusPolicy(Qt::NoFocus);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    auto *bullet = labels_and_buttons::label(u"•"_s, "faint", box);
    bullet->setContentsMargins(2, 4, 0, 0);
    bullet->setWordWrap(false);
    row->addWidget(bullet, 0, Qt::AlignTop);
    row->addWidget(text, 1);
    row->addWidget(remove, 0, Qt::AlignTop);
    connect(text, &AutoHeightTextEdit::entered, this, [this, text](const QString &entered) {
        if (!entered.simplified().isEmpty()) {
            change(text, entered);
        }
    });
    // Only now: who clears a line may be about to write another.
    connect(text, &AutoHeightTextEdit::left, this, [this, text] {
        if (text->toPlainText().simplified().isEmpty()) {
            change(text, {});
        }
    });
    connect(text, &AutoHeightTextEdit::finished, m_add, qOverload<>(&QWidget::setFocus));
    connect(remove, &QToolButton::clicked, this, [this, text] { change(text, {}); });
    m_column->insertWidget(static_cast<int>(m_rows.size()), box);
    m_rows.append({box, text});
}

void ListField::removeLastRow()
{
    const auto row = m_rows.takeLast();
    const bool hadFocus = row.text->hasFocus();
    labels_and_buttons::silence(row.box);
    row.box->hide();
    row.box->deleteLater();
    if (hadFocus) {
        m_add->setFocus();
    }
}

void ListField::add(const QString &text)
{
    const auto entry = text.simplified();
    auto entries = m_entries;
    if (!entry.isEmpty() && !entries.contains(entry)) {
        entries.append(entry);
        Q_EMIT entered(entries);
    }
    m_add->restore();
}

void ListField::change(const AutoHeightTextEdit *row, const QString &text)
{
    const auto found = std::find_if(
        m_rows.begin(), m_rows.end(), [&](const Row &candidate) { return candidate.text == row; });
    if (found == m_rows.end()) {
        return;
    }
    auto entries = m_entries;
    const auto index = found - m_rows.begin();
    const auto entry = text.simplified();
    if (entry.isEmpty()) {
        entries.removeAt(index);
    } else {
        entries.replace(index, entry);
    }
    Q_EMIT entered(entries);
}
