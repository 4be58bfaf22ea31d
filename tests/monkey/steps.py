# SPDX-License-Identifier: MIT
"""What the monkey does, step by step: each step follows from the seed and its number alone, never
from the clock or from what the window shows, so that a run can be had again."""
import os
import random
import re

HERE = os.path.dirname(os.path.abspath(__file__))
WIDTH, HEIGHT = 1440, 900
PALETTE, CANVAS, SIDE = (8, 80, 235, 860), (260, 110, 1070, 850), (1095, 70, 1430, 860)
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789 .,-_%<>&'\"()[]{}:;*"
PLAIN_KEYS = ["Return", "Escape", "Tab", "Delete", "BackSpace", "Left", "Right", "Up", "Down", "F2", "space",
              "Home", "End", "Page_Down", "shift+Tab", "a", "v", "h", "c", "t", "n", "2", "ctrl+a", "ctrl+Return"]
X_NAMES = {"+": "plus", "-": "minus", "=": "equal", "'": "apostrophe", ".": "period", ",": "comma", "]": "bracketright",
           "[": "bracketleft", "/": "slash", "?": "question", "ins": "Insert", "del": "Delete", "backspace": "BackSpace",
           "return": "Return", "enter": "Return", "esc": "Escape", "tab": "Tab", "backtab": "Tab", "space": "space", "left": "Left",
           "right": "Right", "up": "Up", "down": "Down", "home": "Home", "end": "End"}
# These end the window or wait for a name of a file; the steps below do them in their own way.
NOT_JUST_PRESSED = {"ctrl+q"}


def shortcuts():
    """All keys that the window's actions have, as xdotool would spell them."""
    with open(os.path.join(HERE, "..", "..", "app", "window", "actions.cpp"), encoding="utf-8") as file:
        text = file.read()
    found = set()
    for keys in re.findall(r'u"((?:(?:Ctrl|Shift|Alt)\+)*(?:F\d+|[A-Z][a-z]+|.))"_s', text):
        *modifiers, last = keys.lower().replace("++", "+plus").split("+")
        if not modifiers and not re.fullmatch(r"f\d+|[a-z0-9]|del|backspace|esc|tab|left|right|up|down", last):
            continue
        spelt = "+".join([*modifiers, X_NAMES.get(last, last.upper() if re.fullmatch(r"f\d+", last) else last)])
        if spelt not in NOT_JUST_PRESSED:
            found.add(spelt)
    return sorted(found)


SHORTCUTS = shortcuts()


def point(chance, area=None):
    left, top, right, bottom = area or chance.choice(
        [CANVAS, CANVAS, CANVAS, CANVAS, SIDE, PALETTE, (0, 0, WIDTH - 1, HEIGHT - 1)])
    return [chance.randint(left, right), chance.randint(top, bottom)]


def text(chance):
    return "".join(chance.choice(LETTERS) for _ in range(chance.randint(1, 14)))


def click(chance):
    return [["move", *point(chance)], ["click", chance.choice([1, 1, 1, 1, 2, 3]), chance.choice([1, 1, 1, 2])]]


def drag(chance):
    """From here to there, sometimes with something in between that nobody expects."""
    start, end = point(chance, CANVAS), point(chance, CANVAS)
    steps = [["move", *start], ["down", 1], ["move", *point(chance, CANVAS)]]
    between = chance.randint(0, 9)
    if between == 0:
        other = chance.choice([2, 3])
        steps += [["down", other], ["move", *point(chance, CANVAS)], ["up", other]]
    elif between == 1:
        steps += [["key", chance.choice(SHORTCUTS)]]
    elif between == 2:
        steps += [["key", chance.choice(["Escape", "Delete", "ctrl+z", "ctrl+x", "ctrl+v", "ctrl+s", "ctrl+d"])]]
    elif between == 3:
        steps += [["wheel", chance.choice([4, 5]), chance.randint(1, 4), chance.choice([0, 1])]]
    return steps + [["move", *end], ["up", 1]]


def from_palette(chance):
    start, end = point(chance, (20, 90, 220, 400)), point(chance, CANVAS)
    middle = [(start[0] + end[0]) // 2, (start[1] + end[1]) // 2]
    return [["move", *start], ["down", 1], ["move", start[0] + 12, start[1] + 4], ["move", *middle],
            ["move", *end], ["up", 1]]


def connect(chance):
    return [["key", "a"], *drag(chance)]


def wheel(chance):
    return [["move", *point(chance)],
            ["wheel", chance.choice([4, 5]), chance.randint(1, 6), chance.choice([0, 0, 1])]]


def keys(chance):
    return [["key", chance.choice(PLAIN_KEYS)] for _ in range(chance.randint(1, 4))]


def shortcut(chance):
    return [["key", chance.choice(SHORTCUTS)]]


def typing(chance):
    return [["write", text(chance)], ["key", chance.choice(["Return", "Tab", "Escape", "Return"])]]


def storm(chance):
    back, forth = chance.randint(1, 30), chance.randint(0, 30)
    return [["key", "ctrl+z"]] * back + [["key", "ctrl+shift+z"]] * forth


def everything(chance):
    return [["calm"], ["key", "ctrl+a"], ["key", chance.choice(["Delete", "ctrl+x", "ctrl+d", "ctrl+c"])],
            ["key", chance.choice(["ctrl+z", "ctrl+v", "ctrl+z", "Right"])], ["key", "ctrl+z"]]


def dialog(chance):
    """Opens one of the dialogs, pokes at it, and closes it."""
    opening = chance.choice(["ctrl+n", "ctrl+shift+e", "ctrl+shift+b", "F1", "shift+F1", "ctrl+shift+w", "F7"])
    poking = [step for _ in range(chance.randint(0, 4)) for step in chance.choice([click, keys])(chance)]
    return [["calm"], ["key", opening], *poking, ["calm"]]


def write_file(chance, opening, suffix):
    name = f"monkey-{chance.randint(0, 5)}{suffix}"
    # How a picture is to look is asked before its name.
    asked_first = [["await", 1], ["key", "Return"], ["await", 2]] if opening == "ctrl+shift+e" else [["await", 1]]
    return [["calm"], ["key", opening], *asked_first, ["path", name],
            ["key", chance.choice(["Return", "Escape", "Tab"])], ["calm"]]


def export(chance):
    return write_file(chance, "ctrl+shift+e", chance.choice([".png", ".svg", ""]))


def report(chance):
    return write_file(chance, "ctrl+alt+e", chance.choice([".pdf", ".html"]))


def save_as(chance):
    return write_file(chance, "ctrl+shift+s", chance.choice([".inferboard", ""]))


def open_file(chance):
    return [["calm"], ["key", "ctrl+o"], ["await", 1],
            ["path", chance.choice(["fraud-detection", "visual-search", "two", "monkey-1"]) + ".inferboard"],
            ["discard"], ["calm"]]


def new_board(chance):
    """From the gallery: a click on one of its cards."""
    return [["calm"], ["key", "ctrl+n"], ["move", chance.randint(260, 1180), chance.randint(180, 720)], ["click", 1, 1],
            ["discard"], ["calm"]]


def theme(chance):
    return [["key", "alt+shift+d"]]


def resize(chance):
    return [["resize", *chance.choice([(1440, 900), (960, 640), (1200, 800), (1440, 900)])]]


def restart(chance):
    return [["restart", chance.choice(["fraud-detection", "video-recommendation", "visual-search", ""])]]


KINDS = [(drag, 24), (click, 16), (shortcut, 14), (keys, 10), (from_palette, 8), (connect, 6), (wheel, 5), (typing, 6),
         (storm, 3), (everything, 3), (dialog, 3), (theme, 1), (resize, 1), (export, 1), (report, 1), (save_as, 1),
         (open_file, 1), (new_board, 1)]


def step(seed, number):
    """The name of the step and its moves; a check every 60 steps, a look at the memory every 120,
    another start every 900."""
    if number and number % 120 == 0:
        return "memory", [["memory"]]
    if number and number % 60 == 0:
        return "check", [["check", f"check-{number}.inferboard"]]
    chance = random.Random(f"{seed}:{number}")
    if number and number % 900 == 450:
        return "restart", restart(chance)
    kind = chance.choices([k for k, _ in KINDS], [w for _, w in KINDS])[0]
    return kind.__name__, kind(chance)
