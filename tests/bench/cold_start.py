#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Time from starting the process to the first painted frame of the window, with the
fraud-detection template on the board: cold_start.py PROGRAM. The median of seven runs."""
import os
import statistics
import subprocess
import sys
import time


def main():
    program = sys.argv[1]
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    env = dict(os.environ, DISPLAY=":" + os.fdopen(read).readline().strip(), QT_QPA_PLATFORM="xcb")
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
