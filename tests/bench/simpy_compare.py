#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""M/M/1 at a load of 0.8 with SimPy beside ours: simpy_compare.py [BENCH_SIMULATION]. Prints requests
per second of processor time for SimPy (Debian's python3-simpy 2.3.1, the old API) and, given the
benchmark program, per second for ours on one thread."""
import json
import random
import subprocess
import sys
import time

from SimPy.Simulation import Process, Resource, activate, hold, initialize, release, request, simulate, now

REQUESTS = 200_000
RATE, MEAN = 0.1, 8.0


class Client(Process):
    def run(self, server, count, latencies):
        for _ in range(count):
            visit = Visit()
            activate(visit, visit.run(server, latencies))
            yield hold, self, random.expovariate(RATE)


class Visit(Process):
    def run(self, server, latencies):
        began = now()
        yield request, self, server
        yield hold, self, random.expovariate(1 / MEAN)
        yield release, self, server
        latencies.append(now() - began)


def main():
    random.seed(1)
    initialize()
    server = Resource(capacity=1)
    latencies = []
    client = Client()
    activate(client, client.run(server, REQUESTS, latencies))
    begin = time.process_time()
    simulate(until=float("inf"))
    seconds = time.process_time() - begin
    print(f"SimPy: {REQUESTS / seconds:,.0f} requests/s (mean {sum(latencies) / len(latencies):.1f} ms, exact 40)")
    if len(sys.argv) > 1:
        out = subprocess.run(
            [sys.argv[1], "--benchmark_filter=simulate/mm1/threads:1", "--benchmark_format=json"],
            check=True, capture_output=True, text=True).stdout
        ours = json.loads(out)["benchmarks"][0]["requests/s"]
        print(f"ours:  {ours:,.0f} requests/s, {ours * seconds / REQUESTS:.0f} times as many")


main()
