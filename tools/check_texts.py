# SPDX-License-Identifier: MIT
"""Finds in app/ where a text that a person or a file wrote would be read as HTML: labels and message
boxes without a format, tool tips that are neither literals nor made by a function for tool tips,
and HTML shown by a room that has no need of it."""
import re

# Files that make HTML out of escaped text, or show pages of the help.
MAY_SHOW_HTML = re.compile(r"^app/(window/help_view|export/report|export/page_breaks)\.cpp$")
PLAIN_TEXT = "app/look/plain_text.cpp"

MADE = re.compile(
    r"(?:(?P<name>\w+)\s*(?:=\s*|\(\s*|\{\s*))?(?:new\s+|std::make_unique<\s*)(?P<kind>QLabel|QMessageBox)\b")
LOCAL = re.compile(r"\b(?P<kind>QLabel|QMessageBox)\s+(?P<name>\w+)\s*[;({]")
STATIC_BOX = re.compile(r"\bQMessageBox::(about|aboutQt|critical|information|question|warning)\s*\(")
DERIVED = re.compile(r"\bclass\s+(\w+)[^;{]*:\s*public\s+(QLabel|QMessageBox)\b")
HTML = re.compile(r"\b(setHtml|insertHtml|appendHtml|setMarkdown)\s*\(|\bQStaticText\b")
TOOL_TIP = re.compile(r"\b(setToolTip|setWhatsThis|QToolTip::showText)\s*\(")
LITERAL = r'(?:u?"(?:[^"\\]|\\.)*"(?:_s)?\s*)+'
TOLD = re.compile(rf"^(?:(?:\w+::)*tr\(\s*{LITERAL}\)|{LITERAL}|\{{\}}|QString\(\))$", re.S)
MADE_FOR_TIPS = re.compile(r"^(?:\w+(?:::|\.|->))*\w*[tT]oolTip\w*\(")


def without_comments(text):
    """The text with its comments blanked out, so that offsets stay."""
    def blank(found):
        part = found.group(0)
        return part if part.startswith('"') else re.sub(r"[^\n]", " ", part)
    return re.sub(r'"(?:[^"\\\n]|\\.)*"|//[^\n]*|/\*.*?\*/', blank, text, flags=re.S)


def call(text, opening):
    """The arguments of the call whose bracket opens there, and where it closes."""
    depth, start, found, quoted = 0, opening + 1, [], False
    for i in range(opening, len(text)):
        letter = text[i]
        if letter == '"' and text[i - 1] != "\\":
            quoted = not quoted
        if quoted:
            continue
        depth += (letter in "([{") - (letter in ")]}")
        if depth == 0 or (depth == 1 and letter == ","):
            found.append(" ".join(text[start:i].split()))
            start = i + 1
        if depth == 0:
            return found, i
    return found, len(text)


def arguments(text, opening):
    return call(text, opening)[0]


def is_harmless(tip):
    """A literal, what a function for tool tips makes, nothing, or a choice of two such."""
    made = MADE_FOR_TIPS.match(tip)
    if TOLD.match(tip) or (made and call(tip, made.end() - 1)[1] == len(tip) - 1):
        return True
    choice = re.match(r"^[^\"?]+ \? (.*) : (.*)$", tip)
    return choice is not None and is_harmless(choice.group(1)) and is_harmless(choice.group(2))


def end_of_function(text, offset):
    end = re.compile(r"^\}", re.M).search(text, offset)
    return end.end() if end else len(text)


def has_format(text, offset, name, kind):
    """Whether what was made there is given a format: a member anywhere, a local where it is made."""
    if not name:
        return False
    part = text if name.startswith("m_") else text[offset:end_of_function(text, offset)]
    given = rf"\b{name}\s*(?:->|\.)\s*setTextFormat\(\s*Qt::(PlainText|RichText|MarkdownText)\s*\)"
    if kind == "QMessageBox":
        given += rf"|\bplain_text::setMessage\(\s*\*?{name}\b"
    return re.search(given, part) is not None


def made_without_format(text):
    for pattern in (MADE, LOCAL):
        for found in pattern.finditer(text):
            if not has_format(text, found.start(), found.group("name"), found.group("kind")):
                yield found.start(), f"a {found.group('kind')} without a text format; see app/look/plain_text.h"


def message_details(text):
    for found in re.finditer(r"\bsetInformativeText\s*\(", text):
        given = arguments(text, found.end() - 1)
        if not re.match(rf"^tr\(\s*{LITERAL}\)$", given[0]):
            yield found.start(), "details of a message that may be read as HTML; see plain_text::setMessage"


def tool_tips(text):
    for found in TOOL_TIP.finditer(text):
        given = arguments(text, found.end() - 1)
        tip = given[1] if found.group(1) == "QToolTip::showText" and len(given) > 1 else given[0]
        if not is_harmless(tip):
            yield found.start(), f"a tool tip that may be read as HTML: {tip}; see plain_text::toolTip"
    for found in re.finditer(r"\bQt::(ToolTipRole|WhatsThisRole)\b", text):
        statement = text[found.start():text.find(";", found.start())]
        if not re.search(r"oolTip\(", statement):
            yield found.start(), "a tool tip that may be read as HTML; see plain_text::toolTip"


def derived(path, text, read):
    for found in DERIVED.finditer(text):
        source = text + (read(path[:-2] + ".cpp") if path.endswith(".h") else "")
        name = found.group(1)
        body = source[source.find(f"{name}::{name}("):] if f"{name}::{name}(" in source else source
        if not re.search(r"\bsetTextFormat\(\s*Qt::(PlainText|RichText|MarkdownText)\s*\)", body):
            yield found.start(), f"{name} is a {found.group(2)} without a text format"


def problems(path, text, read):
    """(line, problem) of a file of app/; read gives the text of another file, or nothing."""
    if not path.startswith("app/") or path == PLAIN_TEXT:
        return
    text = without_comments(text)
    found = [*made_without_format(text), *message_details(text), *tool_tips(text), *derived(path, text, read)]
    for box in STATIC_BOX.finditer(text):
        found.append((box.start(), "a message box without a text format; see plain_text::setMessage"))
    for guess in re.finditer(r"\bQt::AutoText\b", text):
        found.append((guess.start(), "AutoText guesses; say PlainText or RichText"))
    if not MAY_SHOW_HTML.match(path):
        for shown in HTML.finditer(text):
            found.append((shown.start(), "HTML is not for this room"))
    for offset, problem in sorted(found):
        yield text.count("\n", 0, offset) + 1, problem
