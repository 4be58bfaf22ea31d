#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks what the compiler does not: which room includes which, sizes of files, licence lines,
and that only the named rooms touch Graphviz, JSON schemas, settings and the disk."""
import json
import os
import re
import subprocess
import sys

import check_texts
import code_rules
import include_graph

# What each room may include of the others; a circle is refused whatever the table says.
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "rooms.json"), encoding="utf-8") as table:
    ROOMS = json.load(table)

# Words that only some files may include.
ONLY = [
    (r"<(graphviz/)?(gvc|cgraph)\.h>", r"^core/layout/layout\.cpp$"),
    (r"<valijson/", r"^core/io/schema\.cpp$"),
    (r"<QSettings>", r"^app/settings/(file_)?settings\.cpp$"),
    (r"<QSaveFile>", r"^core/io/atomic_write\.cpp$"),
    (r"<(QFile|fstream)>", r"^(core/io/(file|inode_lock|journal_file|atomic_write|posix_file|versions)|app/look/icons|app/cli/command_line)\.cpp$"),  # resources; names of files
    (r"<CLI/", r"^app/cli/"),
    (r"<Q(tGui|Color|Font|Painter|Widget|Application)\b", r"^(app|tests)/"),
]
NO_QT = [r"^core/estimate/network/(queueing|linear_flow|distribution|network|availability|request_paths|cache_hits)\.(h|cpp)$", r"^core/estimate/sizing/sizing_formulas\.(h|cpp)$", r"^core/estimate/(analytic|simulation)/"]
MOST_LINES = {".cpp": 400, ".h": 150}


def files(*folders):
    out = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *folders],
        check=True, capture_output=True, text=True).stdout
    return [f for f in out.splitlines() if f.endswith((".cpp", ".h"))]


def problems_of(path):
    text = open(path, encoding="utf-8").read()
    lines = text.splitlines()
    if not lines or "SPDX-License-Identifier: MIT" not in lines[0]:
        yield 1, "the SPDX line is missing on top"
    most = MOST_LINES[path[path.rindex("."):]]
    if len(lines) > most:
        yield len(lines), f"more than {most} lines"
    for number, line in enumerate(lines, 1):
        found = re.match(r'\s*#include\s+(["<])([^">]+)[">]', line)
        if not found:
            if re.search(r"\bforeach\s*\(|\bSIGNAL\(", line):
                yield number, "foreach and SIGNAL() are not used here"
            continue
        if found.group(1) == '"':
            target = found.group(2)
            problem = target.startswith(("core/", "app/")) and include_graph.room_problem(path, target, ROOMS)
            if problem:
                yield number, f'{found.group(2)}: {problem}'
        bracketed = f"<{found.group(2)}>"
        for pattern, allowed in ONLY:
            if re.search(pattern, bracketed) and not re.search(allowed, path):
                yield number, f"{bracketed} is not for this room"
        if any(re.search(p, path) for p in NO_QT) and re.match(r"<Q", bracketed):
            yield number, "this file uses no Qt"
    yield from code_rules.problems(text)
    yield from check_texts.problems(path, text, text_of)


def table_problems(texts):
    """What the table of rooms says and the sources no longer do."""
    arrows = include_graph.graph(texts, include_graph.room_of)
    for room, may in ROOMS.items():
        for target in sorted(set(may) - arrows.get(room, set())):
            yield f"{room} may know {target}, but does not"
        if room not in arrows:
            yield f"there is no room {room}"


def all_problems():
    texts = {path: text_of(path) for path in files("core", "app")}
    for path in texts:
        yield from ((path, line, problem) for line, problem in problems_of(path))
    yield from (("tools/rooms.json", 1, problem) for problem in table_problems(texts))
    yield from (("core and app", 1, problem) for problem in include_graph.cycle_problems(texts))
    for path in files("tests"):
        with open(path, encoding="utf-8") as file:
            yield from ((path, line, problem) for line, problem in code_rules.string_pieces(file.read()))


def text_of(path):
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except FileNotFoundError:
        return ""


def main():
    bad = 0
    for path, line, problem in all_problems():
        print(f"{path}:{line}: {problem}")
        bad += 1
    if bad:
        print(f"{bad} problems; the rooms are in tools/rooms.json and ARCHITECTURE.md")
        sys.exit(1)


main()
