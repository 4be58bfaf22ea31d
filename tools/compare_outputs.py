#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Whether two builds say the same, byte for byte: compare_outputs.py BEFORE AFTER [DESIGN…]

Runs both programs over every template (or the designs given): check, estimate, simulate with a seed,
and export, as text and as JSON, SVG and PNG. For changes that must not change what people see."""
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile

COMMANDS = {
    "check": ["check"],
    "check --json": ["check", "--json"],
    "estimate": ["estimate"],
    "estimate --json": ["estimate", "--json"],
    "simulate --seed 7": ["simulate", "--seed", "7", "--requests", "20000"],
    "simulate --seed 7 --json": ["simulate", "--seed", "7", "--requests", "20000", "--json"],
}
FILES = {"export .svg": "board.svg", "export .png": "board.png"}
TIME_TAKEN = re.compile(rb'"(took_s|seconds)": [0-9.e+-]+')  # the clock's, not the program's


def environment(folder):
    return dict(os.environ, HOME=folder, XDG_CONFIG_HOME=folder, XDG_STATE_HOME=folder, XDG_DATA_HOME=folder,
                LC_ALL="C.UTF-8", QT_QPA_PLATFORM="offscreen", NO_COLOR="1", COLUMNS="100")


def run(program, arguments, folder):
    done = subprocess.run([program, *arguments], env=environment(folder), capture_output=True, timeout=600)
    return done.returncode, TIME_TAKEN.sub(b"", done.stdout)


def outputs(program, design, folder):
    """What the program says about the design: the exit code and the bytes of each command."""
    said = {name: run(program, [words[0], design, *words[1:]], folder) for name, words in COMMANDS.items()}
    for name, file in FILES.items():
        path = os.path.join(folder, file)
        code, _ = run(program, ["export", design, "-o", path], folder)
        with open(path, "rb") as written:
            said[name] = code, written.read()
        os.remove(path)
    return said


def templates(program, folder):
    listed = subprocess.run([program, "templates", "--json"], env=environment(folder), capture_output=True, text=True)

    ids = [entry["id"] for entry in json.loads(listed.stdout)]
    for name in ids:
        path = os.path.join(folder, f"{name}.inferboard")
        subprocess.run([program, "new", name, "-o", path, "--force"], env=environment(folder), check=True, capture_output=True)
        yield path


def main():
    before, after = (os.path.abspath(program) for program in sys.argv[1:3])
    count = different = 0
    with tempfile.TemporaryDirectory() as folder:
        for design in sys.argv[3:] or list(templates(before, folder)):
            old, new = (outputs(program, design, folder) for program in (before, after))
            for name in old:
                count += 1
                if old[name] != new[name]:
                    different += 1
                    print(f"{os.path.basename(design)}: {name} differs: exit codes {old[name][0]} and {new[name][0]}, "
                          f"{hashlib.sha256(old[name][1]).hexdigest()[:12]} and {hashlib.sha256(new[name][1]).hexdigest()[:12]}")
    print(f"{count} outputs compared, {different} differ")
    sys.exit(1 if different else 0)


main()
