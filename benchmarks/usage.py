"""Run one command and say on standard output, as JSON, what it and all it started used.

    python benchmarks/usage.py COMMAND…

A process of its own, and a small one: a child's peak memory is at least what the process
held that it was forked from.  Processes that outlive their parent, such as the fork server
of multiprocessing and its workers, become children of this one and are waited for
(``PR_SET_CHILD_SUBREAPER``, prctl(2); Linux only), so that the kernel counts them too.
"""

import ctypes
import json
import os
import resource
import subprocess
import sys
import time

_SUBREAPER = 36
_MEGABYTE = 1e6 / 1024  # in units of ru_maxrss, which counts KiB (getrusage(2))


def main() -> None:
    """Run the command of the command line; its output goes nowhere but for errors."""
    if ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0):
        raise SystemExit("cannot wait for orphans")
    began = time.perf_counter()
    command = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
    status = command.wait()
    seconds = time.perf_counter() - began
    _wait_for_all()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = {
        "status": status,
        "seconds": seconds,
        "processor": used.ru_utime + used.ru_stime,
        "megabytes": used.ru_maxrss / _MEGABYTE,
    }
    print(json.dumps(told))


def _wait_for_all() -> None:
    while True:
        try:
            os.wait()
        except ChildProcessError:
            return


if __name__ == "__main__":
    main()
