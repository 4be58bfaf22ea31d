# SPDX-License-Identifier: MIT
"""Faults that the compiler lets pass, found in the text of a C++ file: `auto` that holds the pieces
of a string, and assertions that are the only guard. Used by check_sources.py."""
import re

AUTO = re.compile(r"\bauto\b")
PIECES = "auto with % keeps references to pieces that are gone: write QString (or the type of the number)"
LAMBDA = "a lambda that returns % hands out references to pieces that are gone: write -> QString"
GUARD = ("an assertion guards nothing in a release build: refuse in the next statement, "
         "or say why that is enough after the assertion: // assert only: REASON")


def bare(text):
    """The text with comments and the contents of literals blanked, every character in its place."""
    def blank(found):
        piece = found.group(0)
        if piece.startswith("R\""):
            return re.sub(r"[^\n]", "_", piece)
        if piece[0] in "\"'":
            return piece[0] + "_" * (len(piece) - 2) + piece[-1]
        return re.sub(r"[^\n]", " ", piece)
    return re.sub(
        r"//[^\n]*|/\*.*?\*/|R\"(\w*)\(.*?\)\1\"|\"(?:\\.|[^\"\\\n])*\"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])*'",
        blank, text, flags=re.S)


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def remainders(code):
    """Where a % stands between two operands; %= only ever changes what has a type already."""
    return [m.start() for m in re.finditer(r"%(?!=)", code)]


def opening(code, position):
    """The nearest { that is open at the position, or -1."""
    depth = 0
    for i in range(position - 1, -1, -1):
        if code[i] == "}":
            depth += 1
        elif code[i] == "{":
            if depth == 0:
                return i
            depth -= 1
    return -1


def statement(code, position):
    """The text of the statement up to the position, without the blocks and loops that stand around it."""
    depth = 0
    for i in range(position - 1, -1, -1):
        letter = code[i]
        if letter == "}" and depth == 0 and not re.match(r"\s*[-,;).?:%+*/<>=&|(\]}]", code[i + 1:position + 1]):
            return code[i + 1:position]  # a block that ended; an expression would go on after it
        if letter in ")]}":
            depth += 1
        elif letter in "([{":
            if letter == "{" and depth == 0 and not re.search(r"\bauto\b[^;{}=()]*$", code[:i]):
                return code[i + 1:position]
            depth = max(depth - 1, 0)
        elif letter == ";" and depth == 0:
            return code[i + 1:position]
    return code[:position]


def has_deduced_return(code, brace):
    """Whether the { begins a body whose return type is deduced: a lambda without ->, or `auto f()`."""
    head = code[max(0, brace - 600):brace]
    cut = max(head.rfind(";"), head.rfind("}"))
    head = head[cut + 1:].rstrip()
    if re.search(r"->[^)]*$", head):
        return False
    is_lambda = re.search(r"\[[^\[\]]*\]\s*(\((?:[^()]|\([^()]*\))*\))?\s*(mutable|noexcept|constexpr|\s)*$", head)
    is_function = re.search(r"\bauto\s+[\w:]+\s*\((?:[^()]|\([^()]*\))*\)\s*(const|noexcept|\s)*$", head)
    return bool(is_lambda or is_function)


def string_pieces(text):
    """Lines where `auto` or a deduced return type would hold what % makes of strings."""
    code = bare(text)
    for position in remainders(code):
        before = statement(code, position)
        if re.match(r"\s*return\b", before):
            if has_deduced_return(code, opening(code, position)) and not re.match(
                    r"\s*return\s+(QString|static_cast<[^>]*>|int|u?int\d+_t|double)\s*[({]", before):
                yield line_of(text, position), LAMBDA
        elif AUTO.search(before):
            yield line_of(text, position), PIECES
    for found in re.finditer(r"\bQStringBuilder\b", code):
        if not re.search(r"#include\s*<$", code[:found.start()]):
            yield line_of(text, found.start()), "QStringBuilder is never named: it keeps references to pieces"


def next_statement(code, position):
    return code[position:].lstrip()


def is_refused(code, start, condition, end):
    """Whether what is asserted is also refused: `if (it) { …` or `return it ? … : …` after it, or the
    assertion stands in the refusal itself and the function is left after it."""
    names = set(re.findall(r"[A-Za-z_]\w*", condition)) - {"false", "true", "nullptr", "not", "and", "or"}
    after = next_statement(code, end)
    found = re.match(r"if\s*\(", after)
    if found:
        asked = after[found.end():after.find("{")]
        return bool(names & set(re.findall(r"[A-Za-z_]\w*", asked)))
    chosen = re.match(r"return\s+(\w+)\s*\?", after)
    if chosen:
        return chosen.group(1) in names
    inside = re.search(r"\bif\s*\(([^{};]*)\)\s*\{\s*$", code[:start])
    return bool(inside and re.match(r"(return|continue|break)\b", after))


def lone_guards(text):
    """Lines of assertions that nothing backs in a release build, without a reason beside them."""
    code = bare(text)
    for found in re.finditer(r"\b(Q_ASSERT|Q_ASSERT_X|assert|Q_ASSUME)\s*\(", code):
        if re.search(r"#\s*define\s+$", code[:found.start()]):
            continue
        depth, end = 1, found.end()
        while depth and end < len(code):
            depth += {"(": 1, ")": -1}.get(code[end], 0)
            end += 1
        end = code.find(";", end) + 1
        line = line_of(text, found.start())
        rest = text[end:text.find("\n", end)] if "\n" in text[end:] else text[end:]
        above = text.splitlines()[line - 2] if line > 1 else ""
        if re.search(r"//\s*assert only: \w+", rest) or re.search(r"^\s*//.*\bassert only: \w+", above):
            continue
        if not is_refused(code, found.start(), code[found.end():end], end):
            yield line, GUARD


def problems(text):
    yield from string_pieces(text)
    yield from lone_guards(text)
