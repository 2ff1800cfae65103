"""Two names exchanged by one call of the system, so that neither is ever without a file.

Linux has renameat2(2) with RENAME_EXCHANGE, macOS renamex_np(2) with RENAME_SWAP.

Floor 1: imports the standard library only.
"""

from __future__ import annotations

import ctypes
import errno
import os
from pathlib import Path

__all__ = ["exchanged"]

_EXCHANGE = 2
"""RENAME_EXCHANGE of <linux/fs.h>, and RENAME_SWAP of <sys/stdio.h>."""

_HERE = -100
"""AT_FDCWD of <fcntl.h> on Linux."""

_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}
"""What a system or a file system says that knows no exchange."""


def exchanged(one: Path, other: Path) -> bool:
    """Exchange two names at once; tell if that can be done here.  Raises OSError."""
    library = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    if hasattr(library, "renameat2"):
        failed = library.renameat2(_HERE, first, _HERE, second, _EXCHANGE)
    elif hasattr(library, "renamex_np"):
        failed = library.renamex_np(first, second, _EXCHANGE)
    else:
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))
