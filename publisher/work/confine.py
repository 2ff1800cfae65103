"""Confinement: a worker gives up what it has no use for, before it sees anything of a stranger.

It needs no network, dumps no memory and does not outlive the program.  Where the system
does not let it give something up, it goes on without having done so.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

__all__ = ["confine"]

_NEW_USER, _NEW_NET = 0x10000000, 0x40000000
"""Namespaces that a process may have to itself (Linux, ``unshare(2)``)."""
_PARENT_DEATH_SIGNAL = 1
"""What to be told when the parent dies (Linux, ``prctl(2)``)."""


def confine() -> None:
    """Give up network, core dumps and proxies; end when the program ends."""
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        del os.environ[name]
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another C library may lack them
            library = ctypes.CDLL(None, use_errno=True)
            library.prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)
            _leave_network(library)


def _leave_network(library: ctypes.CDLL) -> None:
    """Move into a namespace without any network, as the same user as before."""
    user, group = os.getuid(), os.getgid()
    if library.unshare(_NEW_NET) == 0 or library.unshare(_NEW_USER | _NEW_NET) != 0:
        return
    for name, said in (
        ("setgroups", "deny"),
        ("uid_map", f"{user} {user} 1"),
        ("gid_map", f"{group} {group} 1"),
    ):
        Path("/proc/self", name).write_text(said, encoding="ascii")
