// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/library.h"

#include <QDialog>

class QListWidget;
class QTextBrowser;

/// The manual: the pages of resources/help, written in Markdown, and pages of the frameworks and
/// their rules.
class HelpView : public QDialog {
    Q_OBJECT

public:
    HelpView(const core::Library &library, QWidget *parent);

    /// Shows the page of the rule.
    void showRule(const QString &rule);

private:
    void addPage(const QString &page);
    /// Shows Markdown with room between its paragraphs.
    void showPage(const QString &page);
    void showRow(int row);
    void follow(const QUrl &link);

    const core::Library &m_library;
    QStringList m_pages; ///< in Markdown; a framework's is made when it is asked for
    QListWidget *m_list;
    QTextBrowser *m_text;
};
