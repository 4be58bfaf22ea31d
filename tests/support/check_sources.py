#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks what the compiler does not: which room includes which, sizes of files, licence lines,
and that only the named rooms touch Graphviz, JSON schemas, settings and the disk."""
import re
import subprocess
import sys

import check_texts
import code_rules

# A file may include its own room and those before it in its list.
CORE = ["", "model", "layout", "catalog", "estimate", "checks", "io"]
CORE_MAY = {
    "": {""},
    "model": {""},
    "layout": {"", "model"},
    "catalog": {"", "model"},
    "estimate": {"", "model", "catalog"},
    "checks": {"", "model", "layout", "catalog", "estimate"},
    "io": {"", "model", "catalog", "estimate", "checks"},
}
# core/analysis.*, core/library.* and core/mend.* are rooms of one file each.
CORE_FILES = {
    "analysis": {"", "model", "catalog", "estimate", "checks"},
    "library": {"", "model", "catalog", "estimate", "checks", "io"},
    "mend": {"", "model", "catalog", "estimate", "checks", "analysis", "library"},
}
# The window puts everything together; the rooms below it know only these rooms of app/.
APP_MAY = {
    "document": {"document", "file_settings", "settings"},
    "charts": {"charts", "directed_text", "hatch", "plain_text", "settings", "theme"},
    "canvas": {"canvas", "directed_text", "document", "hatch", "icons", "plain_text", "settings", "severity_title", "text_drag", "theme", "typing_pause", "workspace"},
    "panels": {"panels", "charts", "document", "icons", "plain_text", "settings", "severity_title", "text_drag", "theme", "typing_pause", "workspace"},
    "export": {"export", "directed_text", "canvas", "charts", "document", "file_name", "file_name_choice", "icons", "panels", "plain_text", "settings", "theme", "workspace"},
    "start": {"start", "export", "canvas", "document", "icons", "plain_text", "settings", "theme", "workspace"},
    "cli": {"cli", "export", "canvas", "document", "file_settings", "settings", "theme"},
}
# Files of app/ itself that rooms build on may know only these.
APP_ROOT_MAY = {
    "settings": set(), "severity_title": set(), "text_drag": set(), "typing_pause": set(), "icons": set(), "hatch": set(), "directed_text": set(), "display": set(), "plain_text": set(), "elided": set(), "window_place": set(), "style_sheet": {"theme", "settings"},
    "theme": {"settings", "style_sheet"}, "workspace": {"document", "theme", "settings"},
    "actions": {"icons", "theme", "settings"},
    "file_name": set(), "file_settings": set(), "file_name_choice": {"file_name", "plain_text"}, "file_dialogs": {"document", "plain_text", "repair_question"},
    "versions_dialog": {"document", "plain_text"},
}
CORE_TOP_FOR_CORE = {"result", "at", "json", "words", "clean_text", "partial_json"}

# Words that only some files may include.
ONLY = [
    (r"<(graphviz/)?(gvc|cgraph)\.h>", r"^core/layout/layout\.cpp$"),
    (r"<valijson/", r"^core/io/schema\.cpp$"),
    (r"<QSettings>", r"^app/(file_)?settings\.cpp$"),
    (r"<QSaveFile>", r"^core/io/atomic_write\.cpp$"),
    (r"<(QFile|fstream)>", r"^(core/io/(file|inode_lock|journal_file|atomic_write|posix_file|versions)|app/icons|app/cli/command_line)\.cpp$"),  # resources; names of files
    (r"<CLI/", r"^app/cli/"),
    (r"<Q(tGui|Color|Font|Painter|Widget|Application)\b", r"^(app|tests)/"),
]
NO_QT = [r"^core/estimate/(queueing|linear_flow|law|network|availability|request_paths|sizing_formulas|cache_hits)\.(h|cpp)$", r"^core/estimate/(analytic|simulation)/"]
MOST_LINES = {".cpp": 400, ".h": 150}


def files(*folders):
    out = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *folders],
        check=True, capture_output=True, text=True).stdout
    return [f for f in out.splitlines() if f.endswith((".cpp", ".h"))]


def room_problem(path, include):
    parts, target = path.split("/"), include.split("/")
    if target[0] not in ("core", "app"):
        return None
    if parts[0] == "core":
        if target[0] == "app":
            return "core must not know app"
        stem = parts[1].split(".")[0]
        if len(parts) == 2:
            may = CORE_FILES.get(stem, {""})
        else:
            may = CORE_MAY.get(parts[1])
            if may is None:
                return f"core/{parts[1]} is not in the table of rooms"
            may = may | {parts[1]}
        if len(target) == 2:
            name = target[1].split(".")[0]
            return None if name in CORE_TOP_FOR_CORE | {stem} or (len(parts) == 2 and name in may) else f"core/{name} is above this room"
        return None if target[1] in may else f"core/{target[1]} is above or beside this room"
    if target[0] == "app" and len(parts) == 2:
        stem = parts[1].split(".")[0]
        may = APP_ROOT_MAY.get(stem)
        room = target[1].split(".")[0] if len(target) == 2 else target[1]
        return None if may is None or room == stem or room in may else f"app/{room} is above this file"
    if target[0] == "app" and len(parts) > 2:
        may = APP_MAY.get(parts[1])
        if may is None:
            return f"app/{parts[1]} is not in the table of rooms"
        room = target[1].split(".")[0] if len(target) == 2 else target[1]
        return None if room in may else f"app/{room} is above or beside this room"
    return None


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
            problem = room_problem(path, found.group(2))
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


def all_problems():
    for path in files("core", "app"):
        yield from ((path, line, problem) for line, problem in problems_of(path))
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
        print(f"{bad} problems; the table is in tests/support/check_sources.py and ARCHITECTURE.md")
        sys.exit(1)


main()
