#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Seeds faults that `./dev check` must refuse, and sound lines that it must let pass."""
import os
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import code_rules  # noqa: E402


def refused(code):
    return bool(list(code_rules.problems(code)))


def in_function(line):
    return "void f()\n{\n    const int before = 1;\n    for (int i : all) {\n        use(i);\n    }\n" \
           f"    {line}\n}}\n"


class StringPieces(unittest.TestCase):
    def test_auto_that_holds_pieces_is_refused(self):
        for line in ('const auto head = formatNumber(calls) % u" million calls";',
                     'auto head = a % b;',
                     'const auto &head = a % b;',
                     'auto &&head = a\n        % u"b"_s;',
                     'auto head {a % b};',
                     'const auto head = isLong ? (a % b) : (a % c);',
                     'static auto head = QStringView(a) % u\'x\';',
                     'const auto both = std::pair(a % b, 1);',
                     'const auto [x, y] = std::pair(a % b, 1);',
                     'for (const auto &c : a % b) {',
                     'const auto head = [&] { return a % b; };',
                     'QStringBuilder<QString, QString> head = c;',
                     'list.append(std::apply([](auto a, auto b) { return a % b; }, pair));'):
            with self.subTest(line):
                self.assertTrue(refused(in_function(line)))

    def test_a_function_that_deduces_pieces_is_refused(self):
        self.assertTrue(refused('auto head(const QString &a)\n{\n    return a % u"b";\n}\n'))

    def test_strings_and_numbers_that_name_their_type_pass(self):
        for line in ('const QString head = a % b;',
                     'return a % b;',
                     'const qsizetype next = (i + 1) % count;',
                     'const auto text = u"100 % of %1"_s.arg(a);',
                     'const auto head = [&]() -> QString { return a % b; };',
                     'const auto below = [&](int n) { return static_cast<int>(random() % n); };',
                     'const auto name = f(1); // a % b',
                     'text += a % b;',
                     'use(QString(a % b));'):
            with self.subTest(line):
                self.assertFalse(refused(in_function(line)))


class LoneGuards(unittest.TestCase):
    def test_an_assertion_alone_is_refused(self):
        for line in ('Q_ASSERT(m_isOpen);\n    m_document.show(next);',
                     'Q_ASSERT_X(!m_draft, "reset", "a draft; is open");\n    show(design);',
                     'Q_ASSERT(m_isOpen);\n    if (other) {\n        return;\n    }',
                     'assert(m_isOpen);\n    return m_x = 1;'):
            with self.subTest(line):
                self.assertTrue(refused(in_function(line)))

    def test_an_assertion_with_a_refusal_or_a_reason_passes(self):
        for line in ('Q_ASSERT(m_isOpen);\n    if (!m_isOpen) {\n        return;\n    }',
                     'if (m_draft) {\n        Q_ASSERT_X(false, "reset", "a draft is open");\n        return;\n    }',
                     'Q_ASSERT(json.has_value());\n    return json ? *json : nothing;',
                     'Q_ASSERT(action); // assert only: ids are literals, and a test asks for each'):
            with self.subTest(line):
                self.assertFalse(refused(in_function(line)))


class Check(unittest.TestCase):
    def test_the_check_of_sources_refuses_a_seeded_file(self):
        with tempfile.TemporaryDirectory() as folder:
            os.makedirs(os.path.join(folder, "core", "model"))
            with open(os.path.join(folder, "core", "model", "seeded.cpp"), "w", encoding="utf-8") as file:
                file.write("// SPDX-License-Identifier: MIT\n" + in_function('const auto head = a % u"b";'))
            subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
            done = subprocess.run([sys.executable, os.path.join(HERE, "check_sources.py")],
                                  cwd=folder, capture_output=True, text=True)
            self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
            self.assertIn("core/model/seeded.cpp:8: auto with %", done.stdout)


unittest.main()
