#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the subcommands of a program over hostile files and arguments, and holds each run to the
promises that scripts rely on.

    hostile.py PROGRAM [--cases 2000] [--seed 1] [--jobs 2] [--seconds 10] [--mib 1024]
    hostile.py PROGRAM --case N      runs one case again, says how, and keeps its files

It ends with an exit code of 0, 1 (check alone) or 2; what it prints for programs and what it writes
can be read by other programs; what is wrong is told in one sentence; and it takes neither long nor
much memory. --mib 0 does not look at memory: sanitizers take many times as much.
"""
import argparse
import concurrent.futures
import json
import os
import random
import resource
import shlex
import shutil
import struct
import subprocess
import sys
import tempfile
import threading
import time
import xml.parsers.expat
import zlib

from hostile_files import Maker, Material

LONGEST_SENTENCE = 700


class Case:
    """One run: its files and arguments, all from the seed and the number."""

    def __init__(self, seed, number, material, folder):
        self.random = random.Random(f"{seed}/{number}")
        self.maker = Maker(self.random, material)
        self.folder = folder
        self.kind, content = self.maker.file()
        self.file = self.write("board.inferboard", content)
        self.arguments = self.make_arguments()
        outputs = [a for a in self.arguments if a.startswith(os.path.join(folder, "out"))]
        self.output = outputs[0] if outputs else None

    def write(self, name, content):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as file:
            file.write(content)
        return path

    def out(self, suffix):
        return os.path.join(self.folder, "out" + suffix)

    def make_arguments(self):
        r = self.random
        repair = ["--repair"] if r.random() < 0.4 else []
        makers = [
            lambda: ["check", self.file, *r.choice([[], ["--json"], ["--explain"], ["--format", "sarif"]]), *repair],
            lambda: ["estimate", self.file, *r.choice([[], ["--json"]]), *repair],
            lambda: ["simulate", self.file, "--requests", "300", "--seconds", "2", *r.choice([[], ["--json"]]), *repair],
            lambda: ["export", self.file, "-o", self.out(".svg"), *self.look(), *repair],
            lambda: ["export", self.file, "-o", self.out(".png"), "--scale", "0.25", *self.look(), *repair],
            lambda: ["export", self.file, "--report", "-o", self.out(r.choice([".html", ".pdf"])), *repair],
            lambda: ["layout", self.file, "-o", self.out(".inferboard"), *repair],
            self.odd_arguments,
        ]
        weights = [5, 5, 3, 5, 2, 1, 3, 1]
        return r.choices(makers, weights)[0]()

    def look(self):
        r = self.random
        return r.choice([[], ["--theme", "dark"], ["--transparent"], ["--heat"], ["--rates"], ["--region", "frame:n0"]])

    def odd_arguments(self):
        r = self.random
        word = self.maker.text().replace("\0", "").encode("utf-8", "replace").decode()[:200]
        checklist = self.write("checklist.json", self.maker.checklist())
        return r.choice([
            ["check", self.file, "--checklist", checklist], ["check", self.file, "--checklist", word or "x"],
            ["check", self.folder], ["estimate", self.file + word], ["estimate", "/dev/null"], ["estimate", self.file, self.file],
            ["simulate", self.file, "--requests", r.choice(["-1", "0", "nan", "1e99", word])],
            ["export", self.file, "-o", self.out(".gif")], ["export", self.file, "-o", self.out(".svg"), "--region", "frame:" + word],
            ["export", self.file, "-o", self.out(".png"), "--scale", r.choice(["0", "-1", "nan", "inf", "1e9", "20"])],
            ["layout", self.file, "-o", self.folder], ["layout", self.file, "-o", os.path.join(self.folder, "no", "out")],
            ["new", word or "x", "-o", self.out(".inferboard")], ["new", "blank", "-o", self.folder], ["frobnicate"],
            [r.choice(["catalog", "rules", "templates", "checklists"]), "--json"]])


class Run:
    """What became of a case."""

    def __init__(self, program, case, seconds):
        environment = {"PATH": os.environ.get("PATH", ""), "HOME": case.folder, "LC_ALL": "C.UTF-8"}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"):
            if name in os.environ:
                environment[name] = os.environ[name]
        with open(os.path.join(case.folder, "stdout"), "w+b") as out, \
                open(os.path.join(case.folder, "stderr"), "w+b") as err:
            start = time.monotonic()
            process = subprocess.Popen([program, *case.arguments], stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                                       env=environment, cwd=case.folder)
            # What computes too long ends by itself; a busy machine makes nothing fail but a hang.
            resource.prlimit(process.pid, resource.RLIMIT_CPU, (int(seconds) + 5, int(seconds) + 10))
            watchdog = threading.Timer(20 * seconds, process.kill)
            watchdog.start()
            _, status, usage = os.wait4(process.pid, 0)
            watchdog.cancel()
            process.returncode = os.waitstatus_to_exitcode(status)
            self.seconds = time.monotonic() - start
            self.cpu = usage.ru_utime + usage.ru_stime
            self.mib = usage.ru_maxrss / 1024
            self.exit = process.returncode
            out.seek(0)
            err.seek(0)
            self.out, self.err = out.read(), err.read()


def strict_json(data):
    def refuse(word):
        raise ValueError(f"{word} is no JSON")

    def unique(pairs):
        members = dict(pairs)
        if len(members) != len(pairs):
            raise ValueError("a member appears twice")
        return members

    return json.loads(data.decode("utf-8"), parse_constant=refuse, object_pairs_hook=unique)


def png_problem(data):
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        return "no PNG"
    at, pixels = 8, b""
    while at < len(data):
        length, name = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        if zlib.crc32(name + body) != struct.unpack(">I", data[at + 8 + length:at + 12 + length])[0]:
            return "PNG with a wrong checksum"
        pixels += body if name == b"IDAT" else b""
        at += 12 + length
    zlib.decompress(pixels)
    return None if name == b"IEND" else "PNG without end"


def design_problem(data):
    design = strict_json(data)
    ids = [e["id"] for key in ("components", "connections", "annotations") for e in design.get(key, [])]
    components = {c["id"] for c in design.get("components", [])}
    if len(ids) != len(set(ids)):
        return "an id appears twice"
    loose = [c for c in design.get("connections", []) if not {c["from"], c["to"]} <= components]
    return f"a connection leads to nowhere: {loose[0]}" if loose else None


def file_problem(path):
    with open(path, "rb") as file:
        data = file.read()
    try:
        if path.endswith(".png"):
            return png_problem(data)
        if path.endswith(".inferboard"):
            return design_problem(data)
        if path.endswith(".pdf"):
            return None if data.startswith(b"%PDF") and data.rstrip().endswith(b"%%EOF") else "no whole PDF"
        xml.parsers.expat.ParserCreate().Parse(data, True)
        return None
    except (ValueError, KeyError, zlib.error, struct.error, xml.parsers.expat.ExpatError) as error:
        return f"{os.path.basename(path)} cannot be read: {error}"


def text_problem(data, what):
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return f"{what} is not UTF-8"
    odd = [c for c in text if (ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160]
    return f"{what} holds the control character {odd[0]!r}" if odd else None


def sentence_problem(case, run):
    """What is wrong with what was said on standard error."""
    lines = run.err.decode("utf-8", "replace").splitlines()
    files = [a for a in case.arguments[1:] if a == case.file]
    if any(not line.startswith("inferboard: ") or len(line) > LONGEST_SENTENCE + len(case.file) for line in lines):
        return "standard error holds more than sentences"
    if "--repair" in case.arguments or "--checklist" in case.arguments:
        return "nothing is said" if run.exit == 2 and not lines else None
    expected = max(1, len(files)) if run.exit == 2 else 0
    return None if len(lines) == expected else f"{len(lines)} sentences instead of {expected}"


def output_problem(case, run):
    """What is wrong with what was written and printed."""
    is_json = "--json" in case.arguments or "sarif" in case.arguments
    try:
        if is_json and run.exit != 2:
            strict_json(run.out)
    except ValueError as error:
        return f"the JSON cannot be read: {error}"
    if run.exit == 2 and run.out and case.arguments.count(case.file) < 2:
        return "something is printed though it went wrong"
    if case.output and run.exit == 0:
        return file_problem(case.output) if os.path.exists(case.output) else "nothing was written"
    if case.output and run.exit == 2 and os.path.exists(case.output):
        return "a file was written though it went wrong"
    return None


def problem_of(case, run, options):
    allowed = (0, 1, 2) if case.arguments[0] == "check" else (0, 2)
    if run.exit not in allowed:
        return f"exit code {run.exit}"
    if run.cpu > options.seconds:
        return f"took {run.cpu:.1f} s"
    if options.mib and run.mib > options.mib:
        return f"took {run.mib:.0f} MiB"
    return (text_problem(run.err, "standard error") or text_problem(run.out, "standard output")
            or sentence_problem(case, run) or output_problem(case, run))


def try_case(number, options, material, folder):
    os.makedirs(folder)
    case = Case(options.seed, number, material, folder)
    run = Run(options.program, case, options.seconds)
    return case, run, problem_of(case, run, options)


def run_case(number, options, material, base):
    folder = os.path.join(base, str(number))
    case, run, problem = try_case(number, options, material, folder)
    if problem is None:
        shutil.rmtree(folder)
    return number, case, run, problem


def show(number, case, run, problem):
    print(f"case {number} ({case.kind}): {problem}")
    print("  inferboard " + " ".join(shlex.quote(a) for a in case.arguments))
    print("  " + run.err.decode("utf-8", "replace")[:1500].replace("\n", "\n  "))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--mib", type=float, default=1024)
    parser.add_argument("--case", type=int)
    options = parser.parse_args()
    options.program = os.path.abspath(options.program)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    material = Material()
    base = tempfile.mkdtemp(prefix="inferboard-hostile-")
    if options.case is not None:
        case, run, problem = try_case(options.case, options, material, os.path.join(base, "case"))
        show(options.case, case, run, problem or f"fine, exit code {run.exit}")
        return 1 if problem else 0
    start = time.monotonic()
    exits, failed, slowest, largest = {}, 0, (0, 0), (0, 0)
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        runs = pool.map(lambda number: run_case(number, options, material, base), range(options.cases))
        for number, case, run, problem in runs:
            exits[run.exit] = exits.get(run.exit, 0) + 1
            slowest = max(slowest, (run.cpu, number))
            largest = max(largest, (run.mib, number))
            if problem:
                failed += 1
                show(number, case, run, problem)
    print(f"{options.cases} cases in {time.monotonic() - start:.0f} s, exit codes {dict(sorted(exits.items()))}; slowest "
          f"{slowest[0]:.1f} s (case {slowest[1]}), largest {largest[0]:.0f} MiB (case {largest[1]}); {failed} failed")
    if failed:
        print(f"their files are kept in {base}")
        return 1
    shutil.rmtree(base)
    return 0


if __name__ == "__main__":
    sys.exit(main())
