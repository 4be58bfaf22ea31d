// SPDX-License-Identifier: MIT
#include "app/help_view.h"

#include "core/io/file.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QTextBrowser>

using namespace Qt::StringLiterals;

namespace {

const auto helpFolder = u":/inferboard/resources/help"_s;

/// The first line of a page is its title: "# Estimates".
QString titleOf(const QString &page)
{
    return page.section(u'\n', 0, 0).remove(u'#').trimmed();
}

} // namespace

HelpView::HelpView(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Help"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(900, 640);
    auto *list = new QListWidget(this);
    auto *text = new QTextBrowser(this);
    text->setOpenLinks(false);
    list->setFixedWidth(220);
    auto *layout = new QHBoxLayout(this);
    layout->addWidget(list);
    layout->addWidget(text, 1);
    const auto files = core::io::list(helpFolder, u".md"_s);
    QStringList pages;
    for (const auto &file : files ? *files : QStringList()) {
        const auto content = core::io::read(helpFolder + u'/' + file);
        pages.append(content ? QString::fromUtf8(*content) : content.error().text());
        list->addItem(titleOf(pages.last()));
    }
    connect(list, &QListWidget::currentRowChanged, text,
        [text, pages](int row) { text->setMarkdown(pages.value(row)); });
    list->setCurrentRow(0);
}
