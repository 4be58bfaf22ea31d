# SPDX-License-Identifier: MIT
"""An X server without a screen, for one test."""
import itertools
import os
import subprocess

_counter = itertools.count()


def start_server(width, height):
    """Starts Xvfb and waits until it answers: the process and its display, ":N".

    The number comes from this process. Left to Xvfb, two servers that start and end at the same
    moment can choose the same number, and the one that ends takes the socket of the other along.
    Without -noreset it would turn away who connects just after its only client has left: the program,
    when a look for its window came first."""
    number = 100 + os.getpid() % 5000 * 8 + next(_counter) % 8
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", f":{number}", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24",
         "-nolisten", "tcp", "-noreset"],
        pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as answer:
        shown = answer.readline().strip()
    if not shown:
        raise AssertionError(f"Xvfb did not start on display :{number}")
    return server, ":" + shown
