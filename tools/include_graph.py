# SPDX-License-Identifier: MIT
"""Who includes whom, by unit (a header with its source file) and by room (a folder).

A file that lies directly in core/ or app/ is a room of its own."""
import os
import re

INCLUDE = re.compile(r'^\s*#include\s+"((?:core|app)/[^"]+)"', re.M)
TOPS = ("core", "app")


def unit_of(path):
    return os.path.splitext(path)[0]


def room_of(path):
    folder = os.path.dirname(path)
    return unit_of(path) if folder in TOPS else folder


def includes_of(text):
    """The included files of the product, each with its line."""
    return [(text.count("\n", 0, found.start(1)) + 1, found.group(1)) for found in INCLUDE.finditer(text)]


def graph(texts, node_of):
    """From each node to those that its files include; texts are by path."""
    arrows = {}
    for path, text in texts.items():
        node = node_of(path)
        targets = arrows.setdefault(node, set())
        targets.update(node_of(target) for _, target in includes_of(text) if node_of(target) != node)
    return arrows


def cycles(arrows):
    """The sets of nodes of which each leads to each other one (Tarjan 1972), each sorted."""
    number, low, stack, on_stack, found = {}, {}, [], set(), []

    def visit(root):
        work = [(root, iter(sorted(arrows.get(root, ()))))]
        number[root] = low[root] = len(number)
        stack.append(root)
        on_stack.add(root)
        while work:
            node, rest = work[-1]
            for target in rest:
                if target not in number:
                    number[target] = low[target] = len(number)
                    stack.append(target)
                    on_stack.add(target)
                    work.append((target, iter(sorted(arrows.get(target, ())))))
                    break
                if target in on_stack:
                    low[node] = min(low[node], number[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == number[node]:
                    together = set()
                    while node not in together:
                        together.add(stack.pop())
                    on_stack.difference_update(together)
                    if len(together) > 1:
                        found.append(sorted(together))

    for node in sorted(arrows):
        if node not in number:
            visit(node)
    return sorted(found)


def room_problem(path, target, may):
    """Why the file must not include that one, by the table of rooms; None when it may."""
    room, other = room_of(path), room_of(target)
    if room == other:
        return None
    if room not in may:
        return f"{room} is not in the table of rooms"
    return None if other in may[room] else f"{room} must not know {other}"


def cycle_problems(texts):
    """A sentence for each include cycle between units or between rooms."""
    for what, node_of in (("units", unit_of), ("rooms", room_of)):
        for together in cycles(graph(texts, node_of)):
            yield f"these {what} include each other in a circle: {', '.join(together)}"
