// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class Appearance;
class AutoHeightTextEdit;
class LineField;
class QVBoxLayout;

/// A list of short texts, one below the other: each can be changed or removed, and Enter in the
/// last line adds one.
class ListField : public QWidget {
    Q_OBJECT

public:
    ListField(const QString &prompt, const QStringList &suggestions, Appearance &appearance,
        QWidget *parent = nullptr);

    void setShown(const QStringList &entries);

Q_SIGNALS:
    /// A person added, changed or removed an entry.
    void entered(const QStringList &entries);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Row {
        QWidget *box;
        AutoHeightTextEdit *text;
    };

    void suggest(const QStringList &suggestions);
    void addRow();
    void removeLastRow();
    void add(const QString &text);
    void change(const AutoHeightTextEdit *row, const QString &text);

    Appearance &m_appearance;
    QVBoxLayout *m_column;
    LineField *m_add;
    QList<Row> m_rows;
    QStringList m_entries;
};
