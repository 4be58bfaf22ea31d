#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Kills the program at random moments and looks at what is left: kill.py PROGRAM [N [SEED]].
Half of the kills hit a window in which a board is edited and saved, half hit commands that write.
After each kill no file may be damaged, at most a second of edits may be lost, and what is not in the
file must be offered by `inferboard recover --list`. A round follows from the seed and its number;
kill.py PROGRAM --round I [SEED] runs one again. kill.py PROGRAM --faults runs the scripted faults: a full
disk, a folder that vanishes or cannot be written, a slow disk, SIGTERM."""
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from screen import wait_until  # noqa: E402
from xserver import start_server  # noqa: E402

LOSABLE = 1.0  # seconds of edits
LAG = 1.0  # between a key sent and the edit it makes, on a busy machine


def board():
    return {
        "format": "inferboard", "version": 1, "title": "Killed",
        "components": [
            {"id": f"c{i}", "type": "app-server", "name": f"Service {i}", "rect": [240 * (i % 6), 120 * (i // 6), 180, 60]}
            for i in range(24)],
        "connections": [
            {"id": f"k{i}", "from": f"c{i}", "to": f"c{i + 1}", "kind": "request"} for i in range(23)],
    }


def expect(condition, what):
    if not condition:
        raise AssertionError(what)


def contents(path):
    with open(path, "rb") as file:
        return file.read()


class Bench:
    """A screen without a window, and a folder of its own for each round."""

    def __init__(self, program):
        self.program = program
        self.base = tempfile.mkdtemp(prefix="inferboard-kill-")
        self.server, self.display = start_server(1440, 900)
        self.window = None
        self.process = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()
        self.server.terminate()
        self.server.wait(10)
        shutil.rmtree(self.base, ignore_errors=True)

    def fresh(self):
        """A new round: nothing is left of the one before."""
        self.folder = tempfile.mkdtemp(dir=self.base)
        self.env = dict(
            os.environ, DISPLAY=self.display, HOME=self.folder, XDG_CONFIG_HOME=self.folder,
            XDG_STATE_HOME=self.path("state"), XDG_RUNTIME_DIR=self.folder, QT_QPA_PLATFORM="xcb",
            LC_ALL="C.UTF-8")
        for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORMTHEME", "XDG_CURRENT_DESKTOP", "DBUS_SESSION_BUS_ADDRESS"):
            self.env.pop(name, None)
        with open(self.path("board.inferboard"), "w", encoding="utf-8") as file:
            json.dump(board(), file)

    def path(self, name):
        return os.path.join(self.folder, name)

    # The command line

    def run(self, *arguments, limit=None, env=None):
        def before():
            if limit is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
        return subprocess.run([self.program, *arguments], env=env or self.env, capture_output=True, text=True,
                              timeout=120, preexec_fn=before)

    def must_read(self, path):
        result = self.run("check", path, "--json")
        expect(result.returncode in (0, 1), f"{path} cannot be read any more: {result.stderr}")

    def offered(self):
        result = self.run("recover", "--list", "--json")
        expect(result.returncode == 0, f"recover --list: {result.stderr}")
        answer = json.loads(result.stdout)
        expect(not answer["damaged"], f"a damaged journal: {answer['damaged']}")
        return answer["boards"]

    def recovered(self, journal):
        out = self.path(f"recovered-{time.monotonic_ns()}.inferboard")
        result = self.run("recover", journal, "-o", out)
        expect(result.returncode == 0, f"recover: {result.stderr}")
        self.must_read(out)
        return json.loads(contents(out))

    def journals(self):
        folder = self.path("state/inferboard")
        if not os.path.isdir(folder):
            return []
        return [os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".journal")]

    # The window

    def open(self, *arguments, env=None, limit=None):
        def before():
            if limit is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
        self.process = subprocess.Popen([self.program, *arguments], env=env or self.env,
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, preexec_fn=before)
        self.window = wait_until(self.find_window, "the window appears", 60)
        self.tool("windowmove", self.window, "0", "0")
        self.tool("windowfocus", self.window)

    def find_window(self):
        expect(self.process.poll() is None, "the program ended by itself")
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid), "--name", "Inferboard$"],
                               env=self.env, capture_output=True, text=True).stdout.split()
        return found[0] if found else None

    def tool(self, *arguments):
        subprocess.run(["xdotool", *map(str, arguments)], env=self.env, check=True, capture_output=True)

    def key(self, *keys):
        self.tool("key", "--clearmodifiers", *keys)

    def has_title(self, text):
        found = subprocess.run(["xdotool", "getwindowname", self.window], env=self.env, capture_output=True, text=True)
        return text in found.stdout

    def ready(self, title="Killed"):
        """The board is open, and all of it is selected."""
        wait_until(lambda: self.has_title(title), "the board is open")
        self.key("ctrl+a")

    def kill(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
        if self.process:
            self.process.wait(20)


def nudges(design):
    """How many times all boxes were moved to the right together."""
    start = {c["id"]: c["rect"] for c in board()["components"]}
    moved = {c["rect"][0] - start[c["id"]][0] for c in design["components"]}
    expect(len(moved) == 1 and len(design["components"]) == len(start), f"a mixture: {moved}")
    return moved.pop()


def edit_until(bench, rng, seconds, saves):
    """Nudges and saves for that long; the times at which nudges were sent."""
    sent = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if saves and rng.random() < 0.15:
            bench.key("ctrl+s")
            if rng.random() < 0.5:
                time.sleep(rng.random() * 0.05)
            continue
        bench.key("Right")
        sent.append(time.monotonic())
        time.sleep(rng.random() * 0.1)
    return sent


def judge(bench, sent, killed, step, file):
    """What is left after a kill: the file is whole, the rest is offered, a second is lost at most."""
    in_file = 0
    if file:
        bench.must_read(file)
        in_file = nudges(json.loads(contents(file)))
    boards = bench.offered()
    expect(len(boards) <= 1, f"offered more than once: {boards}")
    last = nudges(bench.recovered(boards[0]["journal"])) if boards else in_file
    needed = sum(1 for when in sent if when < killed - LOSABLE - LAG)
    expect(last / step >= needed, f"{last / step} edits are left of {needed} older than a second ({len(sent)} sent)")
    expect(last / step <= len(sent), f"{last / step} edits of {len(sent)}")
    expect(last == in_file or boards, f"{last - in_file} edits are not in the file and not offered")
    return last / step, boards


def step_of(bench):
    """How far one nudge moves."""
    bench.fresh()
    file = bench.path("board.inferboard")
    bench.open(file)
    bench.ready()
    before = contents(file)
    bench.key("Right")
    bench.key("ctrl+s")
    wait_until(lambda: contents(file) != before, "the board is saved")
    wait_until(lambda: not bench.offered(), "a saved board is not offered")
    bench.process.send_signal(signal.SIGTERM)
    bench.process.wait(20)
    expect(not os.listdir(bench.path("state/inferboard")), "a saved board leaves a journal")
    return nudges(json.loads(contents(file)))


def kill_window(bench, rng, step):
    bench.fresh()
    file = bench.path("board.inferboard")
    bench.open(file)
    bench.ready()
    sent = edit_until(bench, rng, rng.uniform(0.05, 3.0), saves=rng.random() < 0.7)
    if rng.random() < 0.4:
        bench.key("ctrl+s")
        time.sleep(rng.random() * 0.06)
    killed = time.monotonic()
    bench.kill()
    last, boards = judge(bench, sent, killed, step, file)
    if boards and rng.random() < 0.25:  # once more, while it is offered in a window
        bench.open(file)
        time.sleep(rng.random())
        bench.kill()
        again, _ = judge(bench, sent, killed, step, file)
        expect(again == last, "a kill while it was offered lost edits")
    return f"window: {len(sent)} edits, {last:g} left"


def commands(bench, rng):
    """A command that writes, and the file that it writes."""
    file = bench.path("board.inferboard")
    out = bench.path("out.inferboard")
    if rng.random() < 0.5:
        shutil.copy(file, out)
    picture = bench.path(rng.choice(["out.png", "out.svg"]))
    arranged = rng.choice([out, file])
    return rng.choice([
        (["new", "fraud-detection", "-o", out, "--force"], out),
        (["check", file, "--fix"], file),
        (["layout", file, "-o", arranged, "--force"], arranged),
        (["export", file, "-o", picture], picture),
        (["recover", "JOURNAL", "-o", out, "--force"], out),
    ])


def leave_journal(bench):
    """A board with changes in a journal, made by a window that was killed."""
    bench.open(bench.path("board.inferboard"))
    bench.ready()
    bench.key("Right", "Right", "Right")
    wait_until(bench.journals, "a journal")
    bench.kill()


def kill_command(bench, rng, journal):
    bench.fresh()
    arguments, out = commands(bench, rng)
    if "JOURNAL" in arguments:
        os.makedirs(bench.path("state/inferboard"))
        mine = bench.path("state/inferboard/left.journal")
        shutil.copy(journal, mine)
        arguments[1] = mine
    old = contents(out) if os.path.exists(out) else None
    keep = bench.path("keep")
    if old is not None:
        shutil.copy(out, keep)
    started = time.monotonic()
    bench.run(*arguments)
    took = time.monotonic() - started
    new = contents(out)
    if old is not None:
        shutil.copy(keep, out)
    else:
        os.remove(out)
    delay = rng.uniform(0.3, 1.05) * took
    process = subprocess.Popen([bench.program, *arguments], env=bench.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(delay)
    process.kill()
    process.wait(20)
    left = contents(out) if os.path.exists(out) else None
    expect(left in (old, new), f"{out} is neither the old nor the new one ({left and len(left)} bytes)")
    if left is not None and out.endswith(".inferboard"):
        bench.must_read(out)
    if "recover" in arguments:
        expect(bench.offered(), "the journal is not offered any more")
    return f"{arguments[0]}: {'the new file' if left == new else 'the old file' if left else 'no file'}"


def run_round(bench, seed, index, step, journal):
    rng = random.Random(seed * 1_000_003 + index)
    if rng.random() < 0.5:
        return kill_window(bench, rng, step)
    return kill_command(bench, rng, journal)


# Scripted faults

def fault_disk_full(bench, step):
    """The state folder takes no more: work goes on, and is kept as soon as there is room."""
    bench.fresh()
    bench.open(bench.path("board.inferboard"), limit=2048)
    bench.ready()
    bench.key("Right", "Right")
    time.sleep(1.5)
    expect(bench.process.poll() is None, "a full disk ended the program")
    expect(not bench.offered(), "a journal on a full disk")
    resource.prlimit(bench.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    bench.key("Right")
    wait_until(bench.journals, "the journal once there is room")
    time.sleep(1.0)
    bench.kill()
    expect(nudges(bench.recovered(bench.journals()[0])) == 3 * step, "edits are lost")


def fault_disk_full_command(bench, _):
    """A command on a full disk says so and keeps the old file."""
    bench.fresh()
    out = bench.path("out.inferboard")
    shutil.copy(bench.path("board.inferboard"), out)
    old = contents(out)
    result = bench.run("new", "fraud-detection", "-o", out, "--force", limit=1024)
    expect(result.returncode == 2 and out in result.stderr, f"{result.returncode}: {result.stderr}")
    expect(contents(out) == old, "the old file is gone")


def fault_folder_vanishes(bench, step):
    """The state folder is removed under the window: the journal is begun anew."""
    bench.fresh()
    bench.open(bench.path("board.inferboard"))
    bench.ready()
    bench.key("Right")
    wait_until(bench.journals, "a journal")
    shutil.rmtree(bench.path("state"))
    bench.key("Right")
    wait_until(bench.journals, "a new journal")
    bench.key("Right")
    time.sleep(1.0)
    bench.kill()
    boards = bench.offered()
    expect(len(boards) == 1 and nudges(bench.recovered(boards[0]["journal"])) == 3 * step, "edits are lost")


def fault_folder_is_a_file(bench, step):
    """There can be no journal at all: work goes on, and saving is as ever."""
    bench.fresh()
    open(bench.path("state"), "w", encoding="utf-8").close()
    file = bench.path("board.inferboard")
    bench.open(file)
    bench.ready()
    before = contents(file)
    bench.key("Right")
    time.sleep(1.0)
    bench.key("ctrl+s")
    wait_until(lambda: contents(file) != before, "the board is saved")
    expect(nudges(json.loads(contents(file))) == step, "the edit is lost")
    bench.kill()


def fault_board_folder_vanishes(bench, step):
    """The folder of the file is gone: saving says so, the journal has everything."""
    bench.fresh()
    os.mkdir(bench.path("away"))
    file = bench.path("away/board.inferboard")
    shutil.copy(bench.path("board.inferboard"), file)
    bench.open(file)
    bench.ready()
    bench.key("Right")
    shutil.rmtree(bench.path("away"))
    bench.key("ctrl+s")
    time.sleep(1.0)
    bench.kill()
    boards = bench.offered()
    expect(len(boards) == 1 and boards[0]["file_state"] == "missing", f"not offered as missing: {boards}")
    expect(nudges(bench.recovered(boards[0]["journal"])) == step, "the edit is lost")


SLOW_DISK = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <unistd.h>
int fsync(int file) { sleep(3); int (*real)(int) = dlsym(RTLD_NEXT, "fsync"); return real(file); }
"""


def slow_disk(bench):
    """The environment in which each fsync takes three seconds."""
    compiler = shutil.which("cc")
    if not compiler:
        return None
    source = bench.path("slow.c")
    with open(source, "w", encoding="utf-8") as file:
        file.write(SLOW_DISK)
    library = bench.path("slow.so")
    subprocess.run([compiler, "-shared", "-fPIC", source, "-o", library, "-ldl"], check=True)
    # The sanitizer would rather be the first library; it need not.
    return dict(bench.env, LD_PRELOAD=library, ASAN_OPTIONS="verify_asan_link_order=0")


def fault_slow_disk(bench, step):
    """The disk takes seconds to flush: the window does not wait for it, and nothing is lost."""
    bench.fresh()
    env = slow_disk(bench)
    if not env:
        return "skipped: there is no C compiler"
    bench.open(bench.path("board.inferboard"), env=env)
    bench.ready()
    for _ in range(10):
        bench.key("Right")
    wait_until(bench.journals, "a journal")
    for _ in range(10):
        bench.key("Right")
    time.sleep(1.0)
    bench.kill()
    boards = bench.offered()
    expect(len(boards) == 1 and nudges(bench.recovered(boards[0]["journal"])) == 20 * step, "edits are lost")
    return None


def fault_signals(bench, step):
    """SIGTERM, SIGINT and SIGHUP end a window within moments, without a question, and keep the board."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        bench.fresh()
        bench.open(bench.path("board.inferboard"))
        bench.ready()
        bench.key("Right", "Right")
        bench.key("ctrl+o")  # a dialog is open meanwhile
        time.sleep(0.5)
        started = time.monotonic()
        bench.process.send_signal(number)
        code = bench.process.wait(10)
        took = time.monotonic() - started
        expect(code == 128 + number, f"signal {number} ended with {code}: {bench.process.stdout.read().decode()}")
        expect(took < 1.0 + LAG, f"signal {number} took {took:.1f} s")
        boards = bench.offered()
        expect(len(boards) == 1 and nudges(bench.recovered(boards[0]["journal"])) == 2 * step, "edits are lost")


FAULTS = [fault_signals, fault_disk_full, fault_disk_full_command, fault_folder_vanishes, fault_folder_is_a_file,
          fault_board_folder_vanishes, fault_slow_disk]


def run_faults(bench, step):
    bad = 0
    for fault in FAULTS:
        try:
            said = fault(bench, step)
            print(f"{fault.__name__}: {said or 'fine'}", flush=True)
        except AssertionError as error:
            bad += 1
            print(f"{fault.__name__}: {error}", flush=True)
        finally:
            bench.kill()
    return bad


def run_rounds(bench, seed, rounds, step):
    bench.fresh()
    leave_journal(bench)
    journal = os.path.join(bench.base, "left.journal")
    shutil.copy(bench.journals()[0], journal)
    bad = 0
    for index in rounds:
        try:
            said = run_round(bench, seed, index, step, journal)
            print(f"round {index}: {said}", flush=True)
        except AssertionError as error:
            bad += 1
            print(f"round {index}: FAILED: {error}\n  again with: kill.py PROGRAM --round {index} {seed}", flush=True)
        finally:
            bench.kill()
            shutil.rmtree(bench.folder, ignore_errors=True)
    print(f"{len(rounds)} kills, {bad} of them with damage or loss (seed {seed})")
    return bad


def main():
    program, arguments = os.path.abspath(sys.argv[1]), sys.argv[2:]
    with Bench(program) as bench:
        step = step_of(bench)
        if arguments[:1] == ["--faults"]:
            sys.exit(1 if run_faults(bench, step) else 0)
        if arguments[:1] == ["--round"]:
            seed = int(arguments[2]) if len(arguments) > 2 else 1
            sys.exit(1 if run_rounds(bench, seed, [int(arguments[1])], step) else 0)
        count = int(arguments[0]) if arguments else 200
        seed = int(arguments[1]) if len(arguments) > 1 else 1
        sys.exit(1 if run_rounds(bench, seed, range(count), step) else 0)


main()
