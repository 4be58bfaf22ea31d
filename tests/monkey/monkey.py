#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Random input on the real window, of a build with sanitizers: monkey.py PROGRAM [--seed S] [--minutes M | --steps N]

After every step the window must answer, must not have said a word on standard error, and must live;
now and then the board is saved, and the file must open again with every id there once; the memory,
looked at with the same board in the window each time, must not grow. A run is had again by its seed."""
import argparse
import collections
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(os.path.dirname(HERE), "window")]
import steps  # noqa: E402
import x11  # noqa: E402
from xserver import start_server  # noqa: E402

TESTS = os.path.dirname(HERE)
FILE_DIALOG = re.compile(r"^(Open|Save|Export|Look)\b.*")
# Growth that is allowed over a run, on top of the first looks: caches, fonts, the allocator.
GROWTH_SHARE, GROWTH_MIB = 1.25, 96


class Found(Exception):
    """Something that must not be."""


class Monkey:
    def __init__(self, program, seed, answer_seconds, log_path):
        self.program, self.seed, self.answer_seconds = os.path.abspath(program), seed, answer_seconds
        self.folder = tempfile.mkdtemp(prefix="inferboard-monkey-")
        self.log = open(log_path, "w", encoding="utf-8")
        self.latest = collections.deque(maxlen=40)
        self.memory, self.counts = [], collections.Counter()
        self.number, self.process = 0, None
        self.slowest = (0.0, "")
        self.start_screen()

    # Before and after.

    def start_screen(self):
        self.server, name = start_server(steps.WIDTH, steps.HEIGHT)
        self.display = x11.Display(name)
        self.env = dict(os.environ, DISPLAY=name, HOME=self.folder, XDG_CONFIG_HOME=self.folder,
                        XDG_STATE_HOME=self.folder, XDG_DATA_HOME=self.folder, XDG_CACHE_HOME=self.folder,
                        XDG_RUNTIME_DIR=self.folder, QT_QPA_PLATFORM="xcb", LC_ALL="C.UTF-8")
        for variable in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORMTHEME", "XDG_CURRENT_DESKTOP", "DBUS_SESSION_BUS_ADDRESS"):
            self.env.pop(variable, None)
        self.env.setdefault("UBSAN_OPTIONS", "print_stacktrace=1")
        # Freed memory that is kept aside would look like growth.
        self.env.setdefault("ASAN_OPTIONS", "quarantine_size_mb=16")

    def begin(self):
        for name in ("fraud-detection", "visual-search"):
            subprocess.run([self.program, "new", name, "-o", self.path(f"{name}.inferboard")], env=self.env, check=True)
        shutil.copyfile(os.path.join(TESTS, "data", "faults", "two.inferboard"), self.path("two.inferboard"))
        self.start("fraud-detection")

    def start(self, template):
        self.said_path = self.path(f"said-{self.number}")
        with open(self.said_path, "wb") as said:
            arguments = ["--template", template] if template else [self.path("two.inferboard")]
            self.process = subprocess.Popen([self.program, *arguments], env=self.env, cwd=self.folder,
                                            stdout=said, stderr=said)
        end = time.monotonic() + 120
        while not (found := [w for w, its in self.display.windows() if "Inferboard" in self.display.title(w)]):
            self.demand_alive()
            if time.monotonic() > end:
                raise Found("no window appeared within two minutes")
            time.sleep(0.05)
        self.window = found[0]
        self.display.place(self.window, 0, 0, steps.WIDTH, steps.HEIGHT)
        self.display.focus(self.window)
        self.wait_for_answer()

    def end(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait(10)
        self.display.close()
        self.server.terminate()
        self.server.wait(10)
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    # What must hold.

    def said(self):
        with open(self.said_path, encoding="utf-8", errors="replace") as file:
            return "".join(line for line in file if "QSocketNotifier" not in line)

    def demand_alive(self):
        code = self.process.poll()
        if code is not None:
            how = f"by signal {-code}" if code < 0 else f"with exit code {code}"
            raise Found(f"the program ended {how}: {self.said()}")

    def wait_for_answer(self):
        """Until the window has dealt with what was sent: twice, for what it posted to itself meanwhile."""
        begin = time.monotonic()
        for _ in range(2):
            if not self.display.ping(self.window, self.answer_seconds):
                self.demand_alive()
                raise Found(f"the window did not answer within {self.answer_seconds} s")
        self.slowest = max(self.slowest, (time.monotonic() - begin, f"step {self.number}: {self.latest[-1] if self.latest else 0}"))

    def demand_silence(self):
        self.demand_alive()
        if self.said():
            raise Found(f"it said: {self.said()}")

    # Steps.

    def run(self, number):
        self.number = number
        name, moves = steps.step(self.seed, number)
        line = f"{number} {name} {json.dumps(moves)}"
        self.latest.append(line)
        self.log.write(line + "\n")
        self.log.flush()
        self.counts[name] += 1
        if name not in ("open_file", "save_as", "export", "report"):
            self.leave_file_dialogs()
        for move, *arguments in moves:
            getattr(self, "do_" + move)(*arguments)
        self.wait_for_answer()
        self.demand_silence()

    def managed(self):
        """What a window manager would know of, the lowest first: no menus, lists of completions or tool tips."""
        return [w for w, its in self.display.windows() if not its.override_redirect]

    def dialogs(self):
        return [w for w in self.managed() if w != self.window]

    def hold_focus(self):
        """There is no window manager to give the focus to a dialog that opens, and back when it closes.
        What is typed into the board below a dialog is lost, and with it the keys for a list that is open."""
        windows = self.managed()
        if windows and self.display.focused() != windows[-1]:
            self.display.focus(windows[-1])

    def leave_file_dialogs(self):
        """Random keys in a list of files could delete some."""
        end = time.monotonic() + self.answer_seconds
        while time.monotonic() < end:
            if not any(FILE_DIALOG.match(self.display.title(w)) for w in self.dialogs()):
                return
            self.do_key("Escape")
            self.wait_for_answer()
            time.sleep(0.1)
        raise Found("a file dialog does not close with Escape")

    def do_move(self, x, y):
        self.display.move(x, y)
        self.display.ping(self.window, self.answer_seconds)

    def do_click(self, button, times):
        for _ in range(times):
            self.display.click(button)

    def do_down(self, button):
        self.display.button(button, True)

    def do_up(self, button):
        self.display.button(button, False)

    def do_wheel(self, button, times, is_zooming):
        code = self.display.code("Control_L")[0]
        if is_zooming:
            self.display.key_event(code, True)
        for _ in range(times):
            self.display.click(button)
        if is_zooming:
            self.display.key_event(code, False)
        self.display.sync()

    def do_key(self, keys):
        self.hold_focus()
        self.display.press(keys)

    def do_write(self, text):
        self.hold_focus()
        self.display.write(text)

    def do_await(self, count):
        """Until so many dialogs are open; what is sent before would be lost."""
        end = time.monotonic() + self.answer_seconds
        while len(self.dialogs()) < count and time.monotonic() < end:
            self.wait_for_answer()
            time.sleep(0.05)
        self.hold_focus()
        self.wait_for_answer()

    def do_path(self, name):
        """Into the dialog that asks for a file, if there is one, and takes it."""
        if not self.dialogs():
            return
        asking = self.dialogs()[-1]
        self.do_key("ctrl+a")
        self.wait_for_answer()
        self.do_write(self.path(name))
        self.wait_for_answer()
        # The list of completions may take a Return for itself.
        for _ in range(3):
            self.do_key("Return")
            self.wait_for_answer()
            if asking not in self.dialogs():
                break

    def do_resize(self, width, height):
        self.display.place(self.window, 0, 0, width, height)

    def do_calm(self):
        """Back to the board: nothing held, no menu, no dialog, no gesture, no field."""
        for button in (1, 2, 3):
            self.display.button(button, False)
        quiet = 0
        for attempt in range(12):
            self.wait_for_answer()
            others = [w for w, _ in self.display.windows() if w != self.window]
            quiet = 0 if others else quiet + 1
            self.do_key("Escape")
            # Not at the first look: the question whether to replace a file is followed by that for its name.
            if quiet == 2:
                break
            if attempt > 3:
                # A tool tip does not hear Escape; it goes a moment after the pointer.
                self.do_move(0, 0)
                time.sleep(0.1)
        else:
            titles = [self.display.title(w) for w in others]
            raise Found(f"Escape does not lead back to the board: {titles}")
        self.wait_for_answer()
        self.display.focus(self.window)

    def do_discard(self):
        """If it is asked about unsaved changes now, they are given up."""
        self.wait_for_answer()
        question = self.question()
        if question:
            self.answer(question, 1)

    def question(self):
        """The window that asks about unsaved changes, if it is asked."""
        asking = [w for w, _ in self.display.windows() if self.display.title(w).startswith("Unsaved changes")]
        return asking[-1] if asking else None

    def answer(self, question, button):
        """Presses the button that comes so many after the one that has the focus: the first saves."""
        self.display.focus(question)
        self.wait_for_answer()
        for _ in range(button):
            self.do_key("Tab")
        self.do_key("space")
        self.display.ping(self.window, self.answer_seconds)

    def do_restart(self, template):
        self.do_calm()
        self.quit()
        self.start(template)

    def quit(self):
        """Closes the window, giving up what is not saved; it must end well and without a word."""
        for button in (1, 2, 3):
            self.display.ask_to_close(self.window)
            end = time.monotonic() + self.answer_seconds
            while self.process.poll() is None and time.monotonic() < end and not self.question():
                time.sleep(0.05)
            question = self.process.poll() is None and self.question()
            if question:
                self.answer(question, button)
            try:
                self.process.wait(self.answer_seconds)
                break
            except subprocess.TimeoutExpired:
                self.do_calm()
        if self.process.poll() is None:
            raise Found("the window does not close")
        if self.process.returncode != 0 or self.said():
            code = self.process.returncode
            how = f"signal {-code}" if code < 0 else f"exit code {code}"
            raise Found(f"quitting ended with {how}: {self.said()}")

    def do_check(self, name):
        """Saves under a new name; the file must open, and hold every id once."""
        self.do_calm()
        path = self.path(name)
        self.do_key("ctrl+shift+s")
        self.do_await(1)
        self.do_path(name)
        end = time.monotonic() + self.answer_seconds
        while not os.path.exists(path):
            self.demand_alive()
            if time.monotonic() > end:
                raise Found(f"{name} was not saved; in sight: {[self.display.title(w) for w, _ in self.display.windows()]}")
            time.sleep(0.02)
        self.do_calm()
        self.check_file(path)
        os.remove(path)

    def check_file(self, path):
        with open(path, encoding="utf-8") as file:
            design = json.load(file)
        ids = [e["id"] for key in ("components", "connections", "annotations") for e in design.get(key, [])]
        if len(ids) != len(set(ids)):
            raise Found(f"an id is there twice: {[i for i in ids if ids.count(i) > 1]}")
        done = subprocess.run([self.program, "check", path, "--json"], env=self.env, capture_output=True, text=True)
        if done.returncode not in (0, 1):
            raise Found(f"what was saved cannot be opened: {done.stderr}")

    def write_report(self):
        """The most that the program ever does at once: the allocator keeps its room from then on."""
        name = "first-report.pdf"
        self.do_key("ctrl+alt+e")
        self.do_await(1)
        self.do_path(name)
        end = time.monotonic() + self.answer_seconds
        while not os.path.exists(self.path(name)) and time.monotonic() < end:
            time.sleep(0.2)
        self.do_calm()

    def do_memory(self):
        """Looks at the memory with the same board and an empty history."""
        self.do_calm()
        self.do_key("ctrl+o")
        self.do_await(1)
        self.do_path("visual-search.inferboard")
        self.do_discard()
        time.sleep(1.0)
        self.do_calm()
        if all(pid != self.process.pid for pid, _ in self.memory):
            self.write_report()
        with open(f"/proc/{self.process.pid}/status", encoding="utf-8") as file:
            kib = int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1))
        self.memory.append((self.process.pid, kib / 1024))
        looks = [mib for pid, mib in self.memory if pid == self.process.pid]
        if len(looks) > 4 and looks[-1] > max(looks[:3]) * GROWTH_SHARE + GROWTH_MIB:
            raise Found(f"the memory grows: {', '.join(f'{mib:.0f}' for mib in looks)} MiB")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--steps", type=int, help="instead of minutes")
    parser.add_argument("--answer", type=float, default=15, help="seconds within which the window must answer")
    parser.add_argument("--log", help="where the steps are written")
    asked = parser.parse_args()
    log = asked.log or os.path.join(tempfile.gettempdir(), f"inferboard-monkey-{asked.seed}.log")
    begin = time.monotonic()
    monkey = Monkey(asked.program, asked.seed, asked.answer, log)
    number = 0
    try:
        monkey.begin()
        while number < asked.steps if asked.steps else time.monotonic() - begin < 60 * asked.minutes:
            monkey.run(number)
            number += 1
        monkey.do_calm()
        monkey.quit()
    except (Found, AssertionError) as found:
        picture = os.path.join(tempfile.gettempdir(), f"inferboard-monkey-{asked.seed}.png")
        subprocess.run(["import", "-silent", "-window", "root", picture], env=monkey.env, check=False)
        print("\n".join(monkey.latest))
        print(f"FOUND at step {number} of seed {asked.seed}: {found}")
        print(f"Again: ./dev monkey {asked.seed}; the steps are in {log}, the screen in {picture}")
        sys.exit(1)
    finally:
        monkey.end()
    looks = ", ".join(f"{mib:.0f}" for _, mib in monkey.memory)
    print(f"seed {asked.seed}: {number} steps in {time.monotonic() - begin:.0f} s, nothing found; "
          f"slowest answer {monkey.slowest[0]:.1f} s ({monkey.slowest[1][:160]}); memory {looks or '-'} MiB; "
          f"{dict(monkey.counts)}")


main()
