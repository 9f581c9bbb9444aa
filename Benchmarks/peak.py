"""The peak memory of a command."""
import subprocess
import sys

#: Starts a command and prints its exit status and its peak memory. The peak of a process is at least that of the one that
#: started it, which can be large.
STARTER = """
import resource, subprocess, sys
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
print(status, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def peak(command):
    """Returns the exit status and the peak memory in MB."""
    run = subprocess.run([sys.executable, "-c", STARTER, *command], stdout=subprocess.PIPE, text=True, check=True)
    status, size = map(int, run.stdout.split())
    # macOS counts bytes.
    return status, size * (1 if sys.platform == "darwin" else 1024) / 1e6
