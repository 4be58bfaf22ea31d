#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Photographs the real window with the fraud-detection template: screenshot.py PROGRAM OUT.png
[light|dark] [scale] [key ...]; keys are pressed before the photograph."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "window"))
from screen import HEIGHT, WIDTH, Screen  # noqa: E402


def main():
    program, out = sys.argv[1:3]
    theme = sys.argv[3] if len(sys.argv) > 3 else "light"
    scale = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    keys = sys.argv[5:] or ["ctrl+4"]
    template = os.environ.get("TEMPLATE", "fraud-detection")
    with Screen(program, ["--template", template], scale, WIDTH * scale, HEIGHT * scale, theme) as screen:
        for key in keys:
            screen.press(key)
        screen.photograph(out)


main()
