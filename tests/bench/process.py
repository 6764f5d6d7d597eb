"""What a program took that reads its standard input: for the scripts beside this one."""

import os
import pathlib
import subprocess
import tempfile
import time


def memory_of(process):
    """The most memory that a process has had, in kB; 0 when it is gone."""
    try:
        status = pathlib.Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")), 0)


def run(command, source):
    """CPU seconds, the most memory in MB, and the lines written, of a process that reads the file."""
    with open(source, "rb") as taken, tempfile.TemporaryFile() as out:
        child = subprocess.Popen(command, stdin=taken, stdout=out, stderr=subprocess.DEVNULL)
        # The most memory that wait4 tells counts this script's own, too: the child began as a copy of it.
        peak = 0
        while True:
            ended, status, usage = os.wait4(child.pid, os.WNOHANG)
            if ended:
                break
            peak = max(peak, memory_of(child.pid))
            time.sleep(0.01)
        child.returncode = status
        if status != 0:
            raise SystemExit(f"{command[0]} ended with {status}.")
        out.seek(0)
        lines = out.read().count(b"\n")
    return usage.ru_utime + usage.ru_stime, peak / 1024, lines
