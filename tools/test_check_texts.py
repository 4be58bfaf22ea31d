#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Seeds lines that would show a person's text as HTML, and sees each refused; and that what is
right is let through."""
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import check_texts  # noqa: E402

REFUSED = {
    "a label of nothing else": "auto *label = new QLabel(name, this);",
    "a label over two lines": "auto *label\n    = new QLabel(\n        name);",
    "a label handed on at once": "row->addWidget(new QLabel(name));",
    "a member made in the list": "Bar::Bar() : QWidget(), m_name(new QLabel(this)) { }",
    "a label on the stack": "QLabel label(name);",
    "a label in a pointer that owns": "const auto label = std::make_unique<QLabel>(name);",
    "a format for another label": "auto *a = new QLabel(x);\na->setTextFormat(Qt::PlainText);\nauto *b = new QLabel(x);",
    "a format in another function": "auto *a = new QLabel(x);\n}\nvoid g()\n{\na->setTextFormat(Qt::PlainText);",
    "a format that guesses": "auto *a = new QLabel(x);\na->setTextFormat(Qt::AutoText);",
    "a format in a comment": "auto *a = new QLabel(x);\n// a->setTextFormat(Qt::PlainText);",
    "a message box": "QMessageBox box(QMessageBox::NoIcon, title, text);\nbox.exec();",
    "a message box on the heap": "auto *box = new QMessageBox(this);\nbox->setText(text);",
    "a ready-made message box": "QMessageBox::question(this, tr(\"Save\"), question);",
    "details of a message": "plain_text::setMessage(box, text);\nbox.setInformativeText(text);",
    "a tool tip": "button->setToolTip(name);",
    "a tool tip with a name in it": "button->setToolTip(tr(\"Remove %1\").arg(name));",
    "a tool tip of two": "button->setToolTip(isFull ? tr(\"Full\") : name);",
    "more than the escaped text": "button->setToolTip(plain_text::toolTip(a) + f(name));",
    "a tool tip shown at once": "QToolTip::showText(at, u\"<b>%1</b>\"_s.arg(name), this);",
    "what is this": "button->setWhatsThis(name);",
    "a tool tip of a model": "case Qt::ToolTipRole:\n    return name;",
    "an item's tool tip": "item->setData(Qt::ToolTipRole, name);",
    "HTML": "view->setHtml(name);",
    "Markdown": "view->setMarkdown(name);",
    "a text that guesses": "QStaticText text(name);",
    "a label of one's own": "class Mark : public QLabel {\n    Mark() { setText(x); }\n};",
}

ACCEPTED = {
    "a plain label": "auto *label = new QLabel(this);\nlabel->setTextFormat(Qt::PlainText);",
    "a member with a format": "Bar::Bar() : m_name(new QLabel(this))\n{\n}\nvoid Bar::build()\n{\n    m_name->setTextFormat(Qt::RichText);\n}",
    "a label from the factory": "auto *label = plain_text::label(name, this);",
    "a message": "QMessageBox box(QMessageBox::NoIcon, {}, {});\nplain_text::setMessage(box, text, details);",
    "a message on the heap": "auto *box = new QMessageBox(this);\nplain_text::setMessage(*box, text);",
    "the parts of a message box": "box.setDefaultButton(QMessageBox::Save);\nQMessageBox *box;",
    "a literal": "button->setToolTip(tr(\"Close (Esc), or not\"));",
    "a literal over two lines": "button->setToolTip(tr(\"Close \"\n    \"it\"));",
    "a literal of another class": "button->setToolTip(Bar::tr(\"Close\"));",
    "either of two": "button->setToolTip(isFull ? tr(\"Full\") : tr(\"Empty\"));",
    "an escaped text": "button->setToolTip(plain_text::toolTip(name + u\")\"_s));",
    "an escaped text shown at once": "QToolTip::showText(help->globalPos(), toolTipAt(help->pos()), this);",
    "no tool tip": "button->setToolTip({});",
    "an escaped text of a model": "case Qt::ToolTipRole:\n    return type ? plain_text::toolTip(type->name) : QVariant();",
    "a label of one's own": "class Mark : public QLabel {\n    Mark() { setTextFormat(Qt::PlainText); }\n};",
}


def found(code, path="app/panels/seeded.cpp"):
    text = f"// SPDX-License-Identifier: MIT\nvoid f()\n{{\n{code}\n}}\n"
    return list(check_texts.problems(path, text, lambda _: ""))


class TestCheckTexts(unittest.TestCase):
    def test_what_may_be_read_as_html_is_refused(self):
        for name, code in REFUSED.items():
            with self.subTest(name):
                self.assertTrue(found(code), code)

    def test_what_is_shown_as_it_is_passes(self):
        for name, code in ACCEPTED.items():
            with self.subTest(name):
                self.assertEqual(found(code), [], code)

    def test_the_line_is_told(self):
        self.assertEqual([line for line, _ in found("int x;\nbutton->setToolTip(name);")], [5])

    def test_only_the_window_is_looked_at(self):
        self.assertEqual(found("auto *label = new QLabel(name);", "core/model/seeded.cpp"), [])


unittest.main()
