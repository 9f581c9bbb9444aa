#!/usr/bin/env python3
"""Sends a signal to runs of blindspot and prints the exit status of each: signal-run.py SIGNAL FOLDER

The signal arrives at three moments: right after the start, while the run waits for a reader of the FIFO it writes to, and
while it writes there and the pipe is full. Prints "ended by the signal" or what happened instead.
"""
import os
import select
import signal
import subprocess
import sys
import time

number = getattr(signal, "SIG" + sys.argv[1])
# The threads of the test runner block signals, and a child inherits that.
signal.pthread_sigmask(signal.SIG_SETMASK, [])


def cpu_time(process):
    """Returns the CPU time that a process has used so far, in a unit of the system."""
    try:
        return open(f"/proc/{process.pid}/stat").read().rpartition(")")[2].split()[11:13]
    except FileNotFoundError:
        return subprocess.run(["ps", "-o", "time=", "-p", str(process.pid)], capture_output=True).stdout


def wait_until_idle(process):
    """Waits until a process uses no CPU time in ten polls: it waits for something."""
    before, polls = None, 0
    while polls < 10 and process.poll() is None:
        now = cpu_time(process)
        polls = polls + 1 if now == before else 0
        before = now
        time.sleep(0.02)


for moment in ("start", "waiting", "writing"):
    reader = os.open("fifo", os.O_RDONLY | os.O_NONBLOCK) if moment == "writing" else None
    run = subprocess.Popen(["blindspot", sys.argv[2], "--output", "json=a.json", "--output", "csv=fifo", "--jobs", "2"],
                           stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    if moment == "waiting":
        wait_until_idle(run)
    elif moment == "writing":
        select.select([reader], [], [], 60)
    run.send_signal(number)
    try:
        status = run.wait(60)
    except subprocess.TimeoutExpired:
        run.kill()
        status = "hangs"
    if reader is not None:
        os.close(reader)
    print("ended by the signal" if status == -number else f"{moment}: {status}")
