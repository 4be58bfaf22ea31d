#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every command over every component type, template and kind of fault: sweep.py PROGRAM [PART]

PART is `types`, `templates`, `faults` or nothing for all. A run may end with exit code 0, 1 (only
check: findings) or 2 (only where a board may be refused), never with a signal; it says nothing on
standard error but sentences of its own; what it writes can be read. Meant for a release build and
for one with sanitizers, whose reports count as failures."""
import argparse
import concurrent.futures
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import boards  # noqa: E402

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# Component types on one board, where each does not need a board of its own.
TYPES_ON_A_BOARD = 6


def refuse_constant(word):
    raise ValueError(f"{word} is no number")


def read_json(text):
    return json.loads(text, parse_constant=refuse_constant)


def check_picture(path):
    with open(path, "rb") as file:
        data = file.read()
    if path.endswith(".svg"):
        xml.etree.ElementTree.fromstring(data)
    elif path.endswith(".png"):
        if not data.startswith(b"\x89PNG\r\n\x1a\n") or b"IEND" not in data[-12:]:
            raise ValueError("no whole PNG")
    elif path.endswith(".pdf"):
        if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-16:]:
            raise ValueError("no whole PDF")
    elif path.endswith(".html"):
        if not data.rstrip().endswith(b"</html>"):
            raise ValueError("no whole page")
    else:
        design = read_json(data.decode("utf-8"))
        ids = [e["id"] for key in ("components", "connections", "annotations") for e in design.get(key, [])]
        if len(ids) != len(set(ids)):
            raise ValueError("an id is there twice")


class Sweep:
    def __init__(self, program, folder, seconds):
        self.program, self.folder, self.seconds = program, folder, seconds
        self.env = dict(os.environ, HOME=folder, XDG_CONFIG_HOME=folder, XDG_STATE_HOME=folder,
                        XDG_RUNTIME_DIR=folder, XDG_CACHE_HOME=folder, LC_ALL="C.UTF-8", NO_COLOR="1")
        for name in ("DISPLAY", "WAYLAND_DISPLAY"):
            self.env.pop(name, None)
        self.env.setdefault("UBSAN_OPTIONS", "print_stacktrace=1")
        self.jobs, self.failures, self.slowest = [], [], (0.0, "")

    def add(self, arguments, codes=(0,), output=None, is_json=False):
        self.jobs.append((arguments, set(codes), output, is_json))

    def run(self, job):
        arguments, codes, output, is_json = job
        begin = time.monotonic()
        try:
            done = subprocess.run([self.program, *arguments], env=self.env, capture_output=True,
                                  timeout=self.seconds, cwd=self.folder)
        except subprocess.TimeoutExpired:
            return time.monotonic() - begin, f"did not end within {self.seconds:.0f} s"
        took = time.monotonic() - begin
        said = done.stderr.decode("utf-8", "replace")
        return took, self.problem(done, said, codes, output, is_json)

    @staticmethod
    def problem(done, said, codes, output, is_json):
        if done.returncode < 0:
            return f"ended by signal {-done.returncode}\n{said}"
        if done.returncode not in codes:
            return f"exit code {done.returncode}, not {sorted(codes)}\n{said}"
        strange = [line for line in said.splitlines() if not line.startswith("inferboard: ")]
        if strange:
            return "said on standard error:\n" + "\n".join(strange)
        if done.returncode == 2 and not said:
            return "refused without a word"
        if done.returncode == 2:
            return None
        try:
            if is_json:
                read_json(done.stdout.decode("utf-8"))
            elif re.search(rb"\b(nan|inf)\b", done.stdout):
                return "prints nan or inf"
            if output:
                check_picture(output)
                os.remove(output)
        except (ValueError, OSError, xml.etree.ElementTree.ParseError) as error:
            return f"wrote what cannot be read: {error}"
        return None

    def run_all(self, workers):
        with concurrent.futures.ThreadPoolExecutor(workers) as pool:
            for job, (took, problem) in zip(self.jobs, pool.map(self.run, self.jobs)):
                line = "inferboard " + " ".join(job[0])
                self.slowest = max(self.slowest, (took, line))
                if problem:
                    self.failures.append(line)
                    print(f"FAILED {line}\n  {problem}", flush=True)

    # What is run.

    def numbers(self, paths, codes=(0,)):
        """Estimates and simulates all files in one process each: it takes several."""
        self.add(["estimate", *paths, "--json"], codes, is_json=True)
        self.add(["simulate", *paths, "--json", "--requests", "300", "--threads", "1", "--seconds", "5"],
                 codes, is_json=True)

    def pictures(self, path, codes=(0,), formats=("svg", "png", "pdf")):
        for kind in formats:
            output = f"{path}.{kind}"
            extra = {"pdf": ["--report"], "html": ["--report"], "png": ["--heat", "--rates"]}.get(kind, [])
            self.add(["export", path, "-o", output, *extra], codes, output)

    def check(self, path, codes=(0, 1)):
        self.add(["check", path, "--json"], codes, is_json=True)

    def layout(self, path, codes=(0,)):
        self.add(["layout", path, "-o", path + ".arranged.inferboard", "--force"], codes, path + ".arranged.inferboard")

    def texts(self, path, codes=(0,)):
        """The same for people."""
        self.add(["estimate", path], codes)
        self.add(["check", path, "--explain"], (*codes, 1))
        self.add(["simulate", path, "--requests", "300", "--threads", "1"], codes)

    def recovers(self, path):
        """Of a file that is no journal, or only begins like one."""
        recovered = path + ".recovered.inferboard"
        self.add(["recover", path, "-o", recovered], (0, 2), recovered)
        self.add(["recover", path, "--json"], (0, 2), is_json=True)

    def repairs(self, path):
        """What can be read is read, whatever is wrong with the rest."""
        self.add(["check", path, "--repair", "--json"], (0, 1, 2), is_json=True)
        self.add(["estimate", path, "--repair"], (0, 2))
        repaired = path + ".repaired.svg"
        self.add(["export", path, "--repair", "-o", repaired], (0, 2), repaired)

    def every_command(self, path, codes=(0,)):
        self.check(path, (*codes, 1))
        self.numbers([path], codes)
        self.texts(path, codes)
        self.pictures(path, codes, ("svg", "png", "pdf", "html"))
        self.layout(path, codes)

    def add_types(self, is_thorough):
        kinds = [entry["id"] for entry in self.listed("catalog")]
        everywhere = []
        for kind in kinds:
            for name, make in (("alone", boards.alone), ("called", boards.called), ("streamed", boards.streamed)):
                path = boards.write(self.folder, f"{kind}-{name}", make(kind))
                everywhere.append(path)
                if is_thorough:
                    self.check(path)
                    self.layout(path)
                    self.pictures(path)
        if not is_thorough:
            for begin in range(0, len(kinds), TYPES_ON_A_BOARD):
                several = boards.islands(kinds[begin:begin + TYPES_ON_A_BOARD])
                whole = boards.write(self.folder, f"islands-{begin}", several)
                self.check(whole)
                self.layout(whole)
                self.pictures(whole)
        for begin in range(0, len(everywhere), 21):
            self.numbers(everywhere[begin:begin + 21])

    def add_templates(self):
        for command in ("templates", "catalog", "checklists", "rules"):
            self.add([command])
            self.add([command, "--json"], is_json=True)
        for entry in self.listed("templates"):
            path = os.path.join(self.folder, entry["id"] + ".inferboard")
            made = path + ".new.inferboard"
            self.add(["new", entry["id"], "-o", made], output=made)
            subprocess.run([self.program, "new", entry["id"], "-o", path], env=self.env, check=True)
            self.every_command(path)

    def add_faults(self):
        folder = os.path.join(TESTS, "data", "faults")
        for name in sorted(os.listdir(folder)):
            path = os.path.join(self.folder, name)
            shutil.copyfile(os.path.join(folder, name), path)
            self.every_command(path, (0, 2))
            self.repairs(path)
        self.add(["recover", "--list"])
        self.add(["recover", "--list", "--json"], is_json=True)
        journals = os.path.join(TESTS, "fuzz", "corpus", "journal")
        for name in sorted(os.listdir(journals)):
            path = os.path.join(self.folder, name + ".journal")
            shutil.copyfile(os.path.join(journals, name), path)
            self.recovers(path)
        shutil.copyfile(os.path.join(TESTS, "data", "everything.inferboard"),
                        os.path.join(self.folder, "everything.inferboard"))
        self.every_command(os.path.join(self.folder, "everything.inferboard"), (0, 2))
        for name, design in boards.large().items():
            self.every_command(boards.write(self.folder, name, design), (0, 2))

    def listed(self, what):
        done = subprocess.run([self.program, what, "--json"], env=self.env, check=True, capture_output=True)
        answer = json.loads(done.stdout)
        return answer if isinstance(answer, list) else next(v for v in answer.values() if isinstance(v, list))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("part", nargs="?", default="all", choices=["all", "types", "templates", "faults"])
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    parser.add_argument("--seconds", type=float, default=10, help="most for one run")
    parser.add_argument("--quick", action="store_true", help="one board of each type for pictures")
    asked = parser.parse_args()
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="inferboard-sweep-") as folder:
        sweep = Sweep(os.path.abspath(asked.program), folder, asked.seconds)
        if asked.part in ("all", "types"):
            sweep.add_types(not asked.quick)
        if asked.part in ("all", "templates"):
            sweep.add_templates()
        if asked.part in ("all", "faults"):
            sweep.add_faults()
        sweep.run_all(asked.jobs)
        print(f"{len(sweep.jobs)} runs, {len(sweep.failures)} failed, {time.monotonic() - begin:.0f} s; "
              f"the slowest took {sweep.slowest[0]:.1f} s: {sweep.slowest[1][:120]}")
        sys.exit(1 if sweep.failures else 0)


main()
