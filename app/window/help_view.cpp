// SPDX-License-Identifier: MIT
#include "app/window/help_view.h"

#include "app/look/window_place.h"
#include "app/widgets/text_drag.h"
#include "app/window/rule_pages.h"
#include "core/io/file.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QSignalBlocker>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextCursor>

using namespace Qt::StringLiterals;

namespace {

constexpr double paragraphGap = 6;
constexpr double headingGap = 16;
const auto helpFolder = u":/inferboard/resources/help"_s;

/// The first line of a page is its title: "# Estimates".
QString titleOf(const QString &page)
{
    return page.section(u'\n', 0, 0).remove(u'#').trimmed();
}

/// Pages hold no pictures: what looks like one in a person's own checklist is not read from the
/// disk.
class PageView : public EndsTextDrag<QTextBrowser> {
public:
    using EndsTextDrag::EndsTextDrag;
    QVariant loadResource(int, const QUrl &) override { return QByteArray(); }
};

} // namespace

HelpView::HelpView(const core::Library &library, QWidget *parent)
    : QDialog(parent), m_library(library), m_list(new QListWidget(this)), m_text(new PageView(this))
{
    setObjectName(u"help"_s);
    setWindowTitle(tr("Help"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(window_place::fitting({900, 640}, *this));
    m_text->setOpenLinks(false);
    m_list->setFixedWidth(250);
    auto *layout = new QHBoxLayout(this);
    layout->addWidget(m_list);
    layout->addWidget(m_text, 1);
    const auto files = core::io::list(helpFolder, u".md"_s);
    for (const auto &file : files ? *files : QStringList()) {
        const auto content = core::io::read(helpFolder + u'/' + file);
        addPage(content ? QString::fromUtf8(*content) : content.error().text());
    }
    for (const auto &checklist : library.checklists) {
        m_list->addItem(tr("Framework: %1").arg(checklist.name));
    }
    connect(m_list, &QListWidget::currentRowChanged, this, &HelpView::showRow);
    connect(m_text, &QTextBrowser::anchorClicked, this, &HelpView::follow);
    m_list->setCurrentRow(0);
}

void HelpView::addPage(const QString &page)
{
    m_pages.append(page);
    m_list->addItem(titleOf(page));
}

void HelpView::showPage(const QString &page)
{
    // What a checklist says may come from a person: marks for structure, but no HTML.
    m_text->document()->setMarkdown(page,
        QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub)
            | QTextDocument::MarkdownNoHTML);
    for (auto block = m_text->document()->begin(); block.isValid(); block = block.next()) {
        auto format = block.blockFormat();
        format.setTopMargin(format.headingLevel() > 1 ? headingGap : paragraphGap);
        QTextCursor(block).setBlockFormat(format);
    }
    m_text->moveCursor(QTextCursor::Start);
}

void HelpView::showRow(int row)
{
    const auto framework = row - m_pages.size();
    if (row >= 0) {
        showPage(framework < 0 ? m_pages.at(row)
                               : rule_pages::framework(m_library.checklists.at(framework)));
    }
}

void HelpView::showRule(const QString &rule)
{
    for (qsizetype i = 0; i < m_library.checklists.size(); ++i) {
        if (m_library.checklists.at(i).rule(rule) != nullptr) {
            const QSignalBlocker blocker(m_list);
            m_list->setCurrentRow(static_cast<int>(m_pages.size() + i));
            break;
        }
    }
    showPage(rule_pages::rule(rule, m_library));
    m_text->setFocus();
}

void HelpView::follow(const QUrl &link)
{
    if (link.scheme() == "rule"_L1) {
        showRule(link.path());
        return;
    }
    for (int i = 0; i < m_library.checklists.size(); ++i) {
        if (link.scheme() == "framework"_L1 && m_library.checklists.at(i).id == link.path()) {
            m_list->setCurrentRow(static_cast<int>(m_pages.size()) + i);
            showRow(m_list->currentRow());
        }
    }
}
