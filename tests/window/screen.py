# SPDX-License-Identifier: MIT
"""A screen of its own (Xvfb) with the program's window on it, driven from outside by xdotool. Leaving
it closes the window as a person would, and demands that the program ends well and said nothing."""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

import x11
from xserver import start_server

WIDTH, HEIGHT = 1440, 900


def wait_until(condition, what, seconds=20.0):
    """Polls until the condition holds: the one way in which these tests wait."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        result = condition()
        if result:
            return result
        time.sleep(0.05)
    raise AssertionError(f"waited {seconds} s in vain: {what}")


class Screen:
    def __init__(self, program, arguments=(), scale=1, width=WIDTH, height=HEIGHT, theme="light"):
        self.folder = tempfile.mkdtemp(prefix="inferboard-")
        self.program = program
        self.server, self.display = start_server(width, height)
        self.env = dict(
            os.environ, DISPLAY=self.display, HOME=self.folder, XDG_CONFIG_HOME=self.folder,
            XDG_STATE_HOME=self.folder,
            XDG_RUNTIME_DIR=self.folder, QT_QPA_PLATFORM="xcb", QT_SCALE_FACTOR=str(scale), LC_ALL="C.UTF-8")
        for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORMTHEME", "XDG_CURRENT_DESKTOP", "DBUS_SESSION_BUS_ADDRESS"):
            self.env.pop(name, None)
        self.env.setdefault("UBSAN_OPTIONS", "print_stacktrace=1")
        os.makedirs(os.path.join(self.folder, "Inferboard"), exist_ok=True)
        with open(os.path.join(self.folder, "Inferboard", "inferboard.conf"), "w", encoding="utf-8") as conf:
            conf.write(f"[General]\ntheme={theme}\n")
        self.log = open(os.path.join(self.folder, "log"), "w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [program, *arguments], env=self.env, stdout=self.log, stderr=self.log)
        try:
            self.appear(width, height)
        except BaseException:
            self.end()
            raise

    def appear(self, width, height):
        self.window = wait_until(self.find_window, "the window appears", 60)
        self.tool("windowmove", self.window, "0", "0")
        self.tool("windowsize", self.window, str(width), str(height))
        self.tool("windowfocus", self.window)
        self.settle()

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        try:
            if kind:
                self.photograph(os.path.join(tempfile.gettempdir(), "inferboard-failed.png"))
                sys.stderr.write(self.said())
            else:
                self.close()
        finally:
            self.end()

    def end(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(10)
        self.server.terminate()
        self.server.wait(10)
        shutil.rmtree(self.folder, ignore_errors=True)

    def said(self):
        with open(self.log.name, encoding="utf-8", errors="replace") as log:
            return "".join(line for line in log if "QSocketNotifier" not in line)

    def ask_to_close(self):
        x11.ask_to_close(self.display, self.window)

    def close(self, seconds=20.0, gives_up_changes=False):
        """Closes the window and checks how the program ends; returns after how many seconds it did."""
        if self.process.poll() is not None:
            return self.ended(time.monotonic(), 0)
        begin = time.monotonic()
        self.ask_to_close()
        while gives_up_changes and self.process.poll() is None and time.monotonic() < begin + 0.5:
            asked = self.found("^Unsaved changes")
            if asked:
                self.tool("windowfocus", asked[0])
                begin = time.monotonic()
                self.tool("key", "Tab", "space")  # from Save to Discard
                break
            time.sleep(0.02)
        return self.ended(begin, seconds)

    def found(self, title):
        return subprocess.run(["xdotool", "search", "--onlyvisible", "--name", title],
                              env=self.env, capture_output=True, text=True).stdout.split()

    def ended(self, begin, seconds=20.0):
        """Waits for the end, which must be an orderly one: exit code 0 and not a word."""
        try:
            code = self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.photograph(os.path.join(tempfile.gettempdir(), "inferboard-failed.png"))
            raise AssertionError(f"the window did not close within {seconds} s: {self.said()}") from None
        took = time.monotonic() - begin
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        if code != 0 or self.said():
            raise AssertionError(f"the program ended with {how} and said: {self.said()}")
        return took

    def tool(self, *arguments):
        return subprocess.run(
            ["xdotool", *map(str, arguments)], env=self.env, check=True, capture_output=True, text=True).stdout

    def find_window(self):
        if self.process.poll() is not None:
            self.log.seek(0)
            raise AssertionError("the program ended: " + self.log.read())
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "Inferboard$"],
            env=self.env, capture_output=True, text=True).stdout.split()
        return found[0] if found else None

    def windows(self):
        return subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "."],
            env=self.env, capture_output=True, text=True).stdout.split()

    def pixels(self):
        return subprocess.run(
            ["import", "-silent", "-window", "root", "rgb:-"], env=self.env, check=True,
            capture_output=True).stdout

    def focus(self):
        """Without a window manager nobody gives the focus back when a dialog closes."""
        self.tool("windowfocus", self.window)
        self.settle()

    def settle(self):
        """Until two photographs in a row are the same: nothing is being painted any more."""
        def is_still():
            before = self.pixels()
            time.sleep(0.15)
            return before == self.pixels()
        wait_until(is_still, "the screen is still")

    def photograph(self, path):
        subprocess.run(["import", "-silent", "-window", "root", path], env=self.env, check=True)

    def press(self, *keys):
        self.tool("key", "--clearmodifiers", *keys)
        self.settle()

    def write(self, text):
        self.tool("type", "--delay", "12", text)
        self.settle()

    def click(self, x, y, button=1):
        self.tool("mousemove", round(x), round(y), "click", button)
        self.settle()

    def double_click(self, x, y):
        self.tool("mousemove", round(x), round(y), "click", "--repeat", "2", "--delay", "60", "1")
        self.settle()

    def drag(self, start, end, steps=12):
        (x0, y0), (x1, y1) = start, end
        self.tool("mousemove", round(x0), round(y0))
        self.tool("mousedown", 1)
        for step in range(1, steps + 1):
            self.tool("mousemove", round(x0 + (x1 - x0) * step / steps), round(y0 + (y1 - y0) * step / steps))
            time.sleep(0.02)
        time.sleep(0.1)
        self.tool("mouseup", 1)
        self.settle()

    def path(self, name):
        return os.path.join(self.folder, name)

    def save_as(self, name):
        """Ctrl+Shift+S, the path, Return; returns what the file then holds."""
        path = self.path(name)
        self.press("ctrl+shift+s")
        self.press("ctrl+a")
        self.write(path)
        self.press("Return")
        wait_until(lambda: os.path.exists(path), f"{path} is written")
        self.focus()
        return self.read(name)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return json.load(file)

    def saved(self, name):
        """Ctrl+S on a board that has a file; returns what it then holds."""
        before = os.stat(self.path(name)).st_mtime_ns
        self.press("ctrl+s")
        wait_until(lambda: os.stat(self.path(name)).st_mtime_ns != before, f"{name} is saved again")
        return self.read(name)
