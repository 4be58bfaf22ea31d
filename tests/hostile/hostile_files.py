# SPDX-License-Identifier: MIT
"""Hostile inputs of the program, made from ordinary ones: each is what its random numbers say."""
import copy
import glob
import json
import os

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
KINDS = ["request", "stream", "batch", "deploy"]
NUMBERS = [
    "0", "-0", "-1", "0.5", "1", "2", "1e-300", "5e-324", "1e300", "1.7976931348623157e308", "-1e308",
    "1e999", "-1e999", "NaN", "Infinity", "9007199254740993", "18446744073709551616", "1" + "0" * 400,
    "0.1e-400", "1e-999", "01", "+1", ".5", "1.", "0x10", "1e6", "1000001", "-1e6", "1e9", "99999999"]
UNITS = [0x00, 0x01, 0x07, 0x09, 0x0A, 0x0B, 0x0D, 0x1B, 0x7F, 0x85, 0x9B, 0x2028, 0x2029, 0x202E, 0x2067,
         0xD800, 0xDC00, 0xDFFF, 0xFDD0, 0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF, 0x1F680, 0x1FFFE, 0x10FFFF]
WORDS = ["<b>", "&amp;", "]]>", '"', "'", "\\", "%1", "{name}", "[*]", "<img src=/dev/zero>", "\x1b[31m",
         "\x1b]0;x\x07", "../../etc/passwd", "__proto__", "null", "NaN", "Ranker", "模型", "עברית", " ", ""]


class Raw(str):
    """Text that stands in JSON as it is: numbers that are none, above all."""


def dumps(value):
    """JSON, or what looks like it: Raw stands as it is, and a list of pairs is an object whose
    members may repeat."""
    if isinstance(value, Raw):
        return str(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k)}: {dumps(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(dumps, value)) + "]"
    return json.dumps(value)


def read_json(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


class Material:
    """What ordinary files are made of."""

    def __init__(self):
        self.templates = [read_json(p) for p in sorted(glob.glob(f"{ROOT}/templates/*.inferboard"))]
        self.checklists = [read_json(p) for p in sorted(glob.glob(f"{ROOT}/resources/checklists/*.json"))]
        types = [read_json(p) for p in sorted(glob.glob(f"{ROOT}/resources/components/*.json"))]
        self.types = [t["id"] for t in types] + ["unheard-of", ""]
        self.settings = sorted({s["id"] for t in types for s in t.get("settings", [])})
        with open(f"{ROOT}/resources/behaviours.json", encoding="utf-8") as file:
            self.settings += sorted(set(_setting_ids(json.load(file))))
        with open(f"{ROOT}/resources/connections.json", encoding="utf-8") as file:
            self.wire_settings = sorted(set(_setting_ids(json.load(file))))


def _setting_ids(value):
    if isinstance(value, dict):
        if "id" in value and ("default" in value or "unit" in value or "type" in value):
            yield value["id"]
        for member in value.values():
            yield from _setting_ids(member)
    elif isinstance(value, list):
        for item in value:
            yield from _setting_ids(item)


class Maker:
    """Makes one hostile file of random numbers."""

    def __init__(self, random, material):
        self.random = random
        self.material = material

    # Values

    def text(self):
        r = self.random
        parts = [r.choice(WORDS) if r.random() < 0.5 else chr(r.choice(UNITS)) for _ in range(r.randint(0, 8))]
        return "".join(parts) * (r.choice([1, 1, 1, 1, 50, 3000]))

    def number(self):
        return Raw(self.random.choice(NUMBERS))

    def value(self, depth=0):
        r = self.random
        kind = r.randint(0, 8 if depth < 3 else 5)
        if kind == 6:
            return [self.value(depth + 1) for _ in range(r.randint(0, 4))]
        if kind == 7:
            return {self.text()[:20]: self.value(depth + 1) for _ in range(r.randint(0, 4))}
        return [None, True, False, self.number(), self.text(), r.randint(-5, 500), None, None, {}][kind]

    def settings(self, ids):
        r = self.random
        chosen = r.sample(ids, min(len(ids), r.randint(0, 6)))
        return {i: r.choice([self.number(), self.number(), r.randint(0, 50), r.random(), self.value()]) for i in chosen}

    def element_id(self):
        r = self.random
        return r.choice([f"c{r.randint(0, 8)}", f"c{r.randint(0, 8)}", f"c{r.randint(0, 8)}", self.text(), "x" * 201, ""])

    # Boards

    def board(self):
        """A small board with odd settings; mostly one that opens."""
        r = self.random
        odd = r.random() < 0.3
        types = self.material.types
        components = [{"id": "c0", "type": "client", "rect": [0, 0, 180, 60],
                       "settings": {"rate_per_s": r.choice([10, 0, 1e6, self.number()])}}]
        for i in range(1, r.randint(2, 9)):
            components.append({
                "id": self.element_id() if odd else f"c{i}", "type": r.choice(types[:-1]), "name": self.text(),
                "rect": [300 * i, r.randint(-300, 300), 180, 60], "settings": self.settings(self.material.settings)})
        ends = [c["id"] for c in components] + (["nowhere"] if odd else [])
        connections = []
        for i in range(r.randint(1, 14)):
            settings = self.settings(self.material.wire_settings)
            if r.random() < 0.5:
                settings["probability"] = r.choice([0, 0.3, 0.5, 1, 0.999999])
            connections.append({"id": f"e{i}", "from": r.choice(ends), "to": r.choice(ends),
                                "kind": r.choice(KINDS), "label": self.text(), "settings": settings})
        return {"format": "inferboard", "version": 1, "title": self.text(), "components": components,
                "connections": connections, "annotations": self.annotations()}

    def annotations(self):
        r = self.random
        return [{"id": f"n{i}", "kind": r.choice(["text", "sticky", "frame", "ink", "hologram"]),
                 "rect": [100 * i, 400, r.choice([0, 1, 180, 5000]), r.choice([0, 60])], "text": self.text()}
                for i in range(r.randint(0, 3))]

    def template(self):
        return copy.deepcopy(self.random.choice(self.material.templates))

    def any_board(self):
        return self.board() if self.random.random() < 0.6 else self.template()

    # Oddities

    def paths(self, value, path=()):
        yield path
        members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for key, member in members:
            yield from self.paths(member, path + (key,))

    def replaced(self, board):
        """Some values replaced, dropped or doubled, wherever they stand."""
        for _ in range(self.random.randint(1, 4)):
            path = self.random.choice(list(self.paths(board))[1:])
            parent = board
            for key in path[:-1]:
                parent = parent[key]
            change = self.random.randint(0, 4)
            if change == 0:
                del parent[path[-1]]
            elif change == 1 and isinstance(parent, list):
                parent.append(copy.deepcopy(parent[path[-1]]))
            elif change == 2 and isinstance(parent, dict):
                parent[self.text()[:30]] = self.value()
            else:
                parent[path[-1]] = self.value()
        return board

    def sized(self):
        """More of something than fits, or just as much."""
        r = self.random
        board = self.board()
        kind = r.randint(0, 8)
        if kind == 0:
            board["components"] = [{"id": f"c{i}", "type": "cache", "rect": [200 * (i % 50), 100 * (i // 50), 180, 60]}
                                   for i in range(r.choice([500, 1500]))]
            board["connections"] = []
        elif kind == 1:
            board["components"] = [0] * r.choice([20_000, 20_001])
        elif kind == 2:
            board["title"] = "x" * r.choice([100_000, 100_001, 3_000_000])
        elif kind == 3:
            board.update({f"m{i}": i for i in range(r.choice([900, 1001, 5000]))})
        elif kind == 4:
            board["x"] = Raw("[" * r.choice([60, 70, 100_000]))
        elif kind == 5:
            board["x"] = Raw("[" * 60 + "]" * 60)
        elif kind == 6:
            board["connections"][0]["waypoints"] = [[i, i] for i in range(r.choice([1000, 1001]))]
        elif kind == 7:
            board["components"][0]["note"] = self.text() * 2000
        else:
            board["brief"] = {f"field_{i}": self.text() for i in range(300)}
        return dumps(board).encode()

    def looped(self):
        """Loops of every sort, with and without something that bounds them."""
        r = self.random
        board = self.board()
        ids = [c["id"] for c in board["components"]]
        board["connections"] = [
            {"id": f"e{i}", "from": a, "to": r.choice([a, r.choice(ids)]), "kind": r.choice(KINDS[:2]),
             "settings": r.choice([{}, {"probability": r.choice([0.1, 0.5, 0.99, 1])}, {"calls": r.choice([2, 0.5])}])}
            for i, a in enumerate(r.choices(ids, k=r.randint(1, 12)))]
        return dumps(board).encode()

    def encoded(self):
        """The right text in the wrong bytes."""
        r = self.random
        text = dumps(self.any_board())
        kind = r.randint(0, 9)
        if kind < 4:
            return text.encode(["utf-16", "utf-16-le", "utf-16-be", "utf-32"][kind], "surrogatepass")
        data = text.encode("utf-8", "surrogatepass")
        if kind == 4:
            return b"\xef\xbb\xbf" * r.randint(1, 2) + data
        if kind == 5:
            return data.replace(b"\n", b"\r\n") + b"\r\n\0" * r.randint(0, 1)
        if kind == 6:
            return data[:r.randint(0, len(data))]
        at = r.randint(0, len(data))
        damage = r.choice([b"\0", b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x82", b"\x1b", b","])
        return data[:at] + damage + data[at + r.randint(0, 20):]

    def enveloped(self):
        """Files whose outermost level is odd."""
        r = self.random
        board = self.any_board()
        kind = r.randint(0, 6)
        if kind == 0:
            return r.choice([b"", b" \n", b"null", b"[]", b"7", b'"inferboard"', b"{}", b"{", b"\x89PNG\r\n\x1a\n"])
        if kind == 1:
            board["version"] = r.choice([0, 2, 99, 1.5, "1", None, Raw("1e3"), Raw("18446744073709551616"), -1])
        elif kind == 2:
            board["format"] = r.choice(["excalidraw", None, ["inferboard"], 7])
        elif kind == 3:
            board[r.choice(list(board))] = self.value()
        elif kind == 4:
            del board[r.choice(list(board))]
        elif kind == 5:
            return (dumps(board)[:-1] + ', "title": "a", "title": "b", "components": []}').encode()
        else:
            board["brief"] = {self.text()[:40]: self.value() for _ in range(4)}
            board["waivers"] = [{"rule": self.text(), "reason": self.text(), "elements": self.value()}]
            board["checklists"] = [self.text(), "no-such-checklist"]
            board["done_steps"] = [self.text()]
        return dumps(board).encode()

    def file(self):
        """A name of the kind of oddity, and the bytes."""
        makers = [
            ("plain", lambda: dumps(self.any_board()).encode()),
            ("plain", lambda: dumps(self.board()).encode()),
            ("replaced", lambda: dumps(self.replaced(self.any_board())).encode()),
            ("replaced", lambda: dumps(self.replaced(self.any_board())).encode()),
            ("sized", self.sized), ("looped", self.looped), ("encoded", self.encoded), ("enveloped", self.enveloped)]
        name, make = self.random.choice(makers)
        return name, make()

    def checklist(self):
        checklist = copy.deepcopy(self.random.choice(self.material.checklists))
        return dumps(self.replaced(checklist)).encode()
