#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Seeds circles and forbidden arrows that `./dev check` must refuse."""
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import include_graph  # noqa: E402


def including(*paths):
    return "".join(f'#include "{path}"\n' for path in paths)


def problems(texts):
    return list(include_graph.cycle_problems(texts))


class Cycles(unittest.TestCase):
    def test_two_units_that_include_each_other_are_refused(self):
        found = problems({"core/model/a.h": including("core/model/b.h"),
                          "core/model/b.h": "", "core/model/b.cpp": including("core/model/b.h", "core/model/a.h")})
        self.assertEqual(found, ["these units include each other in a circle: core/model/a, core/model/b"])

    def test_a_longer_way_round_is_refused_as_well(self):
        found = problems({"core/x/a.h": including("core/x/b.h"), "core/x/b.h": including("core/x/c.h"),
                          "core/x/c.cpp": including("core/x/a.h"), "core/x/d.h": including("core/x/a.h")})
        self.assertEqual(found, ["these units include each other in a circle: core/x/a, core/x/b, core/x/c"])

    def test_two_rooms_that_include_each_other_are_refused(self):
        found = problems({"app/panels/brief/a.h": including("app/widgets/b.h"), "app/widgets/b.h": "",
                          "app/widgets/c.cpp": including("app/panels/brief/d.h"), "app/panels/brief/d.h": ""})
        self.assertEqual(found, ["these rooms include each other in a circle: app/panels/brief, app/widgets"])

    def test_a_room_within_a_room_is_a_room_of_its_own(self):
        found = problems({"core/estimate/estimate.h": including("core/estimate/answer/a.h"),
                          "core/estimate/answer/a.cpp": including("core/estimate/estimate.h")})
        self.assertIn("these rooms include each other in a circle: core/estimate, core/estimate/answer", found)

    def test_what_runs_one_way_passes(self):
        self.assertEqual(problems({"core/x/a.h": including("core/x/b.h", "core/y/c.h"), "core/x/b.h": "",
                                   "core/x/b.cpp": including("core/x/b.h", "core/y/c.h"), "core/y/c.h": "",
                                   "app/main.cpp": including("app/settings/settings.h"), "app/settings/settings.h": ""}), [])


class Arrows(unittest.TestCase):
    MAY = {"core/x": ["core/y"], "core/y": [], "app/main": ["core/x"]}

    def problem(self, path, target):
        return include_graph.room_problem(path, target, self.MAY)

    def test_only_the_arrows_of_the_table_are_allowed(self):
        self.assertIsNone(self.problem("core/x/a.cpp", "core/y/b.h"))
        self.assertIsNone(self.problem("core/x/a.cpp", "core/x/b.h"))
        self.assertEqual(self.problem("core/y/a.cpp", "core/x/b.h"), "core/y must not know core/x")

    def test_a_new_room_has_to_be_entered(self):
        self.assertEqual(self.problem("core/z/a.cpp", "core/x/b.h"), "core/z is not in the table of rooms")

    def test_a_file_of_the_top_folder_is_a_room(self):
        self.assertIsNone(self.problem("app/main.cpp", "core/x/a.h"))
        self.assertEqual(self.problem("app/main.cpp", "core/y/a.h"), "app/main must not know core/y")

    def test_lines_are_counted_from_one(self):
        self.assertEqual(include_graph.includes_of('// text\n#include <QString>\n#include "core/x/a.h"\n'),
                         [(3, "core/x/a.h")])


unittest.main()
