#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Counts the instructions of estimating each template with callgrind, beside the numbers kept.

usage: count_instructions.py PROGRAM [--keep]
"""
import json
import pathlib
import re
import subprocess
import sys

KEPT = pathlib.Path(__file__).with_name("instructions.json")
TEMPLATES = ["fraud-detection", "video-recommendation", "visual-search"]


def instructions(program, *arguments):
    run = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, *arguments],
        capture_output=True, text=True, check=True)
    return int(re.search(r"Collected\s*:\s*(\d+)", run.stderr).group(1))


def main():
    program = sys.argv[1]
    without = instructions(program)
    counts = {name: instructions(program, name) - without for name in TEMPLATES}
    kept = json.loads(KEPT.read_text()) if KEPT.exists() else {}
    for name, count in counts.items():
        before = kept.get(name)
        change = f"{count / before - 1:+.1%} against {before:,}" if before else "nothing kept"
        print(f"estimate of {name}: {count:,} instructions, {change}")
    if "--keep" in sys.argv:
        KEPT.write_text(json.dumps(counts, indent=2) + "\n")


main()
