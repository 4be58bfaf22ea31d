# SPDX-License-Identifier: MIT
"""The boards of the sweep: every component type in every company, every template, and the kinds of
boards that once broke something. Those that are large are made here, the others lie in data/faults."""
import json
import os
import random

SIZE = (180, 60)


def component(name, kind, column, row=0, **more):
    return {"id": name, "type": kind, "name": name.replace("-", " ").capitalize(),
            "rect": [column * 300, row * 120, *SIZE], **more}


def connection(start, end, kind="request"):
    return {"id": f"{start}-to-{end}", "from": start, "to": end, "kind": kind}


def board(title, components, connections=()):
    return {"format": "inferboard", "version": 1, "title": title,
            "components": list(components), "connections": list(connections)}


def alone(kind):
    return board(f"{kind} alone", [component("it", kind, 0)])


def called(kind):
    client = component("client", "client", 0, settings={"rate_per_s": 200})
    return board(f"{kind} called", [client, component("it", kind, 1)], [connection("client", "it")])


def streamed(kind):
    client = component("client", "client", 0, settings={"rate_per_s": 200})
    return board(f"{kind} streamed to",
                 [client, component("service", "app-server", 1), component("it", kind, 2)],
                 [connection("client", "service"), connection("service", "it", "stream")])


def islands(kinds):
    """Each of them in all three companies, side by side: for what does not depend on neighbours."""
    whole = board("every company", [])
    parts = [make(kind) for kind in kinds for make in (alone, called, streamed)]
    for row, part in enumerate(parts):
        for one in part["components"]:
            x, _, width, height = one["rect"]
            whole["components"].append({**one, "id": f"{one['id']}-{row}", "rect": [x, row * 160, width, height]})
        for one in part["connections"]:
            whole["connections"].append({**one, "id": f"{one['id']}-{row}", "from": f"{one['from']}-{row}",
                                         "to": f"{one['to']}-{row}"})
    return whole


def complete(count):
    """Everything calls everything after it: the layout's worst case."""
    names = [f"c{i}" for i in range(count)]
    parts = [component(n, "client" if i == 0 else "app-server", i) for i, n in enumerate(names)]
    parts[0]["settings"] = {"rate_per_s": 100}
    return board("complete", parts,
                 [connection(a, b) for i, a in enumerate(names) for b in names[i + 1:]])


def dense(count, each, label=""):
    """Every component calls `each` others, all drawn on one spot."""
    chance = random.Random(7)
    names = [f"c{i}" for i in range(count)]
    joined = []
    for i, start in enumerate(names[:-1]):
        for end in sorted(chance.sample(names[i + 1:], min(each, count - i - 1))):
            joined.append({**connection(start, end), **({"label": label} if label else {})})
    return board("dense", [component(n, "app-server", 0) for n in names], joined)


def wide(count):
    return board("wide", [component(f"c{i}", "app-server", i, i) for i in range(count)])


def large():
    return {"complete-40": complete(40), "dense-100": dense(100, 6),
            "dense-200": dense(200, 6, "a rather long label for a connection of this kind"),
            "wide-200": wide(200)}


def write(folder, name, design):
    path = os.path.join(folder, name + ".inferboard")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(design, file)
    return path
