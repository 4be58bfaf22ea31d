// SPDX-License-Identifier: MIT
#include "app/look/plain_text.h"

#include <QLabel>
#include <QMessageBox>

using namespace Qt::StringLiterals;

namespace plain_text {

namespace {

/// As HTML that is always taken for HTML: Qt never has to guess.
QString escaped(const QString &text)
{
    return text.isEmpty() ? QString()
                          : u"<p style=\"white-space:pre-wrap\">%1</p>"_s.arg(text.toHtmlEscaped());
}

} // namespace

QLabel *label(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText); // first: a text set before it would be laid out as HTML
    label->setText(text);
    return label;
}

QString toolTip(const QString &text)
{
    return escaped(text);
}

QString toolTip(const QString &heading, const QString &text)
{
    return u"<p style=\"white-space:pre-wrap\"><b>%1</b>\n%2</p>"_s.arg(
        heading.toHtmlEscaped(), text.toHtmlEscaped());
}

QString caption(QString text)
{
    return text.replace(u'&', u"&&"_s);
}

QString windowTitle(QString text)
{
    return text.replace(u"[*]"_s, u"[*][*]"_s);
}

void setMessage(QMessageBox &box, const QString &text, const QString &details)
{
    box.setTextFormat(Qt::PlainText);
    box.setText(text);
    box.setInformativeText(escaped(details)); // it has no format of its own
}

} // namespace plain_text
