"""Runs one command to its end and says what it took: wall time, processor time, and memory of all its processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

INTERVAL = 0.1


@dataclass
class Taken:
    """Seconds of wall and processor, mebibytes at the peak, the exit status."""

    wall: float = 0.0
    cpu: float = 0.0
    peak: float = 0.0
    statuses: tuple[int, ...] = ()

    def __add__(self, other: "Taken") -> "Taken":
        # One command runs after another, so their peaks do not add up.
        return Taken(
            self.wall + other.wall, self.cpu + other.cpu, max(self.peak, other.peak), self.statuses + other.statuses
        )


def family(pid: int) -> list[int]:
    found, left = [], [pid]
    while left:
        one = left.pop()
        found.append(one)
        try:
            for task in os.listdir(f"/proc/{one}/task"):
                left += map(int, Path(f"/proc/{one}/task/{task}/children").read_text().split())
        except (OSError, ValueError):
            pass
    return found


def proportional(pid: int) -> int:
    """Kibibytes of a process, with its part of what it shares; processes that fork would count twice otherwise."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except (OSError, ValueError):
        pass
    return 0


def run(command: list[str], log: Path, folder: Path, environment: dict[str, str], limit: float) -> Taken:
    """A command that takes longer than `limit` seconds is ended, with its children."""
    peak = 0
    done = threading.Event()
    with open(log, "ab") as output:
        start = time.monotonic()
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **environment}, stdin=subprocess.DEVNULL, stdout=output,
            stderr=subprocess.STDOUT, start_new_session=True,
        )

        def watch() -> None:
            nonlocal peak
            while not done.wait(INTERVAL):
                peak = max(peak, sum(map(proportional, family(process.pid))))
                if time.monotonic() - start > limit:
                    os.killpg(process.pid, signal.SIGKILL)
                    return

        watcher = threading.Thread(target=watch, daemon=True)
        watcher.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        done.set()
        watcher.join()
    # The watcher may miss a short peak, which the system keeps for the largest single process.
    largest = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return Taken(wall, usage.ru_utime + usage.ru_stime, max(peak, largest) / 1024, (process.returncode,))
