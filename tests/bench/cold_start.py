#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Time from starting the process to the first painted frame of the window, with the
fraud-detection template on the board: cold_start.py PROGRAM. The median of seven runs."""
import os
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "window"))
from xserver import start_server  # noqa: E402


def main():
    program = sys.argv[1]
    server, display = start_server(1440, 900)
    env = dict(os.environ, DISPLAY=display, QT_QPA_PLATFORM="xcb")
    times = []
    try:
        for _ in range(7):
            begin = time.perf_counter()
            subprocess.run([program, "--template", "fraud-detection", "--quit-after-first-frame"], env=env, check=True, timeout=60)
            times.append((time.perf_counter() - begin) * 1000)
    finally:
        server.terminate()
    print(f"coldStart (process start to first painted frame and exit): median {statistics.median(times):.0f} ms, "
          f"min {min(times):.0f}, max {max(times):.0f}")


main()
